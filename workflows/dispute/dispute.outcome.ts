import { earliest, latest } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { appealKnownOn, unopposed } from './dispute.state.js';
import type { Dispute, Order } from './dispute.state.js';
import type { DisputeOutcome } from './outcome-clocks.js';

/** What has to be carried out, before it is said of which dispute. */
export type RequiredOutcome = Omit<DisputeOutcome, 'disputeId'>;

/**
 * What the authority must do because of the dispute, by the last order, unopposed appeal or agreement that requires
 * something; null where nothing does. An appeal dismissed takes back an earlier order, not an agreement.
 */
export function outcomeOf(state: Dispute): RequiredOutcome | null {
  if (state.closed?.because === 'openedByMistake') return null;
  const { agreement } = state.mediation;
  const order = lastOrder(state);
  const concession = unopposed(state);
  const outcomes = [
    outcome('agreement', agreement, agreement?.requiredBy),
    outcome('concession', concession, null),
    outcome('order', order, order?.directedOn),
  ];
  return outcomes.reduce((last, one) => (one !== null && (last === null || isLater(one, last)) ? one : last), null);
}

/** How far the dispute has come, for what waits for it elsewhere: a plan is kept alive meanwhile (CFA 2014 s.45(4)). */
export interface DisputeProgress {
  readonly certificateIssuedOn: CalendarDate | null;
  readonly appealReceivedOn: CalendarDate | null;
  /** The appeal was decided, withdrawn or, being unopposed, taken as decided (reg 45(2)). */
  readonly determinedOn: CalendarDate | null;
}

export function progressOf(state: Dispute): DisputeProgress {
  return {
    certificateIssuedOn: certificateForAppeal(state),
    appealReceivedOn: appealKnownOn(state),
    determinedOn: earliest([
      state.appeal.orders[0]?.on ?? null,
      state.appeal.withdrawn?.on ?? null,
      unopposed(state)?.on ?? null,
    ]),
  };
}

/** The certificate whose month counts for the appeal: the last one, but none that came after the appeal. */
export function certificateForAppeal(state: Dispute): CalendarDate | null {
  const appealed = appealKnownOn(state);
  return latest(state.mediation.certificates.map(({ on }) => on).filter((on) => appealed === null || on <= appealed));
}

function outcome(
  by: RequiredOutcome['by'],
  day: { readonly on: CalendarDate; readonly revision: number; readonly requires: Order['requires'] } | null,
  directedOn: CalendarDate | null | undefined,
): RequiredOutcome | null {
  if (day === null || day.requires === null) return null;
  const { on, revision, requires } = day;
  return { by, requires, directedOn: directedOn ?? null, on, revision };
}

function lastOrder({ appeal }: Dispute): Order | null {
  return appeal.orders.reduce<Order | null>((last, one) => (last === null || isLater(one, last) ? one : last), null);
}

function isLater(one: Pick<Order, 'on' | 'revision'>, other: Pick<Order, 'on' | 'revision'>): boolean {
  return one.on === other.on ? one.revision > other.revision : one.on > other.on;
}
