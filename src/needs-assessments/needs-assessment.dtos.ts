import type { DtoClass, ExactTable, Holding } from '../api/dto-table.js';
import type {
  NeedsAssessmentCommandType,
  RecordFact,
} from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import {
  AcceptAdviceDto,
  AdoptExistingAdviceDto,
  ChaseAdviceDto,
  RecordAdviceDto,
  RecordMissedAppointmentDto,
  RequestAdviceDto,
  ReturnAdviceDto,
} from './advice.dto.js';
import { AddNoteDto, AllocateCaseDto } from '../api/case-keeping.dto.js';
import {
  NotifyDecisionNotToAssessDto,
  NotifyDecisionNotToIssueDto,
  NotifyDecisionToAssessDto,
  NotifyDecisionToIssueDto,
} from './decision.dto.js';
import { RecordDisputeOutcomeDto } from '../api/dispute-outcome.dto.js';
import {
  AgreeExceptionDto,
  ClaimExceptionDto,
  EndExceptionDto,
  EvidenceExceptionDto,
  StrikeOutExceptionDto,
  TellFamilyOfExceptionDto,
} from '../api/exception.dto.js';
import {
  ConsultSettingDto,
  RecordMeetingDto,
  RecordMeetingRequestDto,
  RecordRepresentationsDto,
  RecordSettingReplyDto,
  SendFinalPlanDto,
  ServeDraftPlanDto,
  SignOffPlanDto,
} from './plan-drafting.dto.js';
import { feedbackDtos, generatedOfFeedback } from '../feedback/feedback.dtos.js';
import type { WorkedOutOfFeedback } from '../feedback/feedback.dtos.js';
import { RecordChildViewsDto, RecordFamilyVisitDto, RecordPersonCentredMeetingDto } from './opening.dto.js';
import { letterDtos, sealedOfLetters } from '../letters/letter.dtos.js';
import { notificationDtos } from './notification.dto.js';
import { requestEvaluationDtos } from './request-evaluation.dto.js';
import type { WorkedOutOfLetters } from '../letters/letter.dtos.js';
import { AuditAdviceDto } from '../quality/audit.dto.js';
import {
  BeginReassessmentDto,
  NotifyConsiderationDto,
  RecordDeathDto,
  RecordMoveOutDto,
  RecordRequestDto,
  RecordResponsibilityDto,
  WithdrawRequestDto,
} from './request.dto.js';

type Type = NeedsAssessmentCommandType;
type Data<C extends Type> = RecordFact<C>['data'];
type Content<C extends Type> = NonNullable<RecordFact<C>['personal']>[string];
type KeysOfContent = { [C in Type]: keyof Content<C> }[Type];
type KeysOfData = { [C in Type]: keyof Data<C> }[Type];

/** Ids that are given out when a command that brings something into being does not name one. */
export const generatedIds = {
  RequestAdvice: 'adviceId',
  AdoptExistingAdvice: 'adviceId',
  ClaimException: 'exceptionId',
  ServeDraftPlan: 'draftId',
  ConsultSetting: 'consultationId',
  ProduceLetter: 'letterId',
  ...generatedOfFeedback,
  RecordPanelDecision: 'panelId',
  RecordEarlyNotification: 'notificationId',
  AuditAdvice: 'auditId',
} as const satisfies { readonly [C in Type]?: keyof Data<C> };

type GeneratedId<C extends Type> = C extends keyof typeof generatedIds ? (typeof generatedIds)[C] : never;

/** Fields that are personal data and so are sealed; the compiler refuses one that also stands in clear somewhere. */
export const personalFields: Readonly<
  Record<KeysOfContent, [KeysOfContent & KeysOfData] extends [never] ? true : never>
> = {
  text: true,
  setting: true,
  urn: true,
  sentTo: true,
  severity: true,
  length: true,
  complexity: true,
  need: true,
  ...sealedOfLetters,
};

type Complete = {
  readonly [C in Type]: DtoClass<
    Holding<Data<C>, Content<C>, GeneratedId<C> | WorkedOutOfLetters<C> | WorkedOutOfFeedback<C>> & {
      readonly on: CalendarDate;
      readonly alreadyHappened?: string;
    }
  >;
};

const dtos = {
  RecordRequest: RecordRequestDto,
  RecordResponsibility: RecordResponsibilityDto,
  BeginReassessment: BeginReassessmentDto,
  NotifyConsideration: NotifyConsiderationDto,
  NotifyDecisionToAssess: NotifyDecisionToAssessDto,
  NotifyDecisionNotToAssess: NotifyDecisionNotToAssessDto,
  RequestAdvice: RequestAdviceDto,
  AdoptExistingAdvice: AdoptExistingAdviceDto,
  RecordAdvice: RecordAdviceDto,
  ReturnAdvice: ReturnAdviceDto,
  AcceptAdvice: AcceptAdviceDto,
  ChaseAdvice: ChaseAdviceDto,
  RecordMissedAppointment: RecordMissedAppointmentDto,
  RecordFamilyVisit: RecordFamilyVisitDto,
  RecordPersonCentredMeeting: RecordPersonCentredMeetingDto,
  RecordChildViews: RecordChildViewsDto,
  AuditAdvice: AuditAdviceDto,
  ClaimException: ClaimExceptionDto,
  EvidenceException: EvidenceExceptionDto,
  AgreeException: AgreeExceptionDto,
  EndException: EndExceptionDto,
  StrikeOutException: StrikeOutExceptionDto,
  TellFamilyOfException: TellFamilyOfExceptionDto,
  NotifyDecisionToIssue: NotifyDecisionToIssueDto,
  NotifyDecisionNotToIssue: NotifyDecisionNotToIssueDto,
  ServeDraftPlan: ServeDraftPlanDto,
  RecordRepresentations: RecordRepresentationsDto,
  RecordMeetingRequest: RecordMeetingRequestDto,
  RecordMeeting: RecordMeetingDto,
  ConsultSetting: ConsultSettingDto,
  RecordSettingReply: RecordSettingReplyDto,
  SignOffPlan: SignOffPlanDto,
  SendFinalPlan: SendFinalPlanDto,
  RecordDisputeOutcome: RecordDisputeOutcomeDto,
  WithdrawRequest: WithdrawRequestDto,
  RecordMoveOut: RecordMoveOutDto,
  RecordDeath: RecordDeathDto,
  AllocateCase: AllocateCaseDto,
  AddNote: AddNoteDto,
  ...letterDtos,
  ...feedbackDtos,
  ...requestEvaluationDtos,
  ...notificationDtos,
} as const satisfies Complete;

/** The body of every command: exactly the fields of the fact it records, held so by the compiler. */
export const needsAssessmentDtos: ExactTable<
  typeof dtos,
  { [C in Type]: keyof Data<C> | keyof Content<C> | 'on' | 'alreadyHappened' }
> = dtos;

export const needsAssessmentCommandTypes = Object.keys(needsAssessmentDtos) as readonly Type[];
