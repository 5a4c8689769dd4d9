import type { Fact } from '../kernel/fact.js';
import type { Placed } from '../kernel/decider.js';
import type { Narrative } from '../kernel/common-events.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

export type NotifyingBody = 'healthVisiting' | 'communityPaediatrics' | 'otherHealth' | 'nursery' | 'childminder' | 'otherEarlyYears'; // prettier-ignore

/** Bodies that CFA 2014 s.23 obliges to tell the authority of a young child who probably has SEN. */
export const healthBodies: readonly NotifyingBody[] = ['healthVisiting', 'communityPaediatrics', 'otherHealth'];

/**
 * A health body (CFA 2014 s.23) or an early years setting brought a child under school age to the authority's attention.
 * `occurredOn` is the day it was received, which mostly lies before the request. The law names no number of days.
 */
export type EarlyNotificationReceived = Fact<
  'EarlyNotificationReceived',
  {
    readonly notificationId: string;
    readonly from: NotifyingBody;
    /** The day by which it should have come, as agreed with that body; null where nothing is agreed. */
    readonly agreedBy: CalendarDate | null;
  },
  Narrative
>;

/** One notification of a young child. */
export interface EarlyNotification {
  readonly notificationId: string;
  readonly on: CalendarDate;
  readonly from: NotifyingBody;
  readonly agreedBy: CalendarDate | null;
}

export function keepNotification(
  state: { notifications: readonly EarlyNotification[] },
  { occurredOn: on, data: { notificationId, from, agreedBy } }: Placed<EarlyNotificationReceived>,
): void {
  state.notifications = [...state.notifications, { notificationId, on, from, agreedBy }];
}

export const factOfNotificationCommand = { RecordEarlyNotification: 'EarlyNotificationReceived' } as const;
