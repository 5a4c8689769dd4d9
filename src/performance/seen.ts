import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** What the two dates are, for the heads of their columns. */
export interface DateHeads {
  readonly from: string;
  readonly to: string;
}

/** What stands behind a figure, as a line of its own shows it. */
export interface Seen {
  /** Null off a case. */
  readonly childId: string | null;
  /** Which of several things of the case; null where the case alone says it. */
  readonly what: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}
