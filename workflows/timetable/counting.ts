import type { DayNumber } from './calendar-date.js';
import { dayNumberOf, daysInMonth, packedDate } from './calendar-date.js';
import type { Calendar } from './calendars.js';
import { tribunalWorkingDays, workingDays } from './calendars.js';

/** "Within n of" leaves the start day out; "n beginning with" counts it. */
export type Counting = 'excludeStartDay' | 'includeStartDay';

/** Last day of n calendar days: `X + n`, or `X + n - 1` where X itself counts. */
export function endOfDays(start: DayNumber, days: number, counting: Counting): DayNumber {
  return counting === 'includeStartDay' ? start + days - 1 : start + days;
}

/** Last day of n calendar weeks. */
export function endOfWeeks(start: DayNumber, weeks: number, counting: Counting): DayNumber {
  return endOfDays(start, weeks * 7, counting);
}

/** Last day of n working days; where the start counts, it does so only if it is a working day itself. */
export function endOfWorkingDays(start: DayNumber, days: number, counting: Counting, calendar: Calendar): DayNumber {
  const table = workingDays(calendar);
  return table.at(table.countBefore(counting === 'includeStartDay' ? start : start + 1) + days - 1);
}

/** Last day of n working days under the Tribunal Rules: August and 25 December to 1 January do not count (r.12(3)). */
export function endOfTribunalDays(start: DayNumber, days: number, counting: Counting, calendar: Calendar): DayNumber {
  const table = tribunalWorkingDays(calendar);
  return table.at(table.countBefore(counting === 'includeStartDay' ? start : start + 1) + days - 1);
}

/** The nth working day before the day, which itself does not count. */
export function workingDaysBefore(day: DayNumber, days: number, calendar: Calendar): DayNumber {
  const table = workingDays(calendar);
  return table.at(table.countBefore(day) - days);
}

/**
 * The corresponding date n months later (earlier if negative); where the month has no such date, its last day
 * (Dodds v Walker [1981] 1 WLR 1027).
 */
export function correspondingDate(start: DayNumber, months: number): DayNumber {
  const target = targetMonth(start, months);
  return dayNumberOf(target.year, target.month, Math.min(target.day, target.lastDay));
}

/**
 * Last day of n months. Where the start day counts it is the day before the corresponding date; where there is no
 * corresponding date, the last day of that month under either wording.
 */
export function endOfMonths(start: DayNumber, months: number, counting: Counting): DayNumber {
  const target = targetMonth(start, months);
  if (target.day > target.lastDay) return dayNumberOf(target.year, target.month, target.lastDay);
  const corresponding = dayNumberOf(target.year, target.month, target.day);
  return counting === 'includeStartDay' ? corresponding - 1 : corresponding;
}

/** Last day strictly before a fixed date. */
export function lastDayBefore(fixed: DayNumber): DayNumber {
  return fixed - 1;
}

/**
 * Where a period under the Tribunal Rules ends: in August, on the first working day of September; from 25 December to
 * 1 January, on the first working day after; on any other non-working day, on the next working day (HESC Rules r.12).
 */
export function rolledByTribunalRules(day: DayNumber, calendar: Calendar): DayNumber {
  return tribunalWorkingDays(calendar).onOrAfter(day);
}

interface TargetMonth {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly lastDay: number;
}

function targetMonth(start: DayNumber, months: number): TargetMonth {
  const packed = packedDate(start);
  const monthsSinceYear0 = Math.floor(packed / 10_000) * 12 + (Math.floor(packed / 100) % 100) - 1 + months;
  const year = Math.floor(monthsSinceYear0 / 12);
  const month = monthsSinceYear0 - year * 12 + 1;
  return { year, month, day: packed % 100, lastDay: daysInMonth(year, month) };
}
