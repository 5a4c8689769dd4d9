import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const hour = 3_600_000;
let lastHour = Number.NaN;
let lastDate: CalendarDate | null = null;

/** The civil date in London at an instant: the authority's own day, whatever the server's zone. */
export function londonDateOf(instant: Date): CalendarDate {
  // London differs from UTC by whole hours, so within an hour of UTC the day stays the same; a page asks for it hundreds of times.
  const thisHour = Math.floor(instant.getTime() / hour);
  if (lastDate === null || thisHour !== lastHour) {
    lastDate = londonPartsOf(instant).date;
    lastHour = thisHour;
  }
  return lastDate;
}

/** Hour and minute in London at an instant, `hh:mm`. */
export function londonTimeOf(instant: Date): string {
  return londonPartsOf(instant).time.slice(0, 5);
}

/** The last millisecond of a civil day in London, as a UTC instant: "as known at the end of that day". */
export function endOfLondonDay(day: CalendarDate): Date {
  const midnight = new Date(`${addDays(day, 1)}T00:00:00.000Z`);
  // London is at most one hour ahead of UTC: midnight there is midnight UTC or the hour before.
  const hourBefore = new Date(midnight.getTime() - hour);
  const next = londonPartsOf(hourBefore).time === '00:00:00' ? hourBefore : midnight;
  return new Date(next.getTime() - 1);
}

function londonPartsOf(instant: Date): { readonly date: CalendarDate; readonly time: string } {
  const found = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}` as CalendarDate,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  };
}
