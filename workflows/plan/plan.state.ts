import type { DisputeOutcome } from '../dispute/outcome-clocks.js';
import type { ExceptionClaim } from '../exceptions/exception-claims.js';
import type { Day } from '../kernel/day.js';
import type { Plain } from '../kernel/fact.js';
import type { SentPlan } from '../kernel/sent-plan.js';
import { noFeedback } from '../feedback/feedback.state.js';
import type { Feedback } from '../feedback/feedback.state.js';
import type { Letter } from '../letters/letter.state.js';
import type { AdviceBody } from '../needs-assessment/needs-assessment.events.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { AmendmentStage } from './amendment.machine.js';
import type { CeaseReason } from './ceasing.events.js';
import { noFunding } from './funding.state.js';
import type { Funding } from './funding.state.js';
import type { PhaseTransferKind } from './phase-transfer.events.js';
import type { PhaseTransferStage } from './phase-transfer.machine.js';
import type { StartedPlacement } from './placement.state.js';
import type { PlacementDetails } from './plan.events.js';
import type { PlanAudit, ProvisionCheck, ReviewAudit, SoughtOutcome } from './plan-quality.state.js';
import type { PlanStage } from './plan.machine.js';
import { noPreferences } from './preference.state.js';
import type { Preferences } from './preference.state.js';
import type { ReassessmentStage } from './reassessment.machine.js';
import type {
  AdulthoodNeedsRecorded,
  HospitalPassportExplained,
  ReviewAttendanceRecorded,
  ReviewClosed,
  ReviewContributionRecorded,
  ReviewHolder,
  ReviewKind,
  ReviewOutcome,
} from './review.events.js';
import type { ReviewStage } from './review.machine.js';
import { noTransition } from './transition.state.js';
import type { Transition } from './transition.state.js';

