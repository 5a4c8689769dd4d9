import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { PlanStageEvent } from './plan.events.js';

export type PlanStage =
  'notMade' | 'maintained' | 'ceasingConsidered' | 'ceaseNotified' | 'inCustody' | 'transferredOut' | 'ceased';

/** Reviews, amendments, transfers and the rest go on side by side while a plan is maintained; each has its own machine. */
function workAt<Stage extends string>(stage: Stage) {
  return {
    ReviewArranged: stage,
    ReviewCalledOff: stage,
    ReviewInvitationsSent: stage,
    ReviewAdviceCirculated: stage,
    PhaseTransferPlanned: stage,
    PhaseTransferReplanned: stage,
    PhaseTransferCalledOff: stage,
    TransferSettingConsulted: stage,
    ReassessmentRequested: stage,
    DecisionToReassessNotified: stage,
    DecisionNotToReassessNotified: stage,
    PersonalBudgetAgreed: stage,
    DirectPaymentBegan: stage,
    DirectPaymentReviewed: stage,
    MoveBecameKnown: stage,
    MoveCalledOff: stage,
    PlanTransferReceived: stage,
    TransferLetterSent: stage,
    HealthMoveBecameKnown: stage,
    MaintenanceResumed: stage,
    PlanKeptToYearEnd: stage,
    ...lateArrivalsAt(stage),
  } as const;
}

/** What is recorded after the end all the same: it happened before, a return brings it, or a dispute is still running. */
function lateArrivalsAt<Stage extends string>(stage: Stage) {
  return {
    PlacementRecorded: stage,
    PlacementStarted: stage,
    PlacementChanged: stage,
    PlacementEnded: stage,
    OutOfAreaReasonRecorded: stage,
    ReturnPlanned: stage,
    VisitRecorded: stage,
    PlacementCostRecorded: stage,
    SchoolCohortRecorded: stage,
    ReviewContributionRecorded: stage,
    ReviewMeetingHeld: stage,
    ReviewReportSent: stage,
    ReviewDecisionNotified: stage,
    ReviewOutcomeStated: stage,
    ReviewClosed: stage,
    AmendmentNoticeSent: stage,
    AmendmentRepresentationsReceived: stage,
    AmendedPlanSent: stage,
    DecisionNotToAmendNotified: stage,
    PhaseTransferRecorded: stage,
    TransferSettingReplied: stage,
    ReassessmentEnded: stage,
    DirectPaymentEnded: stage,
    HealthBodyNotified: stage,
    DisputeOutcomeRecorded: stage,
    DisputeProgressRecorded: stage,
  } as const;
}

/** The plan's life: made or brought in, maintained, and its end. What is being done about it has machines of its own. */
export const planMachine = setup({ types: { events: {} as PlanStageEvent } }).createMachine({
  id: 'plan',
  initial: 'notMade',
  states: {
    notMade: { on: { PlanMade: 'maintained', PlanBroughtIn: 'maintained' } },
    maintained: {
      on: {
        ...workAt('maintained'),
        CeasingConsidered: 'ceasingConsidered',
        CeaseDecided: 'ceasingConsidered',
        CeaseNoticeSent: 'ceaseNotified',
        // After a review that decided to cease, of which no notice has gone yet.
        PlanContinued: 'maintained',
        CustodyBegan: 'inCustody',
        PlanTransferredOut: 'transferredOut',
        PlanCeased: 'ceased',
      },
    },
    ceasingConsidered: {
      on: {
        ...workAt('ceasingConsidered'),
        CeaseConsulted: 'ceasingConsidered',
        CeaseDecided: 'ceasingConsidered',
        CeaseNoticeSent: 'ceaseNotified',
        PlanContinued: 'maintained',
        CustodyBegan: 'inCustody',
        PlanTransferredOut: 'transferredOut',
        PlanCeased: 'ceased',
      },
    },
    ceaseNotified: {
      on: {
        ...workAt('ceaseNotified'),
        PlanContinued: 'maintained',
        CustodyBegan: 'inCustody',
        PlanTransferredOut: 'transferredOut',
        PlanCeased: 'ceased',
      },
    },
    inCustody: {
      on: {
        ...lateArrivalsAt('inCustody'),
        CustodyEnded: 'maintained',
        PlanTransferredOut: 'transferredOut',
        PlanCeased: 'ceased',
      },
    },
    transferredOut: { on: { ...lateArrivalsAt('transferredOut'), PlanCeased: 'ceased' } },
    ceased: { on: { ...lateArrivalsAt('ceased'), PlanContinued: 'maintained' } },
  },
});

export const planStages = stageTable<PlanStage>(planMachine);

/** Stages in which the authority still owes reviews. */
export const maintainedStages: readonly PlanStage[] = ['maintained', 'ceasingConsidered', 'ceaseNotified'];
