import { largestSmallestShown } from '../../../workflows/authority/voice-settings.js';
import { longestComplaintLimit } from '../../../workflows/complaint/complaint-limits.js';
import {
  highestScore,
  lowestScore,
  mostQuestions,
  questionnairesOf,
} from '../../../workflows/feedback/questionnaire.js';
import type { Questionnaire } from '../../../workflows/kernel/decider.js';
import type { Question } from '../../recording/questions.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { dayAndReasonRows, fromQuestion, plainText, readDayAndReason, reasonQuestion, todayFirst } from '../setting-form.js'; // prettier-ignore
import type { Row, SettingForm, SettingsNow } from '../setting-form.js';

const back = { text: 'Complaints and feedback', href: '/settings/feedback' };
const onDay = { field: 'on', target: 'on-day' };

const numberQuestion = (name: string, label: string, hint: string): Question => ({
  kind: 'text',
  name,
  label,
  hint,
  width: 5,
});

/** Working days in which complaints are answered. */
export function complaintLimitsForm({ settings, today }: SettingsNow): SettingForm {
  const { firstStage, secondStage } = settings.complaintLimits;
  const hint = `Working days, 1 to ${longestComplaintLimit}`;
  return {
    title: 'Change when complaints are answered',
    action: '/settings/feedback/complaints',
    back,
    button: 'Record the days',
    defaults: { ...todayFirst(today), firstStage: String(firstStage), secondStage: String(secondStage) },
    fieldOfCode: { 'setting-already-so': 'firstStage', 'dated-in-the-future': onDay },
    questions: [
      numberQuestion('firstStage', 'Answer at the first stage', hint),
      numberQuestion('secondStage', 'Answer at the second stage', hint),
      fromQuestion,
      reasonQuestion,
    ],
    side: card('Complaints that came before keep the days that were promised to them. No limit of law moves.'),
    read(asked) {
      const first = readNumber(asked, 'firstStage', 'Working days at the first stage', longestComplaintLimit);
      const second = readNumber(asked, 'secondStage', 'Working days at the second stage', longestComplaintLimit);
      const { on, reason } = readDayAndReason(asked, today);
      if (first === null || second === null || on === null || reason === null) return null;
      return {
        wish: {
          kind: 'change',
          type: 'SetComplaintLimits',
          body: { on, firstStage: first, secondStage: second, reason },
        },
        rows: [
          { key: 'First stage', value: `${first} working days` },
          { key: 'Second stage', value: `${second} working days` },
          ...dayAndReasonRows(on, reason),
        ],
        effects: () => null,
        said: 'The days for answers to complaints are set',
      };
    },
  };
}

/** The smallest count that is published. */
export function smallestShownForm({ settings, today }: SettingsNow): SettingForm {
  return {
    title: 'Change which counts are published',
    action: '/settings/feedback/publication',
    back,
    button: 'Record the count',
    defaults: { ...todayFirst(today), smallestShown: String(settings.smallestShown.smallestShown) },
    fieldOfCode: { 'setting-already-so': 'smallestShown', 'dated-in-the-future': onDay },
    questions: [
      numberQuestion(
        'smallestShown',
        'The smallest count that is shown',
        `1 to ${largestSmallestShown}. 1 shows every count`,
      ),
      fromQuestion,
      reasonQuestion,
    ],
    side: card(
      'Smaller counts are withheld from what is made for publication, and with them whatever would give one away.',
    ),
    read(asked) {
      const smallestShown = readNumber(
        asked,
        'smallestShown',
        'The smallest count that is shown',
        largestSmallestShown,
      );
      const { on, reason } = readDayAndReason(asked, today);
      if (smallestShown === null || on === null || reason === null) return null;
      return {
        wish: { kind: 'change', type: 'SetSmallestShown', body: { on, smallestShown, reason } },
        rows: [{ key: 'Smallest count shown', value: String(smallestShown) }, ...dayAndReasonRows(on, reason)],
        effects: () => null,
        said: `Counts from ${smallestShown} on are published`,
      };
    },
  };
}

