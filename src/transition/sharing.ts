import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { LeftOut } from '../allocations/allocation.js';
import type { Consent, Shared } from '../plans/transition.dto.js';

/** What a list holds of each young person; what else is shared is recorded one by one, from the case. */
export const sharedInLists = ['nameAndAge', 'needs'] as const satisfies readonly Shared[];
export type SharedInList = (typeof sharedInLists)[number];

/** What went to adult care, to whom, when and on what basis: the same for all the chosen. */
export interface SharingTarget {
  readonly organisation: string;
  readonly post: string;
  readonly shared: readonly SharedInList[];
  readonly consent: Consent;
  readonly on: CalendarDate;
}

/** What came of sharing several at once. Kept in the session until the next time: ids alone, no names. */
export interface SharingResult extends SharingTarget {
  readonly key: string;
  /** Streams of the plans whose sharing is recorded. */
  readonly done: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly from: string;
}

declare module 'express-session' {
  interface SessionData {
    sharing: SharingResult;
  }
}
