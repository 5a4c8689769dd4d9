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

/** How far London is ahead of UTC, by the hour of UTC; a history of three hundred events asks for that of each. */
const aheadBy = new Map<number, number>();
const mostHours = 20_000;

function londonPartsOf(instant: Date): { readonly date: CalendarDate; readonly time: string } {
  const thisHour = Math.floor(instant.getTime() / hour);
  let ahead = aheadBy.get(thisHour);
  if (ahead === undefined) {
    const whole = Math.floor(instant.getTime() / 1_000) * 1_000;
    ahead = Date.parse(`${formatted(instant)}Z`) - whole;
    if (aheadBy.size >= mostHours) aheadBy.clear();
    aheadBy.set(thisHour, ahead);
  }
  const there = new Date(instant.getTime() + ahead).toISOString();
  return { date: there.slice(0, 10) as CalendarDate, time: there.slice(11, 19) };
}

/** As the calendar of the time zone has it: "2026-11-23T08:41:00". */
function formatted(instant: Date): string {
  const found = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}
