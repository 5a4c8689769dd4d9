import type { Requirement } from '../../workflows/dispute/dispute-outcome.events.js';
import type { Plan, Review } from '../../workflows/plan/plan.state.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import type { WaitingFor } from './waiting-for.js';

const us = (what: WaitingFor['what']): WaitingFor => ({ who: 'us', what, count: 0 });
const school = (what: WaitingFor['what'], count = 0): WaitingFor => ({ who: 'school', what, count });

type Asked = Pick<Deadline, 'rule' | 'subject' | 'stage'>;

/** Whose turn it is about a limit of a plan. "Us" where the next act is the authority's. */
export function planWaitingFor(plan: Plan, asked: Asked): WaitingFor {
  return (turns[asked.rule] ?? waitingOnOutcome)(plan, asked);
}

const turns: Partial<Readonly<Record<RuleId, (plan: Plan, asked: Asked) => WaitingFor>>> = {
  E1: waitingForReview,
  E2: waitingForReview,
  D3: waitingForReview,
  E3: (plan, asked) => byHolder(reviewOf(plan, asked), 'invitations'),
  E4: (plan, asked) => byHolder(reviewOf(plan, asked), 'adviceForMeeting'),
  E5: (plan, asked) => byHolder(reviewOf(plan, asked), 'reviewReport'),
  E6: (plan, asked) => waitingForReviewDecision(reviewOf(plan, asked)),
  E9: waitingOnAmendment,
  F1: waitingOnAmendment,
  E12: waitingOnTransfer,
  E13: waitingOnTransfer,
  E14: waitingOnTransfer,
  D1: () => us('planToNewAuthority'),
  D2: () => us('transferLetter'),
  D4: () => ({ who: 'health', what: 'newHealthBody', count: 0 }),
  G1: () => us('reassessmentDecision'),
  L1: () => us('paymentReview'),
  V1: () => us('placementVisit'),
  V2: () => us('placementVisit'),
};

function reviewOf({ reviews }: Plan, { subject }: Asked): Review | undefined {
  return reviews.find(({ reviewId }) => reviewId === subject);
}

/** The review that is under way: the last one that was arranged or held and has not been decided. */
export function runningReview({ reviews }: Plan): Review | null {
  return (
    reviews.findLast(
      ({ stage, kind, decidedOn }) =>
        kind !== 'interim' && decidedOn === null && (stage === 'arranged' || stage === 'met'),
    ) ?? null
  );
}

function waitingForReview(plan: Plan): WaitingFor {
  const review = runningReview(plan);
  if (review === null) return us('reviewToArrange');
  return review.meetingOn === null ? byHolder(review, 'reviewMeeting') : waitingForReviewDecision(review);
}

function waitingForReviewDecision(review: Review | undefined): WaitingFor {
  if (review === undefined) return us('reviewDecision');
  if (review.decidedOn !== null) return us('amendmentNotice');
  const reportOut = review.heldBy === 'setting' && review.reportOn === null;
  return reportOut ? school('reviewReport') : us('reviewDecision');
}

function byHolder(review: Review | undefined, what: WaitingFor['what']): WaitingFor {
  return review?.heldBy === 'setting' ? school(what) : us(what);
}

function waitingOnAmendment({ amendments }: Plan, { subject }: Asked): WaitingFor {
  const amendment = amendments.find(({ noticeId }) => noticeId === subject);
  if (amendment === undefined || amendment.stated) return us('amendedPlan');
  if (amendment.sent.length > 0) return us('recipients');
  const heard = amendment.repliedOn !== null || amendment.finishedOn !== null;
  return heard ? us('amendedPlan') : { who: 'family', what: 'amendmentComments', count: 0 };
}

function waitingOnTransfer({ phaseTransfers }: Plan, { subject }: Asked): WaitingFor {
  const transfer = phaseTransfers.find(({ transferId }) => transferId === subject);
  const out = transfer?.consultations.filter(({ repliedOn }) => repliedOn === null).length ?? 0;
  return out > 0 ? school('settingReply', out) : us('newSetting');
}

const workOfOutcome: Partial<Readonly<Record<Requirement, WaitingFor['what']>>> = {
  reassess: 'reassessmentDecision',
  continuePlan: 'planToContinue',
  continueAndAmend: 'planToContinue',
  ceasePlan: 'planToEnd',
};

function waitingOnOutcome({ outcomes }: Plan, { subject, stage }: Asked): WaitingFor {
  const [disputeId] = subject?.split('/') ?? [];
  const outcome = outcomes.findLast((one) => one.disputeId === disputeId);
  const what = stage === 'amend' || outcome === undefined ? undefined : workOfOutcome[outcome.requires];
  return us(what ?? 'amendedPlan');
}
