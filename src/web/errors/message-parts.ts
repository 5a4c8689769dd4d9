import type { Plain } from '../../../workflows/kernel/fact.js';
import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { sentenceDate } from '../words/date-words.js';

/** What a rejection tells beside its code. */
export type Details = Readonly<Record<string, Plain>>;
export type Words = string | ((details: Details) => string);

export const text = (value: Plain | undefined): string => (typeof value === 'string' ? value : '');
export const count = (value: Plain | undefined): string => (typeof value === 'number' ? String(value) : '');
export const texts = (value: Plain | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
export const date = (value: Plain | undefined): string =>
  isCalendarDate(value) ? sentenceDate(value) : 'an earlier day';
