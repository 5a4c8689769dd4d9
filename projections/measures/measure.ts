import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AdviceItem, AdviceRow } from '../advice/advice-timeliness.projection.js';
import type { AppealableDecisionsRow, DecisionLine } from '../appealable-decisions/appealable-decisions.projection.js';
import type { ComplaintRow, ReplyLine } from '../complaints/complaints.projection.js';
import type { FeedbackReplyLine, FeedbackRow, InvitationLine } from '../feedback/feedback.projection.js';
import type { ContactRow } from '../contacts/contacts.projection.js';
import type { DisputeRow } from '../disputes/disputes.projection.js';
import type { EscalationRow } from '../escalations/escalations.projection.js';
import type { PhaseTransfersRow } from '../phase-transfers/phase-transfers.projection.js';
import type { TransferLine } from '../phase-transfers/transfer-lines.js';
import type {
  AmendmentLine,
  PlanReviewsRow,
  ReassessmentLine,
  ReviewLine,
} from '../plan-reviews/plan-reviews.projection.js';
import type { ReviewTurn } from '../plan-reviews/review-turns.js';
import type { PlacementLine } from '../placements/placement-lines.js';
import type { PlacementsRow } from '../placements/placements.projection.js';
import type { EarlyNotification } from '../../workflows/needs-assessment/early-notification.js';
import type { PanelDecision } from '../../workflows/needs-assessment/request-evaluation.js';
import type { AdviceQualityRow, AuditedAdvice } from '../quality/advice-quality.projection.js';
import type {
  PlanQualityRow,
  ProvisionLine,
  ReviewedOutcomeLine,
  ReviewQualityLine,
} from '../quality/plan-quality.projection.js';
import type { StuckRow } from '../stuck/stuck.projection.js';
import type { TimelinessRow } from '../timeliness/timeliness.projection.js';
import type { Birthdays } from '../../workflows/child/birthdays.js';
import type { CareActAssessment } from '../../workflows/plan/transition.state.js';
import type { IssueLine, RiskLine, TransitionRow } from '../transition/transition.projection.js';

/** What a figure is asked for: a period, both days included, and the day up to which outcomes are known. */
export interface Scope {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Facts that happened after this day do not count: the reference date of a return, or today. */
  readonly asAt: CalendarDate;
}

/** One of several things that a row holds. */
export interface Within<Row, Item> {
  readonly row: Row;
  readonly item: Item;
}

/** What measures count. */
export interface Populations {
  readonly assessment: TimelinessRow;
  /** One decision of a panel about a first assessment. */
  readonly panelDecision: Within<TimelinessRow, PanelDecision>;
  /** One notification of a young child. */
  readonly notification: Within<TimelinessRow, EarlyNotification>;
  /** One request for advice. */
  readonly advice: Within<AdviceRow, AdviceItem>;
  readonly plan: PlanReviewsRow;
  readonly review: Within<PlanReviewsRow, ReviewLine>;
  /** One review that was owed by a day, held or not. */
  readonly reviewTurn: Within<PlanReviewsRow, ReviewTurn>;
  /** One notice of proposed amendments. */
  readonly amendment: Within<PlanReviewsRow, AmendmentLine>;
  readonly reassessment: Within<PlanReviewsRow, ReassessmentLine>;
  readonly transfer: Within<PhaseTransfersRow, TransferLine>;
  /** One placement of a plan. */
  readonly placement: Within<PlacementsRow, PlacementLine>;
  /** One plan holder whose birth date is known: the days of coming of age stand beside the row and are never stored. */
  readonly youngPerson: Within<TransitionRow, Birthdays>;
  /** One plan sent to the family, first or amended, of a holder whose birth date is known. */
  readonly issuedPlan: Within<TransitionRow, IssueLine & Pick<Birthdays, 'fourteenOn'>>;
  readonly careAct: Within<TransitionRow, CareActAssessment>;
  /** One flag of risk that a placement breaks down. */
  readonly riskFlag: Within<TransitionRow, RiskLine>;
  readonly dispute: DisputeRow;
  readonly feedbackInvitation: Within<FeedbackRow, InvitationLine>;
  readonly feedbackReply: Within<FeedbackRow, FeedbackReplyLine>;
  readonly complaint: ComplaintRow;
  /** One answer to a complaint that was owed, at either stage. */
  readonly complaintReply: Within<ComplaintRow, ReplyLine>;
  readonly complaintOrAppeal: ComplaintRow | DisputeRow;
  /** One decision that a family may appeal, of an assessment or a plan. */
  readonly decision: Within<AppealableDecisionsRow, DecisionLine>;
  /** How good one plan is. */
  readonly planQuality: PlanQualityRow;
  /** How good one review is, held or not. */
  readonly reviewQuality: Within<PlanQualityRow, ReviewQualityLine>;
  /** One piece of provision that was looked at. */
  readonly provisionItem: Within<PlanQualityRow, ProvisionLine>;
  /** One outcome that a review looked at. */
  readonly reviewedOutcome: Within<PlanQualityRow, ReviewedOutcomeLine>;
  readonly auditedAdvice: Within<AdviceQualityRow, AuditedAdvice>;
  /** One assessment or plan that can be stuck. */
  readonly stuck: StuckRow;
  readonly escalation: EscalationRow;
  /** One call, e-mail or letter. */
  readonly contact: ContactRow;
}
export type Population = keyof Populations;

