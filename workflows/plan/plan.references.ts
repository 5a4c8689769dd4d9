import { judgeExceptionReference } from '../exceptions/exception-claims.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import { feedbackReferences } from '../feedback/feedback.judgements.js';
import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import { letterReferences } from '../letters/letter.judgements.js';
import type { LettersOf } from '../letters/letter.judgements.js';
import { planNotices, planSubjects } from '../letters/plan-notices.js';
import type { SentPlan } from '../kernel/sent-plan.js';
import type { Requirement } from '../dispute/dispute-outcome.events.js';
import { fundingReferences } from './funding.judgements.js';
import { placementReferences } from './placement.judgements.js';
import { qualityReferences } from './plan-quality.js';
import type { PlanEvent } from './plan.events.js';
import type { Plan } from './plan.state.js';
import { preferenceReferences } from './preference.judgements.js';
import type { ReviewSideEvent } from './review.events.js';

const requirementsHere: readonly Requirement[] = [
  'reassess',
  'amendContent',
  'nameSetting',
  'continuePlan',
  'continueAndAmend',
  'ceasePlan',
];

/** What letters need to know of a plan. */
export const lettersOfPlan: LettersOf<Plan> = { workflow: 'plan', notices: planNotices, subjects: planSubjects };

/** References of facts about a plan that must lead somewhere, whether the fact is new or history. */
export const planReferences: Judgements<Plan, PlanEvent> = {
  AmendmentNoticeSent: ({ data: { reviewId, noticeId } }, { reviews, amendments }) => {
    const served = amendments.find((one) => one.noticeId === noticeId);
    if (served !== undefined && served.reviewId !== reviewId) reject('notice-of-another-review');
    // A return dates notices without saying of which review they are.
    if (noticeId !== undefined && reviewId !== null && !reviews.some((review) => review.reviewId === reviewId)) {
      reject('no-such-review');
    }
  },
  AmendedPlanSent: ({ data }, plan) => {
    if (sentOf(plan, data.noticeId).some(({ recipient }) => recipient === data.recipient)) {
      reject('already-sent-to-recipient', { recipient: data.recipient });
    }
  },
  ReviewAttendanceRecorded: reviewReference,
  AdulthoodNeedsRecorded: reviewReference,
  HospitalPassportExplained: reviewReference,
  TransferSettingConsulted: ({ data: { consultationId } }, { phaseTransfers }) => {
    const known = phaseTransfers.some(({ consultations }) =>
      consultations.some((one) => one.consultationId === consultationId),
    );
    if (known) reject('setting-already-consulted');
  },
  TransferSettingReplied: ({ data: { consultationId } }, { phaseTransfers }) => {
    const asked = phaseTransfers
      .flatMap(({ consultations }) => consultations)
      .find((one) => one.consultationId === consultationId);
    if (asked === undefined) reject('no-such-consultation');
    if (asked.repliedOn !== null) reject('setting-already-replied');
  },
  ...placementReferences,
  ...fundingReferences,
  ...preferenceReferences,
  DirectPaymentBegan: ({ data: { paymentId } }, { directPayments }) => {
    if (directPayments.some((payment) => payment.paymentId === paymentId)) reject('direct-payment-already-begun');
  },
  DirectPaymentReviewed: ({ data: { paymentId } }, plan) => void paymentOf(plan, paymentId),
  DirectPaymentEnded: ({ data: { paymentId } }, plan) => void paymentOf(plan, paymentId),
  HealthMoveBecameKnown: ({ data: { healthMoveId } }, { healthMoves }) => {
    if (healthMoves.some((move) => move.healthMoveId === healthMoveId)) reject('health-move-already-known');
  },
  HealthBodyNotified: ({ data: { healthMoveId } }, { healthMoves }) => {
    const move = healthMoves.find((one) => one.healthMoveId === healthMoveId);
    if (move === undefined) reject('no-such-health-move');
    if (move.notifiedOn !== null) reject('health-body-already-notified');
  },
  TransferLetterSent: (_, { transferIn }) => {
    if (transferIn === null) reject('plan-not-transferred-in');
  },
  MoveCalledOff: (_, { moveOut }) => {
    if (moveOut?.calledOffOn !== null) reject('move-not-known');
  },
  MaintenanceResumed: (_, { custody }) => {
    if (custody?.released == null) reject('not-released-from-custody');
  },
  DisputeOutcomeRecorded: ({ data: { disputeId, by, requires } }, { outcomes }) => {
    if (!requirementsHere.includes(requires)) reject('requirement-belongs-elsewhere', { requires });
    if (outcomes.some((one) => one.disputeId === disputeId && one.by === by)) reject('outcome-already-recorded');
  },
  ExceptionClaimed: exceptionReference,
  ExceptionEvidenced: exceptionReference,
  ExceptionAgreed: exceptionReference,
  ExceptionEnded: exceptionReference,
  ExceptionStruckOut: exceptionReference,
  FamilyToldOfException: exceptionReference,
  ...qualityReferences,
  ...letterReferences(lettersOfPlan),
  ...feedbackReferences(['review', 'transition']),
};

function reviewReference({ data: { reviewId } }: ReviewSideEvent, { reviews }: Plan): void {
  if (!reviews.some((review) => review.reviewId === reviewId)) reject('no-such-review');
}

function exceptionReference(fact: ExceptionEvent, { exceptions }: Plan): void {
  judgeExceptionReference(fact, exceptions);
}

function sentOf({ amendments, amendedWithoutNotice, outcomes }: Plan, noticeId: string | null): readonly SentPlan[] {
  if (noticeId !== null) return amendments.find((one) => one.noticeId === noticeId)?.sent ?? [];
  // A later order asks for an amended plan of its own.
  const since = outcomes.at(-1)?.on;
  return since === undefined ? amendedWithoutNotice : amendedWithoutNotice.filter(({ on }) => on >= since);
}

function paymentOf({ directPayments }: Plan, paymentId: string): Plan['directPayments'][number] {
  return directPayments.find((payment) => payment.paymentId === paymentId) ?? reject('no-such-direct-payment');
}
