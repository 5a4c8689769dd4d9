import type { ClosurePeriod } from '../../../workflows/authority/authority.events.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { longestName } from '../../api/dto-field.js';
import type { TypedClosure } from '../../authority/closures-csv.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { plainText } from '../setting-form.js';

/** Rows the form shows at least; a school year rarely has more closures. */
const usualRows = 8;
/** More than any academic year has, and as many as a record holds. */
export const mostRows = 50;
const added = 4;

/** One row of the form as typed. */
export interface ClosureRow {
  readonly number: number;
  readonly name: string;
  readonly first: string;
  readonly reopens: string;
}

/** The rows to draw: as many as were filled, and some empty ones. */
export function typedRows(answers: RawAnswers): readonly ClosureRow[] {
  return Array.from({ length: rowCount(answers) }, (_, index) => {
    const number = index + 1;
    return {
      number,
      name: typed(answers[`name-${number}`]),
      first: typed(answers[`first-${number}`]),
      reopens: typed(answers[`reopens-${number}`]),
    };
  });
}

/** How many rows the form has; "More rows" asks for some more. */
export function rowCount(answers: RawAnswers): number {
  const asked = /^\d{1,2}$/.test(typed(answers['rows'])) ? Number(answers['rows']) : 0;
  const filled = Array.from({ length: mostRows }, (_, index) => index + 1).findLast(
    (number) => !isEmpty(answers, number),
  );
  const more = answers['more'] === undefined ? 0 : added;
  return Math.min(mostRows, Math.max(usualRows, asked, filled ?? 0) + more);
}

/** Closures as answers of the form: those kept, or those of a file. */
export function rowAnswers(closures: readonly TypedClosure[]): RawAnswers {
  return Object.fromEntries(
    closures.slice(0, mostRows).flatMap(({ name, firstClosedOn, reopensOn }, index) => [
      [`name-${index + 1}`, name],
      [`first-${index + 1}`, dayTyped(firstClosedOn)],
      [`reopens-${index + 1}`, dayTyped(reopensOn)],
    ]),
  );
}

/** The closures of the filled rows; null where one of them is wrong. */
export function readRows(asked: AnswerReader, answers: RawAnswers): readonly ClosurePeriod[] | null {
  const numbers = Array.from({ length: mostRows }, (_, index) => index + 1).filter(
    (number) => !isEmpty(answers, number),
  );
  if (numbers.length === 0) {
    asked.wrong('name-1', 'Enter at least one closure. To keep none for the year, withdraw its closures');
    return null;
  }
  const rows = numbers.map((number) => readRow(asked, number));
  return rows.includes(null) ? null : (rows as readonly ClosurePeriod[]);
}

function readRow(asked: AnswerReader, number: number): ClosurePeriod | null {
  const row = `row ${number}`;
  const name = plainText(
    asked,
    `name-${number}`,
    `Name in ${row}`,
    `Enter what the closure in ${row} is called`,
    longestName,
  );
  const firstClosedOn = readDay(asked, `first-${number}`, `First day closed in ${row}`);
  const reopensOn = readDay(asked, `reopens-${number}`, `Day of reopening in ${row}`);
  if (name === null || firstClosedOn === null || reopensOn === null) return null;
  if (reopensOn <= firstClosedOn) {
    asked.wrong(`reopens-${number}`, `Day of reopening in ${row} must be after the first day closed`);
    return null;
  }
  return { name, firstClosedOn, reopensOn };
}

function readDay(asked: AnswerReader, field: string, label: string): CalendarDate | null {
  // One box a day: the summary leads to it, not to a part of it.
  return asked.typedDate(field, { label, missing: `Enter the ${label.charAt(0).toLowerCase()}${label.slice(1)}` });
}

function isEmpty(answers: RawAnswers, number: number): boolean {
  return ['name', 'first', 'reopens'].every((part) => typed(answers[`${part}-${number}`]).trim() === '');
}

/** "22/7/2027" for a day; what is none stays as it is, so that it can be put right. */
function dayTyped(text: string): string {
  if (!isCalendarDate(text)) return text;
  const [year, month, day] = text.split('-').map(Number);
  return `${day}/${month}/${year}`;
}

const typed = (value: unknown): string => (typeof value === 'string' ? value : '');
