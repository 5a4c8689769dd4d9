import type { CorrectFact } from '../kernel/correction.js';
import type { Command } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { NeedsAssessmentEvent } from './needs-assessment.events.js';

/** Every command that records one fact, with the fact it wishes for. */
export const factOfCommand = {
  RecordRequest: 'RequestReceived',
  RecordResponsibility: 'ResponsibilityBegan',
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
  ClaimException: 'ExceptionClaimed',
  EvidenceException: 'ExceptionEvidenced',
  AgreeException: 'ExceptionAgreed',
  EndException: 'ExceptionEnded',
  StrikeOutException: 'ExceptionStruckOut',
  TellFamilyOfException: 'FamilyToldOfException',
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
  WithdrawRequest: 'RequestWithdrawn',
  RecordMoveOut: 'ChildMovedOut',
  RecordDeath: 'ChildDied',
  AllocateCase: 'CaseAllocated',
  AddNote: 'NoteAdded',
} as const satisfies Readonly<Record<string, NeedsAssessmentEvent['type']>>;

export type NeedsAssessmentCommandType = keyof typeof factOfCommand;

type EventOf<C extends NeedsAssessmentCommandType> = Extract<NeedsAssessmentEvent, { type: (typeof factOfCommand)[C] }>;

/** One wish: the day it happened and what the fact will say. */
export interface RecordFact<C extends NeedsAssessmentCommandType> extends Command<C> {
  readonly on: CalendarDate;
  readonly data: Omit<EventOf<C>['data'], 'outOfTurn'>;
  readonly personal?: NonNullable<EventOf<C>['personal']>;
  /**
   * Why the record must stand although a step before it is missing or a period was cut short: it has already happened.
   * The reason is kept as a note of the case.
   */
  readonly alreadyHappened?: string;
}

/** Facts that happened before they reached this system, oldest first; recorded even where a step is missing. */
export interface RecordAssessmentHistory extends Command<'RecordHistory'> {
  readonly facts: readonly NeedsAssessmentEvent[];
}

export type NeedsAssessmentFactCommand = {
  [C in NeedsAssessmentCommandType]: RecordFact<C>;
}[NeedsAssessmentCommandType];
export type NeedsAssessmentCommand = NeedsAssessmentFactCommand | RecordAssessmentHistory;
/** What the command handler takes: corrections are judged by the kernel, for every workflow alike. */
export type AnyNeedsAssessmentCommand = NeedsAssessmentCommand | CorrectFact;
