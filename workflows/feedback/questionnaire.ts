import type { AuthoritySettings, Contradiction, Questionnaire } from '../kernel/decider.js';

/** Scores run from 1, not at all, to 5, very much. */
export const [lowestScore, highestScore] = [1, 5] as const;
export const mostQuestions = 12;

/** What families are asked where the authority has set nothing of its own. Versions above 0 are the authority's. */
export const usualQuestionnaire: Questionnaire = {
  version: 0,
  questions: [
    { id: 'clear', text: 'It was clear to us what would happen and when' },
    { id: 'listened', text: 'We were listened to' },
    { id: 'informed', text: 'We were kept informed' },
    { id: 'reflected', text: 'What we said is reflected in what was decided or written' },
    { id: 'overall', text: 'Overall we are content with how this was done' },
  ],
  positiveFrom: 4,
};

type Settings = Pick<AuthoritySettings, 'questionnaires'>;

/** Every questionnaire that a family may have been asked, oldest first: the usual one, then the authority's own. */
export function questionnairesOf({ questionnaires = [] }: Settings): readonly Questionnaire[] {
  return [usualQuestionnaire, ...questionnaires];
}

/** The one that families are asked now. */
export function currentQuestionnaire(settings: Settings): Questionnaire {
  return questionnairesOf(settings).at(-1) ?? usualQuestionnaire;
}

/** What is wrong with a questionnaire by itself; null where it can be asked. */
export function questionnaireFault({ questions, positiveFrom }: Omit<Questionnaire, 'version'>): Contradiction | null {
  if (questions.length === 0) return { code: 'questionnaire-needs-a-question', details: {} };
  if (questions.length > mostQuestions) return { code: 'questionnaire-too-long', details: { most: mostQuestions } };
  if (questions.some(({ text }) => text.trim() === '')) return { code: 'questionnaire-needs-a-question', details: {} };
  const ids = questions.map(({ id }) => id);
  if (ids.some((id) => !/^[a-zA-Z0-9-]{1,40}$/.test(id)) || new Set(ids).size < ids.length) {
    return { code: 'question-id-unusable', details: {} };
  }
  if (!Number.isInteger(positiveFrom) || positiveFrom <= lowestScore || positiveFrom > highestScore) {
    return { code: 'positive-score-out-of-range', details: { from: lowestScore + 1, to: highestScore } };
  }
  return null;
}

/** The question whose words another questionnaire has already given another meaning; null where there is none. */
export function reusedQuestion(
  { questions }: Pick<Questionnaire, 'questions'>,
  earlier: readonly Questionnaire[],
): string | null {
  const known = new Map(earlier.flatMap((one) => one.questions.map(({ id, text }) => [id, text] as const)));
  return questions.find(({ id, text }) => known.has(id) && known.get(id) !== text)?.id ?? null;
}
