import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { listed, refusalReasons } from '../case-words.js';
import type { Question } from '../questions.js';
import type { Situation } from '../recording-form.js';

const ways: Readonly<Record<string, string>> = { email: 'Email', post: 'Letter by post', hand: 'By hand' };

/** How a notice reached the family. */
export const howToldChoices: Question = {
  kind: 'checkboxes',
  name: 'how',
  legend: 'How was the family told?',
  hint: 'Choose all that apply',
  choices: Object.entries(ways).map(([value, text]) => ({ value, text })),
};

/** The ways chosen, in words. */
export function howTold(asked: AnswerReader): readonly string[] {
  return asked.someOf('how', Object.keys(ways), 'Say how the family was told').map((way) => ways[way] ?? way);
}

/** The reasons of a refusal as one phrase. */
export function reasonsWords(reasons: readonly (keyof typeof refusalReasons)[]): string {
  return reasons.map((reason) => refusalReasons[reason]).join('; ');
}

/** The one date most forms ask, named `on`. */
export function dateAsked(asked: AnswerReader, s: Situation, label: string): CalendarDate | null {
  const missing = `Enter the ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return asked.date('on', { label, missing, today: s.basis.today });
}

/** "email and letter by post", inside a sentence. */
export function waysInSentence(how: readonly string[]): string {
  return listed(how).toLowerCase();
}
