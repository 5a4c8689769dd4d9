import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** To whom cases go, and from which day. */
export interface AllocationTarget {
  readonly team: string;
  /** Null for the team alone. */
  readonly worker: string | null;
  readonly on: CalendarDate;
}

/** A case as it was shown before it was agreed to allocate it. */
export interface SeenCase {
  readonly stream: string;
  readonly revision: number;
}

export type LeftOutBecause = 'over' | 'already' | 'moved' | 'refused' | 'away' | 'gone';

/** A case that was not allocated, and why. */
export interface LeftOut {
  readonly stream: string;
  readonly because: LeftOutBecause;
  /** What the rules said, or what was recorded meanwhile. */
  readonly words: string;
}

/** What came of allocating several at once. Kept in the session until the next time: ids alone, no names. */
export interface AllocationResult extends AllocationTarget {
  readonly key: string;
  readonly allocated: number;
  readonly leftOut: readonly LeftOut[];
  /** The list they were chosen from. */
  readonly from: string;
}

declare module 'express-session' {
  interface SessionData {
    allocation: AllocationResult;
  }
}

/** Chosen at once at most: a page of a list holds fewer. */
export const mostChosen = 500;