/** What families are asked. */
export function questionnaireForm({ settings, state, today }: SettingsNow): SettingForm {
  const { questions, positiveFrom } = settings.questionnaire;
  const scores = Array.from({ length: highestScore - lowestScore }, (_, index) => String(lowestScore + 1 + index));
  return {
    title: 'Change what families are asked',
    action: '/settings/feedback/questionnaire',
    back,
    button: 'Record the questionnaire',
    defaults: {
      ...todayFirst(today),
      questions: questions.map(({ text }) => text).join('\n'),
      positiveFrom: String(positiveFrom),
    },
    fieldOfCode: {
      'setting-already-so': 'questions',
      'questionnaire-too-long': 'questions',
      'question-means-something-else': 'questions',
      'dated-in-the-future': onDay,
    },
    questions: [
      {
        kind: 'longText',
        name: 'questions',
        label: 'Questions',
        hint: `One a line, as sentences to agree with. At most ${mostQuestions}. Each is answered from 1, not at all, to 5, very much`,
      },
      {
        kind: 'select',
        name: 'positiveFrom',
        label: 'From which mean score does a reply count as positive?',
        choices: scores.map((value) => ({ value, text: value })),
      },
      fromQuestion,
      reasonQuestion,
    ],
    side: card(
      'It becomes a version of its own. What was answered before keeps its questions and what counted as positive.',
    ),
    read(asked) {
      const text = plainText(asked, 'questions', 'Questions', 'Enter at least one question', 3000);
      const read = text === null ? null : readQuestions(asked, text, knownQuestions(state));
      const positive = asked.oneOf('positiveFrom', scores, 'Choose the score from which a reply counts as positive');
      const { on, reason } = readDayAndReason(asked, today);
      if (read === null || positive === null || on === null || reason === null) return null;
      return {
        wish: {
          kind: 'change',
          type: 'SetQuestionnaire',
          body: { on, questions: read, positiveFrom: Number(positive), reason },
        },
        rows: [
          ...read.map((question, index): Row => ({ key: `Question ${index + 1}`, value: question.text })),
          { key: 'Positive from a mean of', value: positive },
          ...dayAndReasonRows(on, reason),
        ],
        effects: () => null,
        said: 'The questionnaire is set',
      };
    },
  };
}

function readNumber(asked: AnswerReader, name: string, label: string, most: number): number | null {
  const text = asked.text(name, label, `Enter a number for “${label.toLowerCase()}”`, 100);
  if (text === null) return null;
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  asked.wrong(name, `${label} must be a whole number from 1 to ${most}`);
  return null;
}

type Asked = Questionnaire['questions'][number];

/** Every question that was ever asked, with the name under which it is counted. */
function knownQuestions({ facts }: SettingsNow['state']): readonly Asked[] {
  const own = facts.flatMap((fact) => (fact.type === 'QuestionnaireSet' ? fact.data.questions : []));
  return [...questionnairesOf({}).flatMap(({ questions }) => questions), ...own];
}

/** The same words keep their name, so that one question is one question in whatever version it is asked. */
function readQuestions(asked: AnswerReader, text: string, known: readonly Asked[]): readonly Asked[] | null {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
  if (new Set(lines).size < lines.length) return wrong(asked, 'Ask each question once');
  if (lines.some((line) => line.length > 200)) return wrong(asked, 'Each question must be 200 characters or fewer');
  const taken = new Set(known.map(({ id }) => id));
  return lines.map((line) => {
    const id = known.find((one) => one.text === line)?.id ?? freeName(line, taken);
    taken.add(id);
    return { id, text: line };
  });
}

function wrong(asked: AnswerReader, words: string): null {
  asked.wrong('questions', words);
  return null;
}

function freeName(text: string, taken: ReadonlySet<string>): string {
  const words = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 30) || 'question'; // prettier-ignore
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? words : `${words}-${number}`;
    if (!taken.has(name)) return name;
  }
}

const card = (text: string): SettingForm['side'] => [{ heading: 'What this does', paragraphs: [text] }];
