import { factOfExceptionCommand } from '../exceptions/exception.events.js';
import { factOfFeedbackCommand } from '../feedback/feedback.events.js';
import type { CorrectFact } from '../kernel/correction.js';
import type { FactCommands, RecordFact, RecordFacts } from '../kernel/fact-decider.js';
import { factOfLetterCommand } from '../letters/letter.events.js';
import { factOfFundingCommand } from './funding.events.js';
import type { PlanEvent } from './plan.events.js';
import { factOfPreferenceCommand } from './preference.events.js';
import { factOfReviewSideCommand } from './review.events.js';
import { factOfTransitionCommand } from './transition.events.js';

/** Every command that records one fact about a plan, with the fact it wishes for. */
export const factOfPlanCommand = {
  OpenPlan: 'PlanMade',
  BringInPlan: 'PlanBroughtIn',
  RecordPlacement: 'PlacementRecorded',
  StartPlacement: 'PlacementStarted',
  ChangePlacement: 'PlacementChanged',
  EndPlacement: 'PlacementEnded',
  RecordOutOfAreaReason: 'OutOfAreaReasonRecorded',
  PlanReturn: 'ReturnPlanned',
  RecordVisit: 'VisitRecorded',
  RecordPlacementCost: 'PlacementCostRecorded',
  ArrangeReview: 'ReviewArranged',
  CallOffReview: 'ReviewCalledOff',
  SendReviewInvitations: 'ReviewInvitationsSent',
  CirculateReviewAdvice: 'ReviewAdviceCirculated',
  RecordReviewContribution: 'ReviewContributionRecorded',
  RecordReviewMeeting: 'ReviewMeetingHeld',
  SendReviewReport: 'ReviewReportSent',
  NotifyReviewDecision: 'ReviewDecisionNotified',
  CloseReview: 'ReviewClosed',
  ...factOfReviewSideCommand,
  SendAmendmentNotice: 'AmendmentNoticeSent',
  RecordAmendmentRepresentations: 'AmendmentRepresentationsReceived',
  SendAmendedPlan: 'AmendedPlanSent',
  NotifyDecisionNotToAmend: 'DecisionNotToAmendNotified',
  RecordSchoolCohort: 'SchoolCohortRecorded',
  PlanPhaseTransfer: 'PhaseTransferPlanned',
  ReplanPhaseTransfer: 'PhaseTransferReplanned',
  CallOffPhaseTransfer: 'PhaseTransferCalledOff',
  ConsultTransferSetting: 'TransferSettingConsulted',
  RecordTransferSettingReply: 'TransferSettingReplied',
  RequestReassessment: 'ReassessmentRequested',
  NotifyDecisionToReassess: 'DecisionToReassessNotified',
  NotifyDecisionNotToReassess: 'DecisionNotToReassessNotified',
  EndReassessment: 'ReassessmentEnded',
  AgreePersonalBudget: 'PersonalBudgetAgreed',
  BeginDirectPayment: 'DirectPaymentBegan',
  ReviewDirectPayment: 'DirectPaymentReviewed',
  EndDirectPayment: 'DirectPaymentEnded',
  RecordMove: 'MoveBecameKnown',
  CallOffMove: 'MoveCalledOff',
  TransferPlanOut: 'PlanTransferredOut',
  ReceivePlanTransfer: 'PlanTransferReceived',
  SendTransferLetter: 'TransferLetterSent',
  RecordHealthMove: 'HealthMoveBecameKnown',
  NotifyHealthBody: 'HealthBodyNotified',
  RecordCustody: 'CustodyBegan',
  RecordRelease: 'CustodyEnded',
  ResumeMaintenance: 'MaintenanceResumed',
  ConsiderCeasing: 'CeasingConsidered',
  ConsultOnCeasing: 'CeaseConsulted',
  DecideToCease: 'CeaseDecided',
  SendCeaseNotice: 'CeaseNoticeSent',
  ContinuePlan: 'PlanContinued',
  KeepPlanToYearEnd: 'PlanKeptToYearEnd',
  CeasePlan: 'PlanCeased',
  ...factOfTransitionCommand,
  ...factOfFundingCommand,
  ...factOfPreferenceCommand,
  RecordDisputeOutcome: 'DisputeOutcomeRecorded',
  RecordDisputeProgress: 'DisputeProgressRecorded',
  AuditPlan: 'PlanAudited',
  AuditReview: 'ReviewAudited',
  CheckProvision: 'ProvisionDeliveryChecked',
  SetOutcome: 'OutcomeSet',
  ReviewOutcome: 'OutcomeReviewed',
  AllocateCase: 'CaseAllocated',
  AddNote: 'NoteAdded',
  ...factOfExceptionCommand,
  ...factOfLetterCommand,
  ...factOfFeedbackCommand,
} as const satisfies Readonly<Record<string, PlanEvent['type']>>;

export type PlanCommandType = keyof typeof factOfPlanCommand;
export type PlanFactOf<C extends PlanCommandType> = Extract<PlanEvent, { type: (typeof factOfPlanCommand)[C] }>;
export type RecordPlanFact<C extends PlanCommandType> = RecordFact<C, PlanFactOf<C>>;
export type PlanFactCommand = FactCommands<typeof factOfPlanCommand, PlanEvent>;
export type PlanCommand = PlanFactCommand | RecordFacts<PlanEvent>;
/** What the command handler takes: corrections are judged by the kernel, for every workflow alike. */
export type AnyPlanCommand = PlanCommand | CorrectFact;
