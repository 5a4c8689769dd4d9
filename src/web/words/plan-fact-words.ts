import type { AmendmentStage } from '../../../workflows/plan/amendment.machine.js';
import type { PhaseTransferStage } from '../../../workflows/plan/phase-transfer.machine.js';
import type { PlanStageEvent } from '../../../workflows/plan/plan.events.js';
import type { ReviewSideEvent } from '../../../workflows/plan/review.events.js';
import type { TransitionEvent } from '../../../workflows/plan/transition.events.js';
import type { PlanStage } from '../../../workflows/plan/plan.machine.js';
import type { ReassessmentStage } from '../../../workflows/plan/reassessment.machine.js';
import type { ReviewStage } from '../../../workflows/plan/review.machine.js';
import { placementClauses } from './placement-words.js';

/** What happened about a plan, as a clause after "when" or "that". */
export const planClauses: Readonly<
  Record<Exclude<(PlanStageEvent | ReviewSideEvent | TransitionEvent)['type'], 'DisputeOutcomeRecorded'>, string>
> = {
  PlanMade: 'the plan was made',
  PlanBroughtIn: 'the plan was brought in',
  PlacementRecorded: 'the placement was recorded',
  ...placementClauses,
  ReviewArranged: 'the review was arranged',
  ReviewCalledOff: 'the review was called off',
  ReviewInvitationsSent: 'the invitations to the review were sent',
  ReviewAdviceCirculated: 'the advice for the review was sent round',
  ReviewContributionRecorded: 'the contribution to the review was recorded',
  ReviewMeetingHeld: 'the review meeting was held',
  ReviewReportSent: 'the review report was sent',
  ReviewDecisionNotified: 'the family was told of the review decision',
  ReviewOutcomeStated: 'the review’s outcome was stated',
  ReviewClosed: 'the review was closed',
  ReviewAttendanceRecorded: 'it was recorded who was at the review',
  AdulthoodNeedsRecorded: 'the needs of adulthood were looked at in the review',
  HospitalPassportExplained: 'it was recorded whether the hospital passport was explained',
  AdultServicesNeedJudged: 'it was judged whether adult services will be needed',
  InformationShared: 'information was shared',
  TransitionAssessmentRequested: 'the transition assessment was asked for',
  TransitionAssessmentCompleted: 'the transition assessment ended',
  CareActAssessmentRequested: 'the Care Act assessment was asked for',
  CareActAssessmentCompleted: 'the Care Act assessment ended',
  TransitionPlanAgreed: 'the transition plan was agreed',
  DestinationRecorded: 'the destination was recorded',
  PostSixteenPlanConfirmed: 'it was confirmed that the post-16 plan is in place',
  AdulthoodFormatUsed: 'the adulthood format of the plan was recorded',
  BreakdownRiskFlagged: 'a risk that the placement breaks down was flagged',
  BreakdownRiskLifted: 'the flag of risk was taken off',
  AmendmentNoticeSent: 'the amendment notice was sent',
  AmendmentRepresentationsReceived: 'the family’s comments on the amendments were received',
  AmendedPlanSent: 'the amended plan was sent',
  DecisionNotToAmendNotified: 'the family was told the plan would not be amended',
  SchoolCohortRecorded: 'the school cohort was recorded',
  PhaseTransferPlanned: 'the phase transfer was planned',
  PhaseTransferReplanned: 'the phase transfer was changed',
  PhaseTransferCalledOff: 'the phase transfer was called off',
  TransferSettingConsulted: 'the school or college was consulted for the new phase',
  TransferSettingReplied: 'the school or college replied for the new phase',
  PhaseTransferRecorded: 'the phase transfer was recorded',
  ReassessmentRequested: 'a re-assessment was asked for',
  DecisionToReassessNotified: 'the family was told we would re-assess',
  DecisionNotToReassessNotified: 'the family was told we would not re-assess',
  ReassessmentEnded: 'the re-assessment ended',
  PersonalBudgetAgreed: 'the personal budget was agreed',
  DirectPaymentBegan: 'the direct payments began',
  DirectPaymentReviewed: 'the direct payments were reviewed',
  DirectPaymentEnded: 'the direct payments ended',
  MoveBecameKnown: 'the move became known',
  MoveCalledOff: 'the move was called off',
  PlanTransferredOut: 'the plan was transferred to the new authority',
  PlanTransferReceived: 'the plan was transferred to us',
  TransferLetterSent: 'the family was told of the transfer',
  HealthMoveBecameKnown: 'the change of health body became known',
  HealthBodyNotified: 'the new health body was told',
  CustodyBegan: 'detention began',
  CustodyEnded: 'the young person was released',
  MaintenanceResumed: 'the plan was maintained again',
  CeasingConsidered: 'the family was told that ending the plan was being considered',
  CeaseConsulted: 'the family was consulted about ending the plan',
  CeaseDecided: 'the decision to end the plan was taken',
  CeaseNoticeSent: 'the family was told that the plan would end',
  PlanContinued: 'it was settled that the plan goes on',
  PlanKeptToYearEnd: 'the plan was kept to the end of the academic year',
  PlanCeased: 'the plan ended',
  DisputeProgressRecorded: 'a step of the dispute about the plan was recorded',
};

type Stages = Readonly<
  Record<PlanStage | Exclude<ReviewStage, 'notBegun'> | AmendmentStage | PhaseTransferStage | ReassessmentStage, string>
>;

/** Stages of a plan and, each with what it is a stage of, of the work on it. A review not begun is "Not begun", as a case is. */
export const planStageWords: Stages = {
  notMade: 'No plan yet',
  maintained: 'Plan maintained',
  ceasingConsidered: 'Ending the plan considered',
  ceaseNotified: 'Family told that the plan ends',
  inCustody: 'In custody, plan kept',
  transferredOut: 'Plan transferred away',
  ceased: 'Plan ended',
  arranged: 'Review arranged',
  met: 'Review meeting held',
  decided: 'Review decided',
  closed: 'Review closed',
  calledOff: 'Called off',
  notProposed: 'No amendment proposed',
  proposed: 'Amendment proposed',
  amended: 'Plan amended',
  notAmended: 'Not amended after all',
  notPlanned: 'No transfer planned',
  planned: 'Transfer planned',
  settingsConsulted: 'Schools or colleges consulted',
  named: 'New school or college named',
  notAsked: 'No re-assessment asked for',
  considering: 'Re-assessment asked for',
  refused: 'Re-assessment refused',
  reassessing: 'Re-assessment under way',
  ended: 'Re-assessment ended',
};
