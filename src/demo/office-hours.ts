import { addDays, dayNumber } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { englandCalendar, workingDayOnOrAfter } from '../../workflows/timetable/calendars.js';
import { endOfLondonDay } from '../commands/london-time.js';

/** Minutes after midnight between which things are written down. */
export const officeOpens = 8 * 60 + 40;
export const officeCloses = 17 * 60 + 20;

const midnights = new Map<number, number>();

/** The UTC instant, in milliseconds, of a minute of a day in London. Clocks change at night on Sundays: never here. */
export function londonInstant(day: CalendarDate, minute: number): number {
  const number = dayNumber(day);
  let midnight = midnights.get(number);
  if (midnight === undefined) {
    midnight = endOfLondonDay(addDays(day, -1)).getTime() + 1;
    midnights.set(number, midnight);
  }
  return midnight + minute * 60_000;
}

/** A day and a minute of it at which somebody sits at a desk. */
export interface DeskTime {
  readonly day: CalendarDate;
  readonly minute: number;
}

/** The same time if the office is open, otherwise the next minute at which it is. */
export function whenOpen({ day, minute }: DeskTime): DeskTime {
  if (minute > officeCloses) return whenOpen({ day: addDays(day, 1), minute: officeOpens + (minute % 17) });
  return { day: workingDayOnOrAfter(englandCalendar, day), minute: Math.max(minute, officeOpens) };
}
