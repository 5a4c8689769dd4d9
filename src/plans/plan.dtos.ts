import { AddNoteDto, AllocateCaseDto } from '../api/case-keeping.dto.js';
import { RecordDisputeOutcomeDto } from '../api/dispute-outcome.dto.js';
import type { DtoClass, ExactTable, Holding, PersonalFields } from '../api/dto-table.js';
import { exceptionDtos, personalOfExceptions } from '../api/exception.dtos.js';
import type { PlanCommandType, RecordPlanFact } from '../../workflows/plan/plan.commands.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { feedbackDtos, generatedOfFeedback, personalOfFeedback } from '../feedback/feedback.dtos.js';
import type { WorkedOutOfFeedback } from '../feedback/feedback.dtos.js';
import { letterDtos, personalOfLetters } from '../letters/letter.dtos.js';
import type { WorkedOutOfLetters } from '../letters/letter.dtos.js';
import { idsOfPlanQuality, personalOfPlanQuality, planQualityDtos } from '../quality/quality.dtos.js';
import * as amendment from './amendment.dto.js';
import * as ceasing from './ceasing.dto.js';
import * as move from './move.dto.js';
import * as phaseTransfer from './phase-transfer.dto.js';
import * as placement from './placement.dto.js';
import * as reassessment from './reassessment-and-budget.dto.js';
import * as review from './review.dto.js';
import * as started from './started-placement.dto.js';
import { reviewSideDtos } from './review-beside.dto.js';
import { transitionDtos } from './transition.dto.js';

type Type = PlanCommandType;
type Data<C extends Type> = RecordPlanFact<C>['data'];
type Content<C extends Type> = NonNullable<RecordPlanFact<C>['personal']>[string];

/** Ids that are given out when a command that brings something into being does not name one. */
export const planGeneratedIds = {
  RecordPlacement: 'placementId',
  StartPlacement: 'placementId',
  RecordVisit: 'visitId',
  ArrangeReview: 'reviewId',
  RecordReviewMeeting: 'reviewId',
  SendAmendmentNotice: 'noticeId',
  PlanPhaseTransfer: 'transferId',
  ConsultTransferSetting: 'consultationId',
  RequestReassessment: 'reassessmentId',
  NotifyDecisionToReassess: 'reassessmentId',
  BeginDirectPayment: 'paymentId',
  RecordHealthMove: 'healthMoveId',
  ClaimException: 'exceptionId',
  ProduceLetter: 'letterId',
  ...generatedOfFeedback,
  ...idsOfPlanQuality,
} as const satisfies { readonly [C in Type]?: keyof Data<C> };

type GeneratedId<C extends Type> = C extends keyof typeof planGeneratedIds ? (typeof planGeneratedIds)[C] : never;

const inWords = { text: true } as const;

