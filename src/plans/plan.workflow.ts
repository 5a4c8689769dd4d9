import { helpOfCaseKeeping } from '../api/case-keeping.dto.js';
import { helpOfExceptions } from '../api/exception.dtos.js';
import { helpOfFeedback } from '../feedback/feedback.dtos.js';
import { isFieldOf } from '../api/fact-workflow.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { factOfPlanCommand } from '../../workflows/plan/plan.commands.js';
import type { PlanCommandType } from '../../workflows/plan/plan.commands.js';
import { helpOfPlanQuality } from '../quality/quality.dtos.js';
import { completedLetter } from '../letters/letter-completion.js';
import { helpOfLetters, sealedForOfLetters } from '../letters/letter.dtos.js';
import { planDtos, planGeneratedIds, planPersonalFields } from './plan.dtos.js';
import { helpOfFunding } from './funding.dto.js';
import { helpOfPreferences } from './preference.dto.js';
import { helpOfReviewSide } from './review-beside.dto.js';
import { helpOfTransition } from './transition.dto.js';

const help: Readonly<Record<PlanCommandType, string>> = {
  OpenPlan: 'An assessment ended in a plan: the day it went to the family, from which the reviews count',
  BringInPlan: 'A plan made elsewhere, or before this system, came into our care; the day is that on which it was made',
  RecordPlacement: 'Where the child is placed: as the plan names it, or as it is happening',
  StartPlacement: 'The child began at a school or other setting: kind of provision, area, by day or residential',
  ChangePlacement: 'The same placement is something else from a day on: residential where it was by day, for example',
  EndPlacement: 'A placement ended; the day is the last one there',
  RecordOutOfAreaReason:
    'Why need could not be met within the area, and whether local options and funding were considered',
  PlanReturn: 'How and by when a child placed out of area is to come back',
  RecordVisit: 'Somebody of the authority saw the child in its placement',
  RecordPlacementCost: 'What a placement costs the authority in a year, from a day on',
  ArrangeReview: 'A review was arranged, or arranged again, with the day of its meeting',
  CallOffReview: 'A review will not be held after all',
  SendReviewInvitations: 'Those invited to the review meeting were given notice of it (reg 20(3), 21(3))',
  CirculateReviewAdvice: 'Advice was sent round before the meeting (reg 20(4), 21(4))',
  RecordReviewContribution: 'What one professional, or the family, put into the review',
  RecordReviewMeeting: 'The review meeting was held: its two and four weeks start',
  SendReviewReport: 'The report of the review was sent (reg 20(7)-(9), 21(7))',
  NotifyReviewDecision: 'The family was told whether the plan stays, is amended or ends (reg 20(10), 21(9))',
  CloseReview: 'The authority’s own check that a review was whole; the notice of the decision never waits for it',
  ...helpOfReviewSide,
  SendAmendmentNotice: 'Notice of proposed amendments was sent (reg 22(2)): fifteen days and eight weeks start',
  RecordAmendmentRepresentations: 'The family commented on the proposed amendments',
  SendAmendedPlan: 'The final amended plan was sent to one recipient (reg 22(3))',
  NotifyDecisionNotToAmend: 'The family was told that the plan will not be amended after all (reg 22(4))',
  RecordSchoolCohort:
    'When the child began, or begins, reception: its year groups and the transfers ahead follow from it',
  PlanPhaseTransfer: 'A transfer is coming that does not follow from the cohort (reg 18)',
  ReplanPhaseTransfer: 'The transfer is of another kind, or on another day: its limit moves with it',
  CallOffPhaseTransfer: 'The transfer will not take place',
  ConsultTransferSetting:
    'A school or college was consulted before being named for the new phase (CFA 2014 s.39, s.40)',
  RecordTransferSettingReply: 'A school or college consulted for the new phase replied',
  RequestReassessment: 'Somebody asked for a re-assessment (CFA 2014 s.44(2)): fifteen days to answer',
  NotifyDecisionToReassess: 'The family was told that there will be a re-assessment, or we decided so (reg 25)',
  NotifyDecisionNotToReassess: 'The family was told that there will be no re-assessment (reg 24, 25)',
  EndReassessment: 'A re-assessment ended',
  AgreePersonalBudget: 'A personal budget was agreed',
  BeginDirectPayment: 'Direct payments began: how they are used is looked at within three months',
  ReviewDirectPayment: 'How direct payments were made and used was looked at (SI 2014/1652 reg 11)',
  EndDirectPayment: 'Direct payments ended',
  RecordMove: 'We learned that the child moves, or has moved, to another area (reg 15)',
  CallOffMove: 'The move did not take place',
  TransferPlanOut: 'The plan was transferred to the new authority (reg 15(2))',
  ReceivePlanTransfer: 'Another authority transferred the plan to us (reg 15(3)): six weeks to write to the family',
  SendTransferLetter: 'The family was told of the transfer, of an assessment and of the next review (reg 15(4))',
  RecordHealthMove: 'The health body learned that another one is responsible from now on (reg 16)',
  NotifyHealthBody: 'The old health body told the new one (reg 16)',
  RecordCustody: 'Detention began: the plan is kept (CFA 2014 s.70, s.74)',
  RecordRelease: 'The young person was released (CFA 2014 s.48)',
  ResumeMaintenance: 'The plan is maintained again after release (CFA 2014 s.48)',
  ConsiderCeasing: 'The family was told that we are considering ending the plan (reg 31(1))',
  ConsultOnCeasing: 'The family, and the school or college named, were consulted about ending the plan (reg 31(1))',
  DecideToCease: 'The decision to end the plan was taken',
  SendCeaseNotice: 'The family was told that the plan ends, and of the right to appeal (reg 31(2))',
  ContinuePlan: 'The plan goes on after all',
  KeepPlanToYearEnd: 'The plan is kept to the end of the academic year of the 25th birthday (CFA 2014 s.46)',
  CeasePlan: 'The plan ended',
  ...helpOfTransition,
  ...helpOfFunding,
  ...helpOfPreferences,
  RecordDisputeOutcome: 'An order, a concession or an agreement requires something of this plan (reg 44, 45, 42)',
  RecordDisputeProgress: 'A step in a dispute about ending the plan that keeps the plan alive (CFA 2014 s.45(4))',
  ...helpOfCaseKeeping,
  ...helpOfExceptions,
  ...helpOfLetters,
  ...helpOfFeedback,
  ...helpOfPlanQuality,
};

/** How plans are recorded by programs and from the command line. */
export const planWorkflow: FactWorkflow = {
  workflow: 'plan',
  name: 'plan',
  path: 'api/plans',
  factOfCommand: factOfPlanCommand,
  dtos: planDtos,
  help,
  generatedIds: planGeneratedIds,
  namedStreams: {
    OpenPlan: { field: 'needsAssessmentId', kinds: ['needsAssessment'], byId: true },
    BringInPlan: { field: 'needsAssessmentId', kinds: ['needsAssessment'], byId: true },
    EndReassessment: { field: 'needsAssessmentId', kinds: ['needsAssessment'], byId: true },
  },
  sealedFor: sealedForOfLetters,
  completed: completedLetter,
  isPersonal: isFieldOf(planPersonalFields),
};
