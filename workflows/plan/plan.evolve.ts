import { foldException } from '../exceptions/exception-claims.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import type { Placed } from '../kernel/decider.js';
import type { FeedbackEvent } from '../feedback/feedback.events.js';
import { foldFeedback } from '../feedback/feedback.state.js';
import type { LetterEvent } from '../letters/letter.events.js';
import { foldLetter } from '../letters/letter.state.js';
import { foldAmendedPlan, foldAmendmentNotice, foldNotAmended, foldRepresentations } from './fold-amendments.js';
import { foldPhaseTransfer, foldSchoolCohort, foldTransferReply } from './fold-phase-transfers.js';
import { foldPlacement, foldPlacementStart } from './fold-placements.js';
import { foldReassessment } from './fold-reassessments.js';
import { foldReview } from './fold-reviews.js';
import { foldQuality } from './plan-quality.js';
import type { PlanEvent } from './plan.events.js';
import { planStages } from './plan.machine.js';
import { notCeasing } from './plan.state.js';
import type { OpenPlan, Plan } from './plan.state.js';
import type { TransitionEvent } from './transition.events.js';
import { foldTransition } from './transition.state.js';

type Handlers = { [E in PlanEvent as E['type']]: (plan: OpenPlan, event: Placed<E>) => void };

// Handlers replace fields of the plan and never write into what a field holds: earlier states may share it.
const handlers: Handlers = {
  PlanMade(plan, { occurredOn: on, revision, data }) {
    plan.childId = data.childId;
    plan.needsAssessmentId = data.needsAssessmentId;
    plan.made = { on, revision };
  },
  PlanBroughtIn(plan, { occurredOn: on, revision, data }) {
    plan.childId = data.childId;
    plan.needsAssessmentId = data.needsAssessmentId;
    plan.fromAuthority = data.fromAuthority;
    plan.made = { on, revision };
    plan.broughtIn = true;
  },
  PlacementRecorded(plan, { occurredOn, data, personal }) {
    const others = plan.placements.filter(({ placementId }) => placementId !== data.placementId);
    const placement = {
      placementId: data.placementId,
      kind: data.kind,
      rank: data.rank,
      senUnit: data.senUnit,
      resourcedProvision: data.resourcedProvision,
      enteredOn: data.dateKnown ? occurredOn : null,
      leftOn: data.leftOn,
      details: personal === undefined ? null : (Object.values(personal)[0] ?? null),
    };
    plan.placements = [...others, placement];
  },
  PlacementStarted: foldPlacementStart,
  PlacementChanged: foldPlacement,
  PlacementEnded: foldPlacement,
  OutOfAreaReasonRecorded: foldPlacement,
  ReturnPlanned: foldPlacement,
  VisitRecorded: foldPlacement,
  PlacementCostRecorded: foldPlacement,
  ReviewArranged: foldReview,
  ReviewCalledOff: foldReview,
  ReviewInvitationsSent: foldReview,
  ReviewAdviceCirculated: foldReview,
  ReviewContributionRecorded: foldReview,
  ReviewMeetingHeld: foldReview,
  ReviewReportSent: foldReview,
  ReviewDecisionNotified: foldReview,
  ReviewOutcomeStated: foldReview,
  ReviewClosed: foldReview,
  ReviewAttendanceRecorded: foldReview,
  AdulthoodNeedsRecorded: foldReview,
  HospitalPassportExplained: foldReview,
  AdultServicesNeedJudged: keepTransition,
  InformationShared: keepTransition,
  TransitionAssessmentRequested: keepTransition,
  TransitionAssessmentCompleted: keepTransition,
  CareActAssessmentRequested: keepTransition,
  CareActAssessmentCompleted: keepTransition,
  TransitionPlanAgreed: keepTransition,
  DestinationRecorded: keepTransition,
  PostSixteenPlanConfirmed: keepTransition,
  AdulthoodFormatUsed: keepTransition,
  BreakdownRiskFlagged: keepTransition,
  BreakdownRiskLifted: keepTransition,
  AmendmentNoticeSent: foldAmendmentNotice,
  AmendmentRepresentationsReceived: foldRepresentations,
  AmendedPlanSent: foldAmendedPlan,
  DecisionNotToAmendNotified: foldNotAmended,
  SchoolCohortRecorded: foldSchoolCohort,
  PhaseTransferPlanned: foldPhaseTransfer,
  PhaseTransferReplanned: foldPhaseTransfer,
  PhaseTransferCalledOff: foldPhaseTransfer,
  PhaseTransferRecorded: foldPhaseTransfer,
  TransferSettingConsulted: foldPhaseTransfer,
  TransferSettingReplied: foldTransferReply,
  ReassessmentRequested: foldReassessment,
  DecisionToReassessNotified: foldReassessment,
  DecisionNotToReassessNotified: foldReassessment,
  ReassessmentEnded: foldReassessment,
  PersonalBudgetAgreed(plan, { data }) {
    plan.personalBudget = data.arrangement;
  },
  DirectPaymentBegan(plan, { occurredOn: on, revision, data: { paymentId } }) {
    plan.directPayments = [
      ...plan.directPayments,
      { paymentId, began: { on, revision }, reviewedOn: null, endedOn: null },
    ];
  },
  DirectPaymentReviewed(plan, { occurredOn, data }) {
    plan.directPayments = plan.directPayments.map((payment) =>
      // The limit asks for the first review; later ones go with the reviews of the plan.
      payment.paymentId === data.paymentId ? { ...payment, reviewedOn: payment.reviewedOn ?? occurredOn } : payment,
    );
  },
  DirectPaymentEnded(plan, { occurredOn, data }) {
    plan.directPayments = plan.directPayments.map((payment) =>
      payment.paymentId === data.paymentId ? { ...payment, endedOn: occurredOn } : payment,
    );
  },
  MoveBecameKnown(plan, { occurredOn: on, revision, data }) {
    plan.moveOut = { on, revision, movesOn: data.movesOn, calledOffOn: null };
  },
  MoveCalledOff(plan, { occurredOn }) {
    if (plan.moveOut !== null) plan.moveOut = { ...plan.moveOut, calledOffOn: occurredOn };
  },
  PlanTransferredOut(plan, { occurredOn }) {
    plan.transferredOutOn = occurredOn;
  },
  PlanTransferReceived(plan, { occurredOn: on, revision, data }) {
    plan.transferIn = { on, revision, lastReviewedOn: data.lastReviewedOn };
    plan.fromAuthority = data.fromAuthority;
    plan.transferLetterOn = null;
  },
  TransferLetterSent(plan, { occurredOn }) {
    plan.transferLetterOn ??= occurredOn;
  },
  HealthMoveBecameKnown(plan, { occurredOn: on, revision, data }) {
    plan.healthMoves = [...plan.healthMoves, { ...data, on, revision, notifiedOn: null }];
  },
  HealthBodyNotified(plan, { occurredOn, data }) {
    plan.healthMoves = plan.healthMoves.map((move) =>
      move.healthMoveId === data.healthMoveId ? { ...move, notifiedOn: occurredOn } : move,
    );
  },
  CustodyBegan(plan, { occurredOn }) {
    plan.custody = { beganOn: occurredOn, released: null, resumedOn: null };
  },
  CustodyEnded(plan, { occurredOn: on, revision }) {
    if (plan.custody !== null) plan.custody = { ...plan.custody, released: { on, revision } };
  },
  MaintenanceResumed(plan, { occurredOn }) {
    if (plan.custody !== null) plan.custody = { ...plan.custody, resumedOn: occurredOn };
  },
  CeasingConsidered(plan, { occurredOn: on, revision }) {
    plan.ceasing = { ...notCeasing, considered: { on, revision } };
  },
  CeaseConsulted(plan, { occurredOn }) {
    plan.ceasing = { ...(plan.ceasing ?? notCeasing), consultedOn: occurredOn };
  },
  CeaseDecided(plan, { occurredOn: on, revision, data }) {
    plan.ceasing = { ...(plan.ceasing ?? notCeasing), decided: { on, revision }, reason: data.reason };
  },
  CeaseNoticeSent(plan, { occurredOn: on, revision, data }) {
    plan.ceasing = { ...(plan.ceasing ?? notCeasing), notice: { on, revision }, reason: data.reason };
  },
  PlanContinued(plan, { occurredOn }) {
    plan.continuedOn = occurredOn;
    plan.ceasing = null;
    plan.ceased = null;
  },
  PlanKeptToYearEnd(plan, { data }) {
    plan.keptToYearEnd = data;
  },
  PlanCeased(plan, { occurredOn, data }) {
    plan.ceased = { on: occurredOn, reason: data.reason };
  },
  DisputeProgressRecorded(plan, { occurredOn, data: { disputeId, step } }) {
    const field = {
      certificateIssued: 'certificateIssuedOn',
      appealReceived: 'appealReceivedOn',
      appealDetermined: 'determinedOn',
    } as const;
    const known = plan.disputes.find((dispute) => dispute.disputeId === disputeId);
    const before = known ?? { disputeId, certificateIssuedOn: null, appealReceivedOn: null, determinedOn: null };
    const others = plan.disputes.filter((dispute) => dispute !== known);
    plan.disputes = [...others, { ...before, [field[step]]: occurredOn }];
  },
  DisputeOutcomeRecorded(plan, { occurredOn: on, revision, data }) {
    plan.outcomes = [...plan.outcomes, { ...data, on, revision }];
  },
  ExceptionClaimed: keepException,
  ExceptionEvidenced: keepException,
  ExceptionAgreed: keepException,
  ExceptionEnded: keepException,
  ExceptionStruckOut: keepException,
  FamilyToldOfException: keepException,
  PlanAudited: foldQuality,
  ReviewAudited: foldQuality,
  ProvisionDeliveryChecked: foldQuality,
  OutcomeSet: foldQuality,
  OutcomeReviewed: foldQuality,
  CaseAllocated(plan, { data: { team, worker } }) {
    plan.team = team;
    plan.worker = worker;
  },
  FeedbackInvited: keepFeedback,
  FeedbackRecorded: keepFeedback,
  LetterProduced: keepLetter,
  LetterSent: keepLetter,
  LetterDelivered: keepLetter,
  LetterReturned: keepLetter,
  LetterWithdrawn: keepLetter,
  NoteAdded: keepAsItIs,
  ReturnFlagsStated(plan, { occurredOn: on, data }) {
    plan.returnFlags = [...plan.returnFlags, { on, ...data }];
  },
  FactCorrected: keepAsItIs,
};

