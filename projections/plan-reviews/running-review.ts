import { sentToThoseWhoCount } from '../../workflows/kernel/sent-plan.js';
import { laterDecision } from '../../workflows/plan/review-clocks.js';
import type { Amendment, Plan, Review } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { StandingBasis } from '../projection.js';
import { leftOpenByReturn } from '../work-list/plan-work-list.projection.js';
import { limitFrom } from '../limit-dates.js';
import type { Limit } from '../limit-dates.js';

/** Where a review that has been arranged is: what it waits for next. */
export type ReviewStep = 'meeting' | 'report' | 'decision' | 'notice' | 'amendedPlan';

/** The review that is under way. */
export interface RunningReview {
  readonly reviewId: string;
  readonly kind: Review['kind'];
  readonly heldBy: Review['heldBy'];
  readonly step: ReviewStep;
  readonly arrangedFor: CalendarDate | null;
  readonly meetingOn: CalendarDate | null;
  /** The setting's, or our, two weeks (E5); null until the meeting and for a review that only a return tells of. */
  readonly report: Limit | null;
  readonly reportOn: CalendarDate | null;
  /** Our four weeks (E6), while the decision or its notice is owed. */
  readonly decision: Limit | null;
  readonly decidedOn: CalendarDate | null;
  readonly outcome: Review['outcome'];
  readonly noticeOn: CalendarDate | null;
  /** Eight weeks from the notice (E9), while the amended plan is owed. */
  readonly final: Limit | null;
  /** Twelve weeks from the meeting (E11): derived, no limit of its own. */
  readonly wholeCycle: Limit | null;
}

/** The last review that still owes something; null where there is none, and for reviews between two (interim). */
export function runningReviewOf(plan: Plan, basis: StandingBasis): RunningReview | null {
  for (const review of plan.reviews.toReversed()) {
    const running = review.kind === 'interim' ? null : underWay(plan, review, basis);
    if (running !== null) return running;
  }
  return null;
}

function underWay(plan: Plan, review: Review, basis: StandingBasis): RunningReview | null {
  const { reviewId, kind, heldBy, arrangedFor, meetingOn, reportOn, decidedOn, outcome } = review;
  const notice = plan.amendments.findLast((amendment) => amendment.reviewId === reviewId);
  const step = stepOf(review, notice, basis);
  if (step === null || (step !== 'meeting' && laterDecision(plan, review) !== null)) return null;
  const decision = limitFrom('E6', meetingOn, basis);
  const final = limitFrom('E9', notice?.notice.on ?? null, basis);
  const overdueInReturn =
    (final !== null && leftOpenByReturn(plan, { rule: 'E9', subject: notice?.noticeId ?? null, due: final.on })) ||
    (final === null &&
      decision !== null &&
      leftOpenByReturn(plan, { rule: 'E6', subject: reviewId, due: decision.on }));
  if (overdueInReturn) return null;
  const decisionOwed = step === 'report' || step === 'decision' || step === 'notice';
  return {
    reviewId,
    kind,
    heldBy,
    step,
    arrangedFor,
    meetingOn,
    report: kind === null ? null : limitFrom('E5', meetingOn, basis),
    reportOn,
    decision: decisionOwed ? decision : null,
    decidedOn,
    outcome,
    noticeOn: notice?.notice.on ?? null,
    final: step === 'amendedPlan' ? final : null,
    wholeCycle: step === 'notice' || step === 'amendedPlan' ? limitFrom('E11', meetingOn, basis) : null,
  };
}

/** What the review waits for; null where it is over, was called off or has not been begun. */
function stepOf(review: Review, notice: Amendment | undefined, { policy }: StandingBasis): ReviewStep | null {
  const { stage, kind, heldBy, meetingOn, reportOn, decidedOn, outcome } = review;
  if (meetingOn === null) return stage === 'arranged' ? 'meeting' : null;
  if (notice !== undefined && (decidedOn !== null || outcome === 'amend')) {
    const settled = notice.notAmendedOn !== null || sentToThoseWhoCount(notice.sent, policy.P12) !== null;
    return settled ? null : 'amendedPlan';
  }
  if (decidedOn === null) return heldBy === 'setting' && reportOn === null ? 'report' : 'decision';
  // Of a review that only a return tells of nobody can say whether a notice was sent.
  return outcome === 'amend' && kind !== null ? 'notice' : null;
}
