import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { londonDateOf, londonTimeOf } from '../../commands/london-time.js';
import { weekday } from '../../../workflows/timetable/calendar-date.js';
import { monthNames } from '../../../workflows/timetable/plain-date.js';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const day = (date: CalendarDate): string => String(Number(date.slice(8, 10)));
const year = (date: CalendarDate): string => date.slice(0, 4);
const shortMonth = (date: CalendarDate): string => monthName(Number(date.slice(5, 7))).slice(0, 3);

/** Full English name of a month, 1 to 12. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? '';
}

/** Full English name of the date's day of the week. */
export function weekdayName(date: CalendarDate): string {
  return weekdays[weekday(date)] ?? '';
}

/** For sentences and headings: "7 December 2026". */
export function sentenceDate(date: CalendarDate): string {
  return `${day(date)} ${monthName(Number(date.slice(5, 7)))} ${year(date)}`;
}

/** For a day on which someone must act: "Monday 7 December 2026". */
export function actDate(date: CalendarDate): string {
  return `${weekdayName(date)} ${sentenceDate(date)}`;
}

/** For due dates in tables: "Mon 7 Dec 2026". */
export function tableDate(date: CalendarDate): string {
  return `${weekdayName(date).slice(0, 3)} ${shortDate(date)}`;
}

/** For other dates in tables: "7 Dec 2026". */
export function shortDate(date: CalendarDate): string {
  return `${day(date)} ${shortMonth(date)} ${year(date)}`;
}

/** The same in a cell that may say nothing: "–" where there is no day. */
export function dashDate(date: CalendarDate | null | undefined): string {
  return date == null ? '–' : shortDate(date);
}

/** Where the year is plain from the page: "7 Dec". */
export function dayMonth(date: CalendarDate): string {
  return `${day(date)} ${shortMonth(date)}`;
}

/** As the date picker types it: "30/9/2026". */
export function typedDate(date: CalendarDate): string {
  return `${Number(date.slice(8, 10))}/${Number(date.slice(5, 7))}/${date.slice(0, 4)}`;
}

/** "1 November 2025 to 31 October 2026". */
export function period(from: CalendarDate, to: CalendarDate): string {
  return `${sentenceDate(from)} to ${sentenceDate(to)}`;
}

/** Time of day in London: "2:15pm". */
export function time(instant: Date | string): string {
  const [hours = 0, minutes = 0] = londonTimeOf(new Date(instant)).split(':').map(Number);
  const half = hours < 12 ? 'am' : 'pm';
  return `${hours % 12 === 0 ? 12 : hours % 12}:${String(minutes).padStart(2, '0')}${half}`;
}

/** Date and time in London: "23 November 2026, 8:41am". */
export function instantWords(instant: Date | string): string {
  const at = new Date(instant);
  return `${sentenceDate(londonDateOf(at))}, ${time(at)}`;
}
