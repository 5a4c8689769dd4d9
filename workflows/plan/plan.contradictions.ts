import type { Day } from '../kernel/day.js';
import type { Contradiction } from '../kernel/decider.js';
import { contradictionAmong } from '../kernel/facts-in-order.js';
import type { Order } from '../kernel/facts-in-order.js';
import { ordersOfFeedback } from '../feedback/feedback.state.js';
import { ordersOfLetters } from '../letters/letter.state.js';
import { fundingContradiction, ordersOfFunding } from './funding.state.js';
import type { StartedPlacement } from './placement.state.js';
import { qualityContradiction } from './plan-quality.js';
import type { Amendment, PhaseTransfer, Plan, Reassessment, Review } from './plan.state.js';
import { ordersOfPreferences, preferenceContradiction } from './preference.state.js';
import { ordersOfTransition } from './transition.state.js';

/** Two recorded days of one plan that exclude each other, the first found. */
export function contradictionIn(plan: Plan): Contradiction | null {
  const found = contradictionAmong([
    ...endings(plan),
    ...plan.reviews.flatMap((review) => ordersOfReview(plan, review)),
    ...plan.amendments.flatMap((amendment) => ordersOfAmendment(plan, amendment)),
    ...plan.phaseTransfers.flatMap(ordersOfTransfer),
    ...plan.reassessments.flatMap(ordersOfReassessment),
    ...plan.startedPlacements.flatMap(ordersOfPlacement),
    ...ordersOfLetters(plan.letters),
    ...ordersOfFeedback(plan.feedback),
    ...ordersOfTransition(plan.transition),
    ...ordersOfFunding(plan.funding),
    ...ordersOfPreferences(plan.preferences),
    ...plan.directPayments.flatMap(({ began, reviewedOn, endedOn }): Order[] => [
      ['DirectPaymentBegan', began.on, 'DirectPaymentReviewed', reviewedOn],
      ['DirectPaymentBegan', began.on, 'DirectPaymentEnded', endedOn],
    ]),
  ]);
  return (
    found ??
    fundingContradiction(plan.funding) ??
    preferenceContradiction(plan.preferences) ??
    qualityContradiction(plan)
  );
}

function endings({
  made,
  broughtIn,
  ceased,
  ceasing,
  transferredOutOn,
  transferIn,
  custody,
  ...plan
}: Plan): readonly Order[] {
  const madeFact = broughtIn ? 'PlanBroughtIn' : 'PlanMade';
  return [
    [madeFact, made?.on, 'PlanCeased', ceased?.on],
    [madeFact, made?.on, 'PlanTransferredOut', transferredOutOn],
    [madeFact, made?.on, 'PlanTransferReceived', transferIn?.on],
    ['PlanTransferReceived', transferIn?.on, 'TransferLetterSent', plan.transferLetterOn],
    ['MoveBecameKnown', plan.moveOut?.on, 'PlanTransferredOut', transferredOutOn],
    ...plan.healthMoves.map(({ on, notifiedOn }): Order => [
      'HealthMoveBecameKnown',
      on,
      'HealthBodyNotified',
      notifiedOn,
    ]),
    ['CeasingConsidered', ceasing?.considered?.on, 'CeaseConsulted', ceasing?.consultedOn],
    ['CeasingConsidered', ceasing?.considered?.on, 'CeaseDecided', ceasing?.decided?.on],
    ['CeaseDecided', ceasing?.decided?.on, 'CeaseNoticeSent', ceasing?.notice?.on],
    ['CeaseNoticeSent', ceasing?.notice?.on, 'PlanCeased', ceased?.on],
    ['CustodyBegan', custody?.beganOn, 'CustodyEnded', custody?.released?.on],
    ['CustodyEnded', custody?.released?.on, 'MaintenanceResumed', custody?.resumedOn],
  ];
}

function ordersOfReview({ made, broughtIn }: Plan, review: Review): readonly Order[] {
  const { meetingOn } = review;
  return [
    // Of a plan that was brought in, dates come from elsewhere and need not agree.
    ['PlanMade', broughtIn ? null : made?.on, 'ReviewMeetingHeld', meetingOn],
    ['ReviewInvitationsSent', review.invitedOn, 'ReviewMeetingHeld', meetingOn],
    ['ReviewAdviceCirculated', review.circulatedOn, 'ReviewMeetingHeld', meetingOn],
    ['ReviewMeetingHeld', meetingOn, 'ReviewReportSent', review.reportOn],
    ['ReviewMeetingHeld', meetingOn, 'ReviewDecisionNotified', review.decidedOn],
    ['ReviewDecisionNotified', review.decidedOn, 'ReviewClosed', review.closed?.on],
  ];
}

function ordersOfAmendment({ reviews }: Plan, amendment: Amendment): readonly Order[] {
  const { reviewId, notice, stated, repliedOn, notAmendedOn, sent } = amendment;
  const met = reviews.find((review) => review.reviewId === reviewId)?.meetingOn;
  return [
    ['ReviewMeetingHeld', stated ? null : met, 'AmendmentNoticeSent', notice.on],
    ['AmendmentNoticeSent', notice.on, 'AmendmentRepresentationsReceived', repliedOn],
    ['AmendmentNoticeSent', notice.on, 'DecisionNotToAmendNotified', notAmendedOn],
    ...sent.map(({ on }): Order => ['AmendmentNoticeSent', notice.on, 'AmendedPlanSent', on]),
  ];
}

function ordersOfTransfer({ consultations }: PhaseTransfer): readonly Order[] {
  return consultations.map(({ askedOn, repliedOn }) => [
    'TransferSettingConsulted',
    askedOn,
    'TransferSettingReplied',
    repliedOn,
  ]);
}

function ordersOfPlacement({ started, ended, spells, visits, costs }: StartedPlacement): readonly Order[] {
  const within = (fact: string, on: Day['on']): readonly Order[] => [
    ['PlacementStarted', started.on, fact, on],
    [fact, on, 'PlacementEnded', ended?.on],
  ];
  return [
    ['PlacementStarted', started.on, 'PlacementEnded', ended?.on],
    ...spells
      .filter(({ revision }) => revision !== started.revision)
      .flatMap(({ on }) => within('PlacementChanged', on)),
    ...visits.flatMap(({ on }) => within('VisitRecorded', on)),
    ...costs.flatMap(({ on }) => within('PlacementCostRecorded', on)),
  ];
}

function ordersOfReassessment({ requested, decision, ended }: Reassessment): readonly Order[] {
  const decided = decision?.positive === false ? 'DecisionNotToReassessNotified' : 'DecisionToReassessNotified';
  return [
    ['ReassessmentRequested', requested?.on, decided, decision?.on],
    [decided, decision?.on, 'ReassessmentEnded', ended?.on],
  ];
}
