import { progressOf } from '../../workflows/dispute/dispute.outcome.js';
import { appealKnownOn, unopposed } from '../../workflows/dispute/dispute.state.js';
import type { Dispute, Order } from '../../workflows/dispute/dispute.state.js';
import type { MediationIssue } from '../../workflows/dispute/dispute.events.js';
import { earliest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { StandingBasis } from '../projection.js';
import { limitFrom } from '../limit-dates.js';
import type { Limit } from '../limit-dates.js';

export interface MediationLine {
  readonly stage: Dispute['mediation']['stage'];
  readonly requestedOn: CalendarDate;
  readonly issues: readonly MediationIssue[];
  /** The day settled last. */
  readonly arrangedFor: CalendarDate | null;
  readonly heldOn: CalendarDate | null;
  readonly settled: boolean | null;
  readonly agreedOn: CalendarDate | null;
  /** Held, agreed, given up or overtaken by the end of the dispute. */
  readonly endedOn: CalendarDate | null;
}

/** How an appeal can end. */
export const appealResults = [
  'allowed',
  'allowedInPart',
  'byConsent',
  'dismissed',
  'conceded',
  'withdrawn',
] as const satisfies readonly (Order['result'] | 'conceded' | 'withdrawn')[];
export type AppealResult = (typeof appealResults)[number];

export interface AppealLine {
  readonly stage: Dispute['appeal']['stage'];
  /** The earliest day on which the record shows the appeal. */
  readonly receivedOn: CalendarDate;
  readonly settingOnly: boolean | null;
  /** The authority's thirty working days, or the date that the Tribunal set. */
  readonly response: Limit | null;
  readonly respondedOn: CalendarDate | null;
  readonly hearingOn: CalendarDate | null;
  readonly heardOn: CalendarDate | null;
  readonly result: AppealResult | null;
  /** Decided, conceded in time or withdrawn; or the dispute was closed. */
  readonly endedOn: CalendarDate | null;
}

export function mediationLine(state: Dispute): MediationLine | null {
  const { stage, requested, arrangements, held, agreement } = state.mediation;
  const requestedOn = requested?.on ?? earliest([arrangements[0]?.on ?? null, held?.on ?? null, agreement?.on ?? null]);
  if (requestedOn === null) return null;
  return {
    stage,
    requestedOn,
    issues: requested?.issues ?? [],
    arrangedFor: arrangements.at(-1)?.heldOn ?? null,
    heldOn: held?.on ?? null,
    settled: held?.settled ?? null,
    agreedOn: agreement?.on ?? null,
    endedOn: mediationEndedOn(state, requestedOn),
  };
}

function mediationEndedOn(state: Dispute, requestedOn: CalendarDate): CalendarDate | null {
  const { declined, notArranged, held, agreement, certificates } = state.mediation;
  const ends = [declined, notArranged, held, agreement, ...certificates].map((day) => day?.on ?? null);
  return earliest([...ends.filter((on) => on !== null && on >= requestedOn), overOn(state)]);
}

export function appealLine(state: Dispute, basis: StandingBasis): AppealLine | null {
  const receivedOn = appealKnownOn(state);
  if (receivedOn === null) return null;
  const { stage, received, sent, response, conceded, hearing, heardOn } = state.appeal;
  const directed = sent?.responseDirectedBy ?? null;
  const counted = limitFrom('J2', sent?.on ?? null, basis);
  return {
    stage,
    receivedOn,
    settingOnly: received?.settingOnly ?? null,
    response: directed === null ? counted : { on: directed, actBy: directed },
    respondedOn: earliest([response?.on ?? null, conceded?.on ?? null]),
    hearingOn: hearing?.heldOn ?? null,
    heardOn,
    result: resultOf(state),
    endedOn: earliest([progressOf(state).determinedOn, state.closed?.on ?? null]),
  };
}

/** The first end counts; of several orders the last one says how it ended. */
function resultOf(state: Dispute): AppealResult | null {
  const { orders, withdrawn } = state.appeal;
  const { determinedOn } = progressOf(state);
  if (determinedOn === null) return null;
  if (orders[0]?.on === determinedOn) return orders.at(-1)?.result ?? null;
  return withdrawn?.on === determinedOn ? 'withdrawn' : unopposed(state) === null ? null : 'conceded';
}

/** The day from which nothing more is to come of the dispute; an agreement ends one that was not appealed. */
export function overOn(state: Dispute): CalendarDate | null {
  const { closed, mediation } = state;
  const agreedOn = appealKnownOn(state) === null ? (mediation.agreement?.on ?? null) : null;
  return earliest([closed?.on ?? null, progressOf(state).determinedOn, agreedOn]);
}
