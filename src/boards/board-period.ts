import { addDays, isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { textOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';

/** Days from and to, both included. */
export interface BoardPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The period of an address; the twelve months that end today where it names none that can be read. */
export function readPeriod(query: Query, today: CalendarDate): BoardPeriod {
  const [from, to] = [textOf(query, 'from'), textOf(query, 'to')];
  const last = isCalendarDate(to) ? to : today;
  const first = isCalendarDate(from) ? from : yearBefore(last);
  return first <= last ? { from: first, to: last } : { from: yearBefore(last), to: last };
}

export function isWithin(on: CalendarDate | null, { from, to }: BoardPeriod): boolean {
  return on !== null && on >= from && on <= to;
}

/** A year back: 365 days, both ends included. */
function yearBefore(on: CalendarDate): CalendarDate {
  return addDays(on, -364);
}
