import type { ExceptionClaim } from '../exceptions/exception-claims.js';
import type { Day } from '../kernel/day.js';
import { earliest } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { AppealStage } from './appeal.machine.js';
import type { Requirement } from './dispute-outcome.events.js';
import type {
  AppealableDecision,
  AppealWithdrawn,
  DisputeClosed,
  MediationCertificateIssued,
  MediationIssue,
  RecommendationAnswered,
  RecommendationMade,
  TribunalOrderMade,
} from './dispute.events.js';
import type { DisputeLifeStage, DisputeStage } from './dispute.machine.js';
import type { MediationStage } from './mediation.machine.js';

export interface Opened extends Day {
  readonly about: AppealableDecision;
  readonly aboutStream: string;
  readonly noticeSentOn: CalendarDate;
}
export interface Arrangement extends Day {
  readonly heldOn: CalendarDate;
  readonly withAuthority: boolean;
}
export interface Certificate extends Day {
  readonly because: MediationCertificateIssued['data']['because'];
}
export interface Agreement extends Day {
  readonly requires: Requirement | null;
  readonly requiredBy: CalendarDate | null;
  readonly otherMatters: boolean;
  readonly otherMattersBy: CalendarDate | null;
}
export interface Mediation {
  readonly stage: MediationStage;
  /** The first time, if there were several. */
  readonly contacted: Day | null;
  readonly declined: Day | null;
  readonly requested: (Day & { readonly issues: readonly MediationIssue[] }) | null;
  readonly healthToldOn: CalendarDate | null;
  /** As often as a day was settled; the last holds. */
  readonly arrangements: readonly Arrangement[];
  readonly notArranged: Day | null;
  readonly held: (Day & { readonly settled: boolean }) | null;
  readonly certificates: readonly Certificate[];
  readonly agreement: Agreement | null;
  readonly otherMattersDoneOn: CalendarDate | null;
}

export interface ReceivedAppeal extends Day {
  readonly appealNumber: string | null;
  readonly settingOnly: boolean;
}
export interface Order extends Day {
  readonly result: TribunalOrderMade['data']['result'];
  readonly requires: Requirement | null;
  readonly directedOn: CalendarDate | null;
}
export interface Recommendation extends Day {
  readonly recommendationId: string;
  readonly to: RecommendationMade['data']['to'];
  readonly answered: { readonly on: CalendarDate; readonly follows: RecommendationAnswered['data']['follows'] } | null;
}
export interface Appeal {
  readonly stage: AppealStage;
  readonly received: ReceivedAppeal | null;
  readonly sent: (Day & { readonly responseDirectedBy: CalendarDate | null }) | null;
  readonly response: (Day & { readonly opposes: boolean }) | null;
  readonly conceded: (Day & { readonly requires: Requirement }) | null;
  readonly withdrawn: (Day & { readonly by: AppealWithdrawn['data']['by'] }) | null;
  /** The day settled last. */
  readonly hearing: (Day & { readonly heldOn: CalendarDate }) | null;
  /** The first day of the hearing. */
  readonly heardOn: CalendarDate | null;
  readonly orders: readonly Order[];
  readonly recommendations: readonly Recommendation[];
}

/** Everything the record says about one dispute; dates are days of the world. */
export interface Dispute {
  readonly stage: DisputeLifeStage;
  /** The day on which the dispute, its mediation or its appeal last went a step further. */
  readonly stageSince: CalendarDate | null;
  readonly childId: string | null;
  readonly opened: Opened | null;
  readonly mediation: Mediation;
  readonly appeal: Appeal;
  readonly closed: (Day & { readonly because: DisputeClosed['data']['because'] }) | null;
  readonly exceptions: readonly ExceptionClaim[];
  readonly team: string | null;
  readonly worker: string | null;
}

export const notDisputed: Dispute = {
  stage: 'notDisputed',
  stageSince: null,
  childId: null,
  opened: null,
  mediation: {
    stage: 'mediationNotAsked',
    contacted: null,
    declined: null,
    requested: null,
    healthToldOn: null,
    arrangements: [],
    notArranged: null,
    held: null,
    certificates: [],
    agreement: null,
    otherMattersDoneOn: null,
  },
  appeal: {
    stage: 'noAppeal',
    received: null,
    sent: null,
    response: null,
    conceded: null,
    withdrawn: null,
    hearing: null,
    heardOn: null,
    orders: [],
    recommendations: [],
  },
  closed: null,
  exceptions: [],
  team: null,
  worker: null,
};

/** Where the dispute stands, in one word. */
export function stageShown({ stage, mediation, appeal }: Dispute): DisputeStage {
  if (stage !== 'disputeOpen') return stage;
  if (appeal.stage !== 'noAppeal') return appeal.stage;
  return mediation.stage === 'mediationNotAsked' ? stage : mediation.stage;
}

/** The day the family first spoke with the mediation adviser; to decline or to ask for mediation is to speak with one. */
export function firstContactOf({ mediation }: Dispute): Day | null {
  const { contacted, declined, requested } = mediation;
  return [contacted, declined, requested].reduce<Day | null>(
    (first, day) => (day !== null && (first === null || day.on < first.on) ? day : first),
    null,
  );
}

/** The earliest day on which the record shows an appeal, whether or not it says when the Tribunal received it. */
export function appealKnownOn({ appeal }: Dispute): CalendarDate | null {
  const { received, sent, response, conceded, withdrawn, hearing, heardOn, orders } = appeal;
  if (received !== null) return received.on;
  return earliest([
    sent?.on ?? null,
    response?.on ?? null,
    conceded?.on ?? null,
    withdrawn?.on ?? null,
    hearing?.on ?? null,
    heardOn,
    orders[0]?.on ?? null,
  ]);
}

/** Reg 45: the authority told the Tribunal that it will not oppose, and had filed no response before; null otherwise. */
export function unopposed({ appeal }: Dispute): Appeal['conceded'] {
  const { conceded, response } = appeal;
  return conceded !== null && (response === null || response.on > conceded.on) ? conceded : null;
}
