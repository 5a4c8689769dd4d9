import type { NeedsAssessmentFactCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import type { Decision, NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { listed, lowerFirst } from '../../web/words/list-words.js';
import type { Question } from '../questions.js';
import type { Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';

const ways: Readonly<Record<string, string>> = { email: 'Email', post: 'Letter by post', hand: 'By hand' };

/** The day the family was told, and how. */
export const toldQuestions: readonly Question[] = [
  {
    kind: 'date',
    name: 'on',
    legend: 'When was the family told?',
    hint: 'The day the letter or email went, for example 23 11 2026',
  },
  {
    kind: 'checkboxes',
    name: 'how',
    legend: 'How was the family told?',
    hint: 'Choose all that apply',
    choices: Object.entries(ways).map(([value, text]) => ({ value, text })),
  },
];

/** The ways chosen, in words. */
export function howTold(asked: AnswerReader): readonly string[] {
  return asked.someOf('how', Object.keys(ways), 'Say how the family was told').map((way) => ways[way] ?? way);
}

/** A note of how the family was told: "Family told of the decision by email and letter by post." */
export function toldNote(
  { childId }: Situation,
  on: CalendarDate,
  told: string,
  how: readonly string[],
): NeedsAssessmentFactCommand {
  const text = `${told} by ${listed(how).toLowerCase()}.`;
  return wish('AddNote', on, { kind: 'note' }, narrative(childId, text));
}

/** Saying yes after a no: our own second look, unless a dispute since required it, whose outcome tells so itself. */
export function overturns(
  decisions: readonly Decision[],
  { outcomes }: Pick<NeedsAssessment, 'outcomes'>,
): 'ownReview' | null {
  const last = decisions.at(-1);
  if (last === undefined || last.positive) return null;
  return outcomes.some(({ on }) => on >= last.on) ? null : 'ownReview';
}

/** The one date most forms ask, named `on`. */
export function dateAsked(asked: AnswerReader, s: Pick<Situation, 'basis'>, label: string): CalendarDate | null {
  return asked.date('on', { label, missing: `Enter the ${lowerFirst(label)}`, today: s.basis.today });
}
