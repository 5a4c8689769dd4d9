import { factActAt, factActs } from '../../cases/fact-acts.js';
import type { ActedOn, FactAct } from '../../cases/fact-acts.js';
import { beginningActs } from '../../cases/fact-beginnings.js';
import type { AnyForm } from '../recording-form.js';
import { amendedPlanForm } from './amended-plan.form.js';
import { complaintAnswered, complaintReceived } from './complaint.tunings.js';
import { agreementReached, appealConceded, recommendationAnswered, tribunalOrder } from './dispute.tunings.js';
import { caseworkTunings } from './casework.tunings.js';
import { disputeOpened } from './dispute-opened.tuning.js';
import { feedbackInvited, feedbackRecorded } from './feedback.forms.js';
import { factForm } from './fact-form.js';
import type { Tuning } from './fact-form.js';
import { amendmentNotice, ceaseNotice, exceptionClaimed, planEnded, transferMoved } from './plan.tunings.js';
import {
  outOfAreaReason,
  placementChanged,
  placementCost,
  placementEnded,
  placementStarted,
  placementVisit,
  returnPlan,
} from './placement.tunings.js';
import * as transition from './transition.tunings.js';
import { outcomeReviewed, outcomeSet, planAudit, provisionCheck, reviewAudit } from './quality.tunings.js';
import { reviewArranged, reviewClosed, reviewDecision, reviewMeeting } from './review.tunings.js';

/** Forms that are more than the fields of their command, by command. */
const tunings: Readonly<Record<string, Tuning>> = {
  ArrangeReview: reviewArranged,
  RecordReviewMeeting: reviewMeeting,
  NotifyReviewDecision: reviewDecision,
  CloseReview: reviewClosed,
  RecordReviewAttendance: transition.reviewAttendance,
  RecordAdulthoodNeeds: transition.adulthoodNeeds,
  ExplainHospitalPassport: transition.hospitalPassport,
  JudgeAdultServicesNeed: transition.adultServicesNeed,
  ShareInformation: transition.informationShared,
  RequestTransitionAssessment: transition.transitionAssessmentAsked,
  CompleteTransitionAssessment: transition.transitionAssessmentDone,
  RequestCareActAssessment: transition.careActAssessmentAsked,
  CompleteCareActAssessment: transition.careActAssessmentDone,
  AgreeTransitionPlan: transition.transitionPlanAgreed,
  RecordDestination: transition.destinationRecorded,
  ConfirmPostSixteenPlan: transition.postSixteenConfirmed,
  RecordAdulthoodFormat: transition.adulthoodFormat,
  FlagBreakdownRisk: transition.breakdownRiskFlagged,
  LiftBreakdownRisk: transition.breakdownRiskLifted,
  SendAmendmentNotice: amendmentNotice,
  ReplanPhaseTransfer: transferMoved,
  SendCeaseNotice: ceaseNotice,
  CeasePlan: planEnded,
  StartPlacement: placementStarted,
  ChangePlacement: placementChanged,
  EndPlacement: placementEnded,
  RecordOutOfAreaReason: outOfAreaReason,
  PlanReturn: returnPlan,
  RecordVisit: placementVisit,
  RecordPlacementCost: placementCost,
  ClaimException: exceptionClaimed,
  AuditPlan: planAudit,
  AuditReview: reviewAudit,
  CheckProvision: provisionCheck,
  SetOutcome: outcomeSet,
  ReviewOutcome: outcomeReviewed,
  RecordOrder: tribunalOrder,
  ConcedeAppeal: appealConceded,
  RecordAgreement: agreementReached,
  AnswerRecommendation: recommendationAnswered,
  OpenDispute: disputeOpened,
  InviteFeedback: feedbackInvited,
  RecordFeedback: feedbackRecorded,
  RecordComplaint: complaintReceived,
  AnswerComplaint: complaintAnswered,
  ...caseworkTunings,
  // The assessment that a plan made elsewhere came of is known to whoever loads both.
  BringInPlan: { without: () => ['needsAssessmentId'], dateLabel: 'Day it was first made', done: 'Plan recorded' },
};

const own: Readonly<Record<string, AnyForm>> = { SendAmendedPlan: amendedPlanForm };

const formOf = (act: FactAct): AnyForm => own[act.command] ?? factForm(act, tunings[act.command]);

const forms: ReadonlyMap<string, AnyForm> = new Map(
  [...Object.values(factActs).flat(), ...Object.values(beginningActs)].map((act) => [
    `${act.on} ${act.command}`,
    formOf(act),
  ]),
);

/** The form of every act on a plan, a dispute, a contact or an escalation. */
export function factFormFor({ on, command }: Pick<FactAct, 'on' | 'command'>): AnyForm {
  const form = forms.get(`${on} ${command}`);
  if (form === undefined) throw new Error(`The act ${command} on a ${on} has no form`);
  return form;
}

/** The act and form at an address; null where there is none. */
export function factFormAt(on: ActedOn, slug: string): { readonly act: FactAct; readonly form: AnyForm } | null {
  const act = factActAt(on, slug);
  return act === null ? null : { act, form: factFormFor(act) };
}