/** Fields that are personal data and so are sealed, by command. */
export const planPersonalFields: PersonalFields<{ [C in Type]: Content<C> }, { [C in Type]: keyof Data<C> }> = {
  RecordPlacement: { urn: true, ukprn: true, senSetting: true, senSettingOther: true },
  StartPlacement: { setting: true, urn: true },
  ChangePlacement: inWords,
  EndPlacement: inWords,
  RecordOutOfAreaReason: inWords,
  PlanReturn: inWords,
  RecordVisit: inWords,
  CallOffReview: inWords,
  CloseReview: inWords,
  RecordAdulthoodNeeds: inWords,
  FlagBreakdownRisk: inWords,
  LiftBreakdownRisk: inWords,
  RecordAmendmentRepresentations: inWords,
  SendAmendedPlan: { setting: true, urn: true },
  NotifyDecisionNotToAmend: inWords,
  ConsultTransferSetting: { setting: true, urn: true },
  RequestReassessment: inWords,
  NotifyDecisionNotToReassess: inWords,
  ReviewDirectPayment: inWords,
  ConsiderCeasing: inWords,
  ConsultOnCeasing: inWords,
  AddNote: inWords,
  ...personalOfExceptions,
  ...personalOfLetters,
  ...personalOfFeedback,
  ...personalOfPlanQuality,
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
  OpenPlan: placement.OpenPlanDto,
  BringInPlan: placement.BringInPlanDto,
  RecordPlacement: placement.RecordPlacementDto,
  StartPlacement: started.StartPlacementDto,
  ChangePlacement: started.ChangePlacementDto,
  EndPlacement: started.EndPlacementDto,
  RecordOutOfAreaReason: started.RecordOutOfAreaReasonDto,
  PlanReturn: started.PlanReturnDto,
  RecordVisit: started.RecordVisitDto,
  RecordPlacementCost: started.RecordPlacementCostDto,
  ArrangeReview: review.ArrangeReviewDto,
  CallOffReview: review.CallOffReviewDto,
  SendReviewInvitations: review.SendReviewInvitationsDto,
  CirculateReviewAdvice: review.CirculateReviewAdviceDto,
  RecordReviewContribution: review.RecordReviewContributionDto,
  RecordReviewMeeting: review.RecordReviewMeetingDto,
  SendReviewReport: review.SendReviewReportDto,
  NotifyReviewDecision: review.NotifyReviewDecisionDto,
  CloseReview: review.CloseReviewDto,
  ...reviewSideDtos,
  SendAmendmentNotice: amendment.SendAmendmentNoticeDto,
  RecordAmendmentRepresentations: amendment.RecordAmendmentRepresentationsDto,
  SendAmendedPlan: amendment.SendAmendedPlanDto,
  NotifyDecisionNotToAmend: amendment.NotifyDecisionNotToAmendDto,
  RecordSchoolCohort: phaseTransfer.RecordSchoolCohortDto,
  PlanPhaseTransfer: phaseTransfer.PlanPhaseTransferDto,
  ReplanPhaseTransfer: phaseTransfer.ReplanPhaseTransferDto,
  CallOffPhaseTransfer: phaseTransfer.CallOffPhaseTransferDto,
  ConsultTransferSetting: phaseTransfer.ConsultTransferSettingDto,
  RecordTransferSettingReply: phaseTransfer.RecordTransferSettingReplyDto,
  RequestReassessment: reassessment.RequestReassessmentDto,
  NotifyDecisionToReassess: reassessment.NotifyDecisionToReassessDto,
  NotifyDecisionNotToReassess: reassessment.NotifyDecisionNotToReassessDto,
  EndReassessment: reassessment.EndReassessmentDto,
  AgreePersonalBudget: reassessment.AgreePersonalBudgetDto,
  BeginDirectPayment: reassessment.BeginDirectPaymentDto,
  ReviewDirectPayment: reassessment.ReviewDirectPaymentDto,
  EndDirectPayment: reassessment.EndDirectPaymentDto,
  RecordMove: move.RecordMoveDto,
  CallOffMove: move.CallOffMoveDto,
  TransferPlanOut: move.TransferPlanOutDto,
  ReceivePlanTransfer: move.ReceivePlanTransferDto,
  SendTransferLetter: move.SendTransferLetterDto,
  RecordHealthMove: move.RecordHealthMoveDto,
  NotifyHealthBody: move.NotifyHealthBodyDto,
  RecordCustody: move.RecordCustodyDto,
  RecordRelease: move.RecordReleaseDto,
  ResumeMaintenance: move.ResumeMaintenanceDto,
  ConsiderCeasing: ceasing.ConsiderCeasingDto,
  ConsultOnCeasing: ceasing.ConsultOnCeasingDto,
  DecideToCease: ceasing.DecideToCeaseDto,
  SendCeaseNotice: ceasing.SendCeaseNoticeDto,
  ContinuePlan: ceasing.ContinuePlanDto,
  KeepPlanToYearEnd: ceasing.KeepPlanToYearEndDto,
  CeasePlan: ceasing.CeasePlanDto,
  ...transitionDtos,
  RecordDisputeOutcome: RecordDisputeOutcomeDto,
  RecordDisputeProgress: ceasing.RecordDisputeProgressDto,
  AllocateCase: AllocateCaseDto,
  AddNote: AddNoteDto,
  ...exceptionDtos,
  ...letterDtos,
  ...feedbackDtos,
  ...planQualityDtos,
} as const satisfies Complete;

/** The body of every command about a plan: exactly the fields of the fact it records, held so by the compiler. */
export const planDtos: ExactTable<
  typeof dtos,
  { [C in Type]: keyof Data<C> | keyof Content<C> | 'on' | 'alreadyHappened' }
> = dtos;