/** Folds one fact into the plan. Judges nothing and never throws. */
export function evolve(plan: Plan, event: Placed<PlanEvent>): Plan {
  const next = { ...plan };
  evolvePlanInPlace(next, event);
  return next;
}

/** As `evolve`, for whoever folds a long history and shows no state before the last: writes into the plan itself. */
export function evolvePlanInPlace(plan: OpenPlan, event: Placed<PlanEvent>): void {
  const handle = handlers[event.type] as ((p: OpenPlan, e: Placed<PlanEvent>) => void) | undefined;
  if (handle === undefined) return;
  handle(plan, event);
  const stage = planStages.after(plan.stage, event.type);
  if (stage === plan.stage) return;
  plan.stage = stage;
  plan.stageSince = event.occurredOn;
}

function keepTransition(plan: OpenPlan, event: Placed<TransitionEvent>): void {
  plan.transition = foldTransition(plan.transition, event);
}

function keepException(plan: OpenPlan, event: Placed<ExceptionEvent>): void {
  plan.exceptions = foldException(plan.exceptions, event);
}

function keepFeedback(plan: OpenPlan, event: Placed<FeedbackEvent>): void {
  plan.feedback = foldFeedback(plan.feedback, event);
}

function keepLetter(plan: OpenPlan, event: Placed<LetterEvent>): void {
  plan.letters = foldLetter(plan.letters, event);
}

function keepAsItIs(): void {
  // A note or a correction says nothing about the plan by itself.
}
