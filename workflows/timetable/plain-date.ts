import type { CalendarDate, DayNumber } from './calendar-date.js';
import { dayNumber, packedDate } from './calendar-date.js';

/** English names of the months, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const written = new Map<DayNumber, string>();

/** A day as it stands in a sentence: `17 August 2026`. */
export function plainDay(day: DayNumber): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const packed = packedDate(day);
  const text = `${packed % 100} ${monthNames[(Math.floor(packed / 100) % 100) - 1] ?? ''} ${Math.floor(packed / 10_000)}`;
  // Bounded by the dates of real cases; cleared rather than left to grow if somebody walks through centuries.
  if (written.size > 60_000) written.clear();
  written.set(day, text);
  return text;
}

/** A date as it stands in a sentence: `17 August 2026`. */
export function plainDate(date: CalendarDate): string {
  return plainDay(dayNumber(date));
}

/** Days since day 0 divided by 7, rounded up; day 0 is week 0. Day 98 is week 14. */
export function weekOf(day0: CalendarDate, on: CalendarDate): number {
  return Math.max(0, Math.ceil((dayNumber(on) - dayNumber(day0)) / 7));
}

/** `1 day`, `14 days`. */
export function plainCount(count: number, unit: string): string {
  return `${count} ${count === 1 ? unit : `${unit}s`}`;
}
