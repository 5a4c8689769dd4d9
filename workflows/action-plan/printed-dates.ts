import { isCalendarDate } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { monthNames, plainDate } from '../timetable/plain-date.js';
import { lastDayOf } from './due-dates.js';

const yearOrMonth = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;

/** The last day of a date as plans print it, a year, a month, a day or a span of two with a slash; null where it is none of these. */
export function lastPrintedDay(printed: string): CalendarDate | null {
  const last = printed.split('/').at(-1) ?? '';
  return yearOrMonth.test(last) ? lastDayOf(last) : isCalendarDate(last) ? last : null;
}

/** The date as it stands in a sentence: "2017", "June 2017", "15 February 2019", "June 2016 to June 2017", "2016/17". */
export function printedDateWords(printed: string): string {
  const parts = printed.split('/');
  return parts.every((part) => lastPrintedDay(part) !== null) ? parts.map(words).join(' to ') : printed;
}

function words(part: string): string {
  if (isCalendarDate(part)) return plainDate(part);
  const [year = '', month] = part.split('-');
  return month === undefined ? year : `${monthNames[Number(month) - 1] ?? ''} ${year}`;
}