export interface Review {
  readonly reviewId: string;
  readonly stage: ReviewStage;
  /** Null where only a return tells of the review. */
  readonly kind: ReviewKind | null;
  readonly heldBy: ReviewHolder | null;
  readonly yearNineOrLater: boolean | null;
  /** The day for which the meeting is, or was, arranged. */
  readonly arrangedFor: CalendarDate | null;
  readonly invited: readonly AdviceBody[];
  readonly invitedOn: CalendarDate | null;
  readonly circulatedOn: CalendarDate | null;
  readonly contributions: readonly Omit<ReviewContributionRecorded['data'], 'reviewId'>[];
  readonly meetingOn: CalendarDate | null;
  readonly meetingRevision: number | null;
  readonly reportOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
  readonly decidedRevision: number | null;
  readonly outcome: ReviewOutcome | null;
  readonly closed: (Omit<ReviewClosed['data'], 'reviewId'> & { readonly on: CalendarDate }) | null;
  /** Null where nobody has said who was there. */
  readonly attendance: Omit<ReviewAttendanceRecorded['data'], 'reviewId'> | null;
  readonly adulthoodNeeds: Omit<AdulthoodNeedsRecorded['data'], 'reviewId'> | null;
  readonly hospitalPassport: Omit<HospitalPassportExplained['data'], 'reviewId'> | null;
}
/** A proposal to amend, with what has been done about it. */
export interface Amendment {
  readonly noticeId: string;
  readonly reviewId: string | null;
  readonly stage: AmendmentStage;
  readonly notice: Day;
  readonly withEvidence: boolean | null;
  /** Since when the family has had a whole notice (reg 22(2)(a)); a return does not say what was missing. */
  readonly wholeSince: CalendarDate | null;
  /** Only a return tells of the notice: whether an amended plan followed is then not known. */
  readonly stated: boolean;
  readonly repliedOn: CalendarDate | null;
  readonly finishedOn: CalendarDate | null;
  readonly sent: readonly SentPlan[];
  readonly notAmendedOn: CalendarDate | null;
}
export interface TransferConsultation {
  readonly consultationId: string;
  readonly askedOn: CalendarDate;
  readonly repliedOn: CalendarDate | null;
  readonly view: string | null;
}
export interface PhaseTransfer {
  readonly transferId: string;
  readonly stage: PhaseTransferStage;
  /** Null where a return gives a limit, or a final date, without saying of which transfer. */
  readonly kind: PhaseTransferKind | null;
  readonly planned: Day;
  readonly transferOn: CalendarDate | null;
  /** The limit as a return states it. */
  readonly dueOn: CalendarDate | null;
  /** Follows from the cohort; nobody has planned it by hand. */
  readonly derived: boolean;
  readonly consultations: readonly TransferConsultation[];
  readonly finalisedOn: CalendarDate | null;
  readonly calledOff: { readonly on: CalendarDate; readonly because: string } | null;
}
export interface Reassessment {
  readonly reassessmentId: string;
  readonly stage: ReassessmentStage;
  readonly requested: Day | null;
  readonly decision: (Day & { readonly positive: boolean }) | null;
  /** The day the request was first answered, whatever became of the answer. */
  readonly answeredOn: CalendarDate | null;
  readonly ended: { readonly on: CalendarDate; readonly outcome: string } | null;
}
export interface Placement {
  readonly placementId: string;
  readonly kind: 'named' | 'attended';
  readonly rank: 1 | 2 | null;
  readonly senUnit: boolean | null;
  readonly resourcedProvision: boolean | null;
  /** Null where the source gave no day. */
  readonly enteredOn: CalendarDate | null;
  readonly leftOn: CalendarDate | null;
  /** Absent where read without keys. */
  readonly details: PlacementDetails | null;
}
export interface Ceasing {
  readonly considered: Day | null;
  readonly consultedOn: CalendarDate | null;
  readonly decided: Day | null;
  readonly notice: Day | null;
  readonly reason: CeaseReason | null;
}
export interface DirectPayment {
  readonly paymentId: string;
  readonly began: Day;
  readonly reviewedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
}
export interface DisputeProgress {
  readonly disputeId: string;
  readonly certificateIssuedOn: CalendarDate | null;
  readonly appealReceivedOn: CalendarDate | null;
  readonly determinedOn: CalendarDate | null;
}

/** Everything recorded about one maintained plan. */
export interface Plan {
  readonly stage: PlanStage;
  readonly stageSince: CalendarDate | null;
  readonly childId: string | null;
  readonly needsAssessmentId: string | null;
  /** The day the plan was first made, wherever that was. */
  readonly made: Day | null;
  /** Made elsewhere or before this system: what happened before it came is known only as far as it was stated. */
  readonly broughtIn: boolean;
  readonly fromAuthority: string | null;
  readonly reviews: readonly Review[];
  readonly amendments: readonly Amendment[];
  /** Amended plans that follow no notice: an order or agreement said what to amend. */
  readonly amendedWithoutNotice: readonly SentPlan[];
  readonly phaseTransfers: readonly PhaseTransfer[];
  readonly receptionYear: number | null;
  /** Whether the cohort follows from the birth date or was said by a person. */
  readonly cohortBy: 'birthDate' | 'person' | null;
  readonly reassessments: readonly Reassessment[];
  /** As returns say them. */
  readonly placements: readonly Placement[];
  /** As the casework says them, with kind of provision and area. */
  readonly startedPlacements: readonly StartedPlacement[];
  readonly transferIn: (Day & { readonly lastReviewedOn: CalendarDate | null }) | null;
  readonly transferLetterOn: CalendarDate | null;
  readonly moveOut: (Day & { readonly movesOn: CalendarDate; readonly calledOffOn: CalendarDate | null }) | null;
  readonly transferredOutOn: CalendarDate | null;
  readonly healthMoves: readonly (Day & {
    readonly healthMoveId: string;
    readonly movesOn: CalendarDate;
    readonly notifiedOn: CalendarDate | null;
  })[];
  readonly custody: {
    readonly beganOn: CalendarDate;
    readonly released: Day | null;
    readonly resumedOn: CalendarDate | null;
  } | null;
  readonly ceasing: Ceasing | null;
  readonly ceased: { readonly on: CalendarDate; readonly reason: string | null } | null;
  readonly continuedOn: CalendarDate | null;
  readonly keptToYearEnd: {
    readonly setting: 'furtherEducation' | 'other';
    readonly courseEndsOn: CalendarDate | null;
  } | null;
  readonly personalBudget: string | null;
  readonly directPayments: readonly DirectPayment[];
  readonly transition: Transition;
  readonly funding: Funding;
  readonly preferences: Preferences;
  readonly outcomes: readonly DisputeOutcome[];
  readonly disputes: readonly DisputeProgress[];
  readonly exceptions: readonly ExceptionClaim[];
  readonly audits: readonly PlanAudit[];
  readonly reviewAudits: readonly ReviewAudit[];
  readonly provisionChecks: readonly ProvisionCheck[];
  /** What the plan seeks (Section E); `outcomes` are those of disputes. */
  readonly soughtOutcomes: readonly SoughtOutcome[];
  readonly letters: readonly Letter[];
  readonly feedback: Feedback;
  readonly team: string | null;
  readonly worker: string | null;
  /** As every return stated them, with its reference date, oldest first. */
  readonly returnFlags: readonly {
    readonly on: CalendarDate;
    readonly year: number;
    readonly flags: Readonly<Record<string, Plain>>;
  }[];
}

