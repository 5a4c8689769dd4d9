import { judgeExceptionEnd } from '../exceptions/exception-claims.js';
import { judgeClaim, limitsAgainst } from '../exceptions/excusable-limits.js';
import { feedbackJudgements } from '../feedback/feedback.judgements.js';
import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import { letterJudgements } from '../letters/letter.judgements.js';
import { addDays } from '../timetable/calendar-date.js';
import { dueOf } from '../timetable/deadlines.js';
import { ceasingJudgements } from './ceasing.judgements.js';
import { fundingJudgements } from './funding.judgements.js';
import { placementJudgements } from './placement.judgements.js';
import type { PlanEvent } from './plan.events.js';
import { planClocksOf } from './plan.clocks.js';
import { lettersOfPlan } from './plan.references.js';
import type { Amendment, Plan } from './plan.state.js';
import { preferenceJudgements } from './preference.judgements.js';
import { reviewJudgements } from './review.judgements.js';
import { transitionJudgements } from './transition.judgements.js';

const amending: readonly string[] = ['amendContent', 'nameSetting', 'continueAndAmend'];

/** What the law cannot mean and what the record excludes, fact by fact. The stage has been judged before. */
export const planJudgements: Judgements<Plan, PlanEvent> = {
  ...reviewJudgements,
  ...ceasingJudgements,
  ...placementJudgements,
  ...transitionJudgements,
  ...fundingJudgements,
  ...preferenceJudgements,
  AmendmentNoticeSent: ({ data: { reviewId, noticeId } }, plan) => {
    const open = plan.amendments.find(
      (one) => one.stage === 'proposed' && one.reviewId === reviewId && one.noticeId !== noticeId && !one.stated,
    );
    if (open !== undefined) reject('amendment-already-proposed', { on: open.notice.on });
    if (reviewId === null) return;
    const review = plan.reviews.find((one) => one.reviewId === reviewId);
    if (review?.decidedOn == null) reject('review-not-decided');
    if (review.outcome !== 'amend') reject('review-decided-otherwise', { outcome: review.outcome });
  },
  AmendedPlanSent: ({ occurredOn, data }, plan, basis) => {
    if (data.recipient === 'parentOrYoungPerson' && !data.appealWordingSent) reject('final-plan-needs-appeal-wording');
    if (data.noticeId === null) {
      if (!plan.outcomes.some(({ requires, on }) => amending.includes(requires) && on <= occurredOn)) {
        reject('amendment-notice-not-sent');
      }
      return;
    }
    const { notice, finishedOn } = amendmentOf(plan, data.noticeId);
    const lastDay = dueOf('E8', { start: notice.on }, basis).due.at(-1)?.date;
    // Reg 22(2)(c): before the fifteen days are over only because the family has had and used its chance.
    if (lastDay != null && occurredOn <= lastDay && (finishedOn === null || finishedOn > occurredOn)) {
      reject('fifteen-days-not-over', { served: notice.on, earliest: addDays(lastDay, 1) });
    }
  },
  DecisionNotToAmendNotified: ({ data }) => {
    if (!data.appealWordingSent) reject('refusal-needs-appeal-wording');
  },
  PhaseTransferPlanned: ({ data: { kind, transferOn, transferId } }, { phaseTransfers }) => {
    const year = transferOn.slice(0, 4);
    const same = phaseTransfers.find(
      (one) =>
        one.transferId !== transferId &&
        one.calledOff === null &&
        one.kind === kind &&
        one.transferOn?.slice(0, 4) === year,
    );
    if (same !== undefined) reject('transfer-already-planned', { kind, year: Number(year) });
  },
  PhaseTransferReplanned: ({ data: { transferId, kind, transferOn } }, { phaseTransfers }) => {
    const known = phaseTransfers.find((one) => one.transferId === transferId);
    if (known?.kind === kind && known.transferOn === transferOn) reject('transfer-unchanged');
  },
  ReassessmentRequested: (_, { reassessments }) => {
    const open = reassessments.find(({ stage }) => stage === 'considering' || stage === 'reassessing');
    if (open !== undefined) reject('reassessment-already-open');
  },
  DecisionToReassessNotified: ({ data: { because, reassessmentId } }, { outcomes, reassessments }) => {
    const requested = reassessments.some((one) => one.reassessmentId === reassessmentId && one.requested !== null);
    if (because === 'requested' && !requested) reject('reassessment-not-requested');
    if (because === 'requested' || because === 'ownDecision') return;
    if (!outcomes.some(({ by, requires }) => by === because && requires === 'reassess')) reject('nothing-to-overturn');
  },
  DecisionNotToReassessNotified: ({ data }) => {
    if (!data.appealWordingSent) reject('refusal-needs-appeal-wording');
  },
  MoveBecameKnown: (_, { moveOut }) => {
    if (moveOut !== null && moveOut.calledOffOn === null) reject('move-already-known', { on: moveOut.on });
  },
  PlanTransferredOut: (_, { moveOut }) => {
    if (moveOut?.calledOffOn !== null) reject('move-not-known');
  },
  PlanTransferReceived: (_, { transferIn, broughtIn }) => {
    if (!broughtIn) reject('plan-made-here');
    if (transferIn !== null) reject('transfer-already-received', { on: transferIn.on });
  },
  ExceptionClaimed: (fact, plan, basis) => {
    // Put to the limits named, whether or not the law has exceptions to them: that it has none is the answer.
    const named = planClocksOf(plan, basis.policy).filter(({ rule, subject }) =>
      fact.data.limits.some((limit) => limit.rule === rule && limit.subject === subject),
    );
    judgeClaim(fact, limitsAgainst(named, fact.data, basis));
  },
  ExceptionEnded: (fact, { exceptions }) => {
    judgeExceptionEnd(fact, exceptions);
  },
  ...letterJudgements(lettersOfPlan),
  ...feedbackJudgements(),
};

function amendmentOf({ amendments }: Plan, noticeId: string): Amendment {
  const amendment = amendments.find((one) => one.noticeId === noticeId);
  // A notice that was never sent is at a stage that takes no amended plan.
  if (amendment === undefined) throw new Error(`No notice ${noticeId}`);
  return amendment;
}
