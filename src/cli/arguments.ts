import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { CliFault, exitCodes } from './exit-codes.js';

/** @throws CliFault (bad usage) where the text is no date. */
export function dateFrom(option: string, text: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new CliFault(`${option} "${text}" must be a real date in the form YYYY-MM-DD`, exitCodes.badUsage);
}

/** @throws CliFault (bad usage) where the text is no whole number within the bounds, both included. */
export function wholeNumberFrom(option: string, text: string, least: number, most: number): number {
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new CliFault(`${option} "${text}" must be a whole number from ${least} to ${most}`, exitCodes.badUsage);
}

/** @throws CliFault (bad usage) where the text is no authority code. */
export function authorityFrom(text: string): string {
  if (/^\d{3}$/.test(text)) return text;
  throw new CliFault(`--authority "${text}" must be the three figures of an authority’s code`, exitCodes.badUsage);
}