export const notCeasing: Ceasing = { considered: null, consultedOn: null, decided: null, notice: null, reason: null };

/** A state that its owner may write to. */
export type OpenPlan = { -readonly [Field in keyof Plan]: Plan[Field] };

export const notMade: Plan = {
  stage: 'notMade',
  stageSince: null,
  childId: null,
  needsAssessmentId: null,
  made: null,
  broughtIn: false,
  fromAuthority: null,
  reviews: [],
  amendments: [],
  amendedWithoutNotice: [],
  phaseTransfers: [],
  receptionYear: null,
  cohortBy: null,
  reassessments: [],
  placements: [],
  startedPlacements: [],
  transferIn: null,
  transferLetterOn: null,
  moveOut: null,
  transferredOutOn: null,
  healthMoves: [],
  custody: null,
  ceasing: null,
  ceased: null,
  continuedOn: null,
  keptToYearEnd: null,
  personalBudget: null,
  directPayments: [],
  transition: noTransition,
  funding: noFunding,
  preferences: noPreferences,
  outcomes: [],
  disputes: [],
  exceptions: [],
  audits: [],
  reviewAudits: [],
  provisionChecks: [],
  soughtOutcomes: [],
  letters: [],
  feedback: noFeedback,
  team: null,
  worker: null,
  returnFlags: [],
};

/** Reviews that begin the twelve months anew, in the order in which their decisions were notified. */
export function decidedReviews({ reviews }: Plan): readonly (Review & { readonly decidedOn: CalendarDate })[] {
  return reviews
    .filter(
      (review): review is Review & { readonly decidedOn: CalendarDate } =>
        review.decidedOn !== null && review.kind !== 'interim',
    )
    .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0));
}

/**
 * The review whose decision to cease stands: the one before the notice or, while there is none, the last review decided. A
 * plan that was continued since has none.
 */
export function ceasingReview(plan: Plan): ReturnType<typeof decidedReviews>[number] | null {
  const { ceasing, continuedOn } = plan;
  const notice = ceasing?.notice ?? null;
  const since = decidedReviews(plan).filter(({ decidedOn }) => continuedOn === null || decidedOn > continuedOn);
  const review =
    notice === null ? since.at(-1) : since.findLast((one) => one.outcome === 'cease' && one.decidedOn <= notice.on);
  return review?.outcome === 'cease' ? review : null;
}
