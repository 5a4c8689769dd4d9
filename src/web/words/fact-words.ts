import { actionPlanClauses, actionPlanStageWords } from './action-plan-words.js';
import { caseworkClauses, caseworkStageWords } from './casework-words.js';
import { complaintClauses, complaintStageWords } from './complaint-words.js';
import { disputeClauses, disputeStageWords } from './dispute-fact-words.js';
import { feedbackClauses } from './feedback-words.js';
import { letterClauses } from './letter-words.js';
import { planClauses, planStageWords } from './plan-fact-words.js';
import { notificationClauses } from './notification-words.js';
import { requestEvaluationClauses } from './request-evaluation-words.js';

/** What happened, as a clause after "when" or "that": "the request was received". By event type. */
import { auditSettingClauses, qualityClauses } from './quality-words.js';

const clauses: Readonly<Record<string, string>> = {
  RequestReceived: 'the request was received',
  ResponsibilityBegan: 'we became responsible',
  ReassessmentBegan: 'the re-assessment began',
  AssessmentBroughtIn: 'the assessment was brought in',
  ConsiderationNotified: 'others were told of the request',
  DecisionToAssessNotified: 'the family was told we would assess',
  DecisionNotToAssessNotified: 'the family was told we would not assess',
  AdviceRequested: 'the advice was asked for',
  ExistingAdviceAdopted: 'the existing advice was agreed',
  AdviceReceived: 'the advice was received',
  AdviceReturned: 'the advice was sent back',
  AdviceAccepted: 'the advice was accepted',
  AdviceChased: 'the advice was chased',
  AppointmentMissed: 'the appointment was missed',
  FamilyVisitRecorded: 'the family was visited',
  PersonCentredMeetingHeld: 'the person-centred meeting was held',
  ChildViewsRecorded: 'the child’s views were learnt',
  ExceptionClaimed: 'the exception was recorded',
  ExceptionEvidenced: 'the evidence was recorded',
  ExceptionAgreed: 'the exception was agreed',
  ExceptionEnded: 'the exception ended',
  ExceptionStruckOut: 'the exception was struck out',
  FamilyToldOfException: 'the family was told of the delay',
  DecisionToIssueNotified: 'the family was told there would be a plan',
  DecisionNotToIssueNotified: 'the family was told there would be no plan',
  DraftPlanServed: 'the draft plan was sent',
  RepresentationsReceived: 'the family’s comments were received',
  DraftMeetingRequested: 'a meeting about the draft was asked for',
  DraftMeetingHeld: 'the meeting about the draft was held',
  SettingConsulted: 'the school or college was consulted',
  SettingReplied: 'the school or college replied',
  PlanSignedOff: 'the plan was signed off',
  FinalPlanSent: 'the final plan was sent',
  RequestWithdrawn: 'the request was withdrawn',
  ChildMovedOut: 'the family moved to another area',
  ChildDied: 'the child died',
  CaseAllocated: 'the case was allocated',
  NoteAdded: 'the note was added',
  FactCorrected: 'the correction was recorded',
  ReturnFlagsStated: 'a return was loaded',
  ReturnTakenIn: 'a return was loaded',
  ReturnFileImported: 'the file of a return was imported',
  FiguresRecorded: 'figures held elsewhere were recorded',
  FigureWithdrawn: 'a figure held elsewhere was taken out',
  SeriesTargetSet: 'a target for figures held elsewhere was set',
  PublishedFiguresRecorded: 'figures that the Department for Education publishes were read',
  StatisticalNeighboursRecorded: 'statistical neighbours were read',
  ComparatorsChosen: 'it was chosen whom published figures compare the authority with',
  SeriesDefined: 'a series of our own was described',
  ChildRecorded: 'the child was first recorded',
  ChildDetailsChanged: 'the child’s details changed',
  ParentRecorded: 'the parent or carer was recorded',
  NeedRecorded: 'the need was recorded',
  SettingRecorded: 'the school or college was recorded',
  ResponsibleAuthorityRecorded: 'the responsible authority was recorded',
  LookedAfterRecorded: 'the care status was recorded',
  CaseRestricted: 'the case was restricted',
  CaseAccessChanged: 'it was changed who may open the case',
  CaseRestrictionLifted: 'the restriction was lifted',
  CaseOpenedUnderBreakGlass: 'the restricted case was opened under break-glass',
  BreakGlassReviewed: 'a use of break-glass was reviewed',
  PolicyOptionChosen: 'a policy option was chosen',
  SignOffOrderSet: 'the sign-off order was set',
  LocalMilestonesSet: 'the local milestones were set',
  SchoolClosuresRecorded: 'school closures were recorded',
  SchoolClosuresWithdrawn: 'school closures were withdrawn',
  CalendarFeedOpened: 'a calendar feed was opened',
  CalendarFeedRevoked: 'a calendar feed was revoked',
  TeamFormed: 'a team was formed',
  TeamClosed: 'a team was closed',
  PersonAdmitted: 'a person was admitted',
  RolesChanged: 'a person’s roles changed',
  AccessEnded: 'a person’s access ended',
  CouncilAccountBound: 'a council account first signed in as a person',
  CouncilAccountReleased: 'a council account was released',
  LetterheadSet: 'the letterhead was set',
  ComplaintLimitsSet: 'the days for answers to complaints were set',
  QuestionnaireSet: 'the questionnaire for families was set',
  SmallestShownSet: 'the smallest count published was set',
  ...letterClauses,
  ...requestEvaluationClauses,
  ...notificationClauses,
  ...qualityClauses,
  ...auditSettingClauses,
  ...planClauses,
  ...disputeClauses,
  ...caseworkClauses,
  CaseworkLimitsSet: 'the rules for stuck cases and replies were set',
  ...complaintClauses,
  ...feedbackClauses,
  ...actionPlanClauses,
};

const stages: Readonly<Record<string, string>> = {
  notBegun: 'Not begun',
  consideringRequest: 'Request',
  refusedToAssess: 'Refused: no assessment',
  assessing: 'Advice',
  refusedToIssue: 'Refused: no plan',
  drafting: 'Drafting',
  draftWithFamily: 'Draft with family',
  planSent: 'Plan sent',
  withdrawn: 'Withdrawn',
  movedOut: 'Moved away',
  childDied: 'Closed: the child died',
  ...planStageWords,
  ...disputeStageWords,
  ...caseworkStageWords,
  ...complaintStageWords,
  ...actionPlanStageWords,
};

/** "the request was received"; types without words of their own give "something was recorded". */
export function factClause(type: string): string {
  return clauses[type] ?? 'something was recorded';
}

/** Tells whether an event type has words. */
export function hasFactWords(type: string): boolean {
  return type in clauses;
}

/** A workflow's stage as a SEND officer would name it: "Draft with family". */
export function stageWords(stage: string): string {
  return stages[stage] ?? stage;
}

/** Tells whether a stage has words. */
export function hasStageWords(stage: string): boolean {
  return stage in stages;
}
