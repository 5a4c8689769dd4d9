import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { daysBetween } from '../../../workflows/timetable/calendar-date.js';

/** "1 day", "14 days", "1,204 days". */
export function dayCount(days: number): string {
  return `${days.toLocaleString('en-GB')} ${days === 1 ? 'day' : 'days'}`;
}

/** How far an open limit is from today, in whole days: "today", "in 1 day", "18 days overdue". */
export function distance(due: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(today, due);
  if (days === 0) return 'today';
  return days > 0 ? `in ${dayCount(days)}` : `${dayCount(-days)} overdue`;
}

/** Week of a day counted from day 0: days divided by 7, rounded up; day 0 is week 0. */
export function weekNumber(day0: CalendarDate, date: CalendarDate): number {
  return Math.ceil(daysBetween(day0, date) / 7);
}

/** "week 14, day 98". */
export function weekAndDay(day0: CalendarDate, date: CalendarDate): string {
  return `week ${weekNumber(day0, date)}, day ${daysBetween(day0, date)}`;
}

/** The text with its first letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
