import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { address, textOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';
import type { FieldError } from '../web/forms/answers.js';
import { dataClasses } from './data-classes.js';
import type { DataClass } from './data-classes.js';
import { purposes, relations } from './read-record.js';
import type { Purpose, Relation } from './read-record.js';

/** What the address asks for, as it was written. */
export interface AskedFilters {
  readonly person: string;
  readonly case: string;
  readonly from: string;
  readonly to: string;
  readonly class: string;
  readonly why: string;
}

/** The same once it has been read; days are null where everything is meant. */
export interface ReadableFilters {
  readonly person: string | null;
  readonly reference: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly dataClass: DataClass | null;
  readonly why: Purpose | Relation | null;
}

const names = ['person', 'case', 'from', 'to', 'class', 'why'] as const;
const longest = 100;
export const whys: readonly (Purpose | Relation)[] = [...relations, ...purposes];

export function askedFilters(query: Query): AskedFilters {
  const [person = '', reference = '', from = '', to = '', dataClass = '', why = ''] = names.map((name) =>
    (textOf(query, name) ?? '').trim().slice(0, longest + 1),
  );
  return { person, case: reference, from, to, class: dataClass, why };
}

/** What the filters mean, or what is wrong with them. */
export function readFilters(
  asked: AskedFilters,
): { readonly filters: ReadableFilters } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (field: string, text: string): null => {
    errors.push({ field, target: field, text });
    return null;
  };
  const day = (name: 'from' | 'to', words: string): CalendarDate | null => {
    const text = asked[name];
    if (text === '') return null;
    return isCalendarDate(text) ? text : wrong(name, `${words} must be a real day, like 2026-11-27`);
  };
  const oneOf = <Value extends string>(name: 'class' | 'why', values: readonly Value[], text: string): Value | null =>
    asked[name] === '' ? null : (values.find((value) => value === asked[name]) ?? wrong(name, text));
  const person = /^[\w.:@-]*$/.test(asked.person) && asked.person.length <= longest
    ? asked.person || null
    : wrong('person', 'Choose somebody from the list'); // prettier-ignore
  const reference = /^[\w-]{0,30}$/.test(asked.case)
    ? asked.case.toUpperCase() || null
    : wrong('case', 'Enter a case reference, like EHC-2026-0412');
  const [from, to] = [day('from', 'From'), day('to', 'To')];
  const dataClass = oneOf('class', dataClasses, 'Choose what was opened from the list');
  const why = oneOf('why', whys, 'Choose a reason from the list');
  if (from !== null && to !== null && from > to) wrong('to', 'To must be the same day as From, or later');
  return errors.length > 0 ? { errors } : { filters: { person, reference, from, to, dataClass, why } };
}

/** An address of the read log with these filters. */
export function readLogHref(path: string, asked: AskedFilters, page = 1): string {
  return address(path, [
    ...names.map((name) => [name, asked[name]] as const),
    ['page', page === 1 ? null : String(page)],
  ]);
}
