import { factOfExceptionCommand } from '../exceptions/exception.events.js';
import { factOfFeedbackCommand } from '../feedback/feedback.events.js';
import type { CorrectFact } from '../kernel/correction.js';
import type { FactCommands, RecordFact as RecordFactOf, RecordFacts } from '../kernel/fact-decider.js';
import { factOfLetterCommand } from '../letters/letter.events.js';
import type { NeedsAssessmentEvent } from './needs-assessment.events.js';
import { factOfNotificationCommand } from './early-notification.js';
import { factOfRequestEvaluationCommand } from './request-evaluation.events.js';

/** Every command that records one fact, with the fact it wishes for. */
export const factOfCommand = {
  RecordRequest: 'RequestReceived',
  RecordResponsibility: 'ResponsibilityBegan',
  BeginReassessment: 'ReassessmentBegan',
  NotifyConsideration: 'ConsiderationNotified',
  NotifyDecisionToAssess: 'DecisionToAssessNotified',
  NotifyDecisionNotToAssess: 'DecisionNotToAssessNotified',
  RequestAdvice: 'AdviceRequested',
  AdoptExistingAdvice: 'ExistingAdviceAdopted',
  RecordAdvice: 'AdviceReceived',
  ReturnAdvice: 'AdviceReturned',
  AcceptAdvice: 'AdviceAccepted',
  ChaseAdvice: 'AdviceChased',
  RecordMissedAppointment: 'AppointmentMissed',
  RecordFamilyVisit: 'FamilyVisitRecorded',
  RecordPersonCentredMeeting: 'PersonCentredMeetingHeld',
  RecordChildViews: 'ChildViewsRecorded',
  AuditAdvice: 'AdviceAudited',
  ...factOfExceptionCommand,
  NotifyDecisionToIssue: 'DecisionToIssueNotified',
  NotifyDecisionNotToIssue: 'DecisionNotToIssueNotified',
  ServeDraftPlan: 'DraftPlanServed',
  RecordRepresentations: 'RepresentationsReceived',
  RecordMeetingRequest: 'DraftMeetingRequested',
  RecordMeeting: 'DraftMeetingHeld',
  ConsultSetting: 'SettingConsulted',
  RecordSettingReply: 'SettingReplied',
  SignOffPlan: 'PlanSignedOff',
  SendFinalPlan: 'FinalPlanSent',
  RecordDisputeOutcome: 'DisputeOutcomeRecorded',
  WithdrawRequest: 'RequestWithdrawn',
  RecordMoveOut: 'ChildMovedOut',
  RecordDeath: 'ChildDied',
  AllocateCase: 'CaseAllocated',
  AddNote: 'NoteAdded',
  ...factOfLetterCommand,
  ...factOfFeedbackCommand,
  ...factOfRequestEvaluationCommand,
  ...factOfNotificationCommand,
} as const satisfies Readonly<Record<string, NeedsAssessmentEvent['type']>>;

export type NeedsAssessmentCommandType = keyof typeof factOfCommand;

/** The command of one name: the day it happened and what the fact will say. */
export type RecordFact<C extends NeedsAssessmentCommandType> = RecordFactOf<
  C,
  Extract<NeedsAssessmentEvent, { type: (typeof factOfCommand)[C] }>
>;
export type NeedsAssessmentFactCommand = FactCommands<typeof factOfCommand, NeedsAssessmentEvent>;
export type NeedsAssessmentCommand = NeedsAssessmentFactCommand | RecordFacts<NeedsAssessmentEvent>;
/** What the command handler takes: corrections are judged by the kernel, for every workflow alike. */
export type AnyNeedsAssessmentCommand = NeedsAssessmentCommand | CorrectFact;
