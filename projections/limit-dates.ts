import { dayNumber, fromDayNumber } from '../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../workflows/timetable/calendar-date.js';
import { workingDays } from '../workflows/timetable/calendars.js';
import { firstDue } from '../workflows/timetable/due-dates.js';
import type { RuleId } from '../workflows/timetable/rule.js';
import type { StandingBasis } from './projection.js';

/** The last day in time, and the working day on or before it. */
export interface Limit {
  readonly on: CalendarDate;
  readonly actBy: CalendarDate;
}

export function actByOf(due: CalendarDate, { calendar }: StandingBasis): CalendarDate {
  return fromDayNumber(workingDays(calendar).onOrBefore(dayNumber(due)));
}

/** The limit of a rule that counts from one day; null where there is no such day, or no such rule was in force on it. */
export function limitFrom(rule: RuleId, start: CalendarDate | null, basis: StandingBasis): Limit | null {
  const on = start === null ? null : firstDue(rule, { start }, basis);
  return on === null ? null : { on, actBy: actByOf(on, basis) };
}
