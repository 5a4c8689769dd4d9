import type { CalendarDate } from '../timetable/calendar-date.js';

/** A day with the place in the stream of the fact it comes from. */
export interface Day {
  readonly on: CalendarDate;
  readonly revision: number;
}

/** The day a case or one of its duties came to an end, and why. */
export type Ended = { readonly on: CalendarDate; readonly reason: string } | null;