/** One thing looked at by a measure: left out, counted below the line only, or above it too. */
export type Counted = 'out' | 'inDenominator' | 'inNumerator';

interface MeasureWords {
  /** Never reused: a changed definition is a new version of the same id. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Plain words, fit for a public page. */
  readonly definition: string;
  readonly numerator: string;
  readonly denominator: string;
  /** Which date puts a case into the period. */
  readonly dateBasis: string;
  readonly leavesOut: string;
  /** `dfe`: as the Department for Education publishes it. `plan`: as action plans ask for it. */
  readonly source: 'dfe' | 'plan' | 'local';
  /** Days on which a case of this measure stands in the way of the law; the limit behind the figure. */
  readonly provision: string;
  readonly inForceFrom: CalendarDate;
  /** Measures of the same thing with another date basis, by id. */
  readonly seeAlso: readonly string[];
}

/** How many. */
export interface CountMeasure<P extends Population = Population> extends MeasureWords {
  readonly kind: 'count';
  readonly of: P;
  counts(item: Populations[P], scope: Scope): boolean;
}
/** How many of how many. */
export interface ShareMeasure<P extends Population = Population> extends MeasureWords {
  readonly kind: 'share';
  readonly of: P;
  counted(item: Populations[P], scope: Scope): Counted;
}
/** How long, in days; shown in weeks as mean and median. Null: left out. */
export interface DurationMeasure<P extends Population = Population> extends MeasureWords {
  readonly kind: 'duration';
  readonly of: P;
  days(item: Populations[P], scope: Scope): number | null;
}
/** How much, on the mean of those that say so. Null: left out. */
export interface MeanMeasure<P extends Population = Population> extends MeasureWords {
  readonly kind: 'mean';
  readonly of: P;
  score(item: Populations[P], scope: Scope): number | null;
}
/** How many of one thing for every hundred of another; each is counted by itself, so that the first need not be of the second. */
export interface RatioMeasure<
  P extends Population = Population,
  Q extends Population = Population,
> extends MeasureWords {
  readonly kind: 'ratio';
  readonly of: P;
  readonly per: Q;
  counts(item: Populations[P], scope: Scope): boolean;
  countsBelow(item: Populations[Q], scope: Scope): boolean;
}
export type Measure =
  | { [P in Population]: CountMeasure<P> | ShareMeasure<P> | DurationMeasure<P> | MeanMeasure<P> }[Population]
  | RatioMeasure<'dispute', 'decision'>;

/** Whether a figure of that kind is so many of so many. */
export function isRate(kind: Measure['kind']): boolean {
  return kind === 'share' || kind === 'ratio';
}

/** A share in per cent, one decimal, half up, from unrounded counts; null where there are no cases. */
export function percentage(numerator: number, denominator: number): number | null {
  // Whole numbers throughout: 0.05 has no exact double, and a half must go up as it is printed.
  return denominator === 0 ? null : Math.floor((2000 * numerator + denominator) / (2 * denominator)) / 10;
}

/** True where the day is in the period and not after the day up to which outcomes are known. */
export function within(day: CalendarDate | null | undefined, { from, to, asAt }: Scope): day is CalendarDate {
  return day != null && day >= from && day <= to && day <= asAt;
}
