import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { NeedsAssessmentStageEvent } from './needs-assessment.events.js';

export type NeedsAssessmentStage =
  | 'notBegun'
  | 'consideringRequest'
  | 'refusedToAssess'
  | 'assessing'
  | 'refusedToIssue'
  | 'drafting'
  | 'draftWithFamily'
  | 'planSent'
  | 'withdrawn'
  | 'movedOut'
  | 'childDied';

/**
 * Advice is asked for, arrives, goes back and is accepted while the rest of the assessment moves on; a dispute about an
 * earlier decision ends when it ends.
 */
function advancingAt<Stage extends string>(stage: Stage) {
  return {
    AdviceRequested: stage,
    ExistingAdviceAdopted: stage,
    AdviceReceived: stage,
    AdviceReturned: stage,
    AdviceAccepted: stage,
    AdviceChased: stage,
    AppointmentMissed: stage,
    DisputeOutcomeRecorded: stage,
  } as const;
}

/** What arrives after a refusal or the end and is recorded all the same. */
function lateArrivalsAt<Stage extends string>(stage: Stage) {
  return {
    AdviceReceived: stage,
    SettingReplied: stage,
    RepresentationsReceived: stage,
    DisputeOutcomeRecorded: stage,
  } as const;
}

const endings = { RequestWithdrawn: 'withdrawn', ChildMovedOut: 'movedOut', ChildDied: 'childDied' } as const;

function draftingAt<Stage extends string>(stage: Stage) {
  return { SettingConsulted: stage, SettingReplied: stage, PlanSignedOff: stage } as const;
}

/** Which fact may follow which. Facts are folded by evolve(); what the law allows is decide()'s to say. */
export const needsAssessmentMachine = setup({ types: { events: {} as NeedsAssessmentStageEvent } }).createMachine({
  id: 'needsAssessment',
  initial: 'notBegun',
  states: {
    notBegun: {
      on: {
        RequestReceived: 'consideringRequest',
        ResponsibilityBegan: 'consideringRequest',
        ReassessmentBegan: 'assessing',
        AssessmentBroughtIn: 'assessing',
      },
    },
    consideringRequest: {
      on: {
        ConsiderationNotified: 'consideringRequest',
        AdviceRequested: 'consideringRequest',
        AdviceReceived: 'consideringRequest',
        DecisionToAssessNotified: 'assessing',
        DecisionNotToAssessNotified: 'refusedToAssess',
        // A return may state the end of an assessment without the decision that began it; decide() takes that from history only.
        DecisionNotToIssueNotified: 'refusedToIssue',
        FinalPlanSent: 'planSent',
        ...endings,
      },
    },
    refusedToAssess: {
      on: {
        DecisionToAssessNotified: 'assessing',
        // A return may say that a refusal was overturned by stating only how the assessment ended; history only.
        DecisionNotToIssueNotified: 'refusedToIssue',
        FinalPlanSent: 'planSent',
        ...lateArrivalsAt('refusedToAssess'),
        ...endings,
      },
    },
    assessing: {
      on: {
        ...advancingAt('assessing'),
        ...draftingAt('assessing'),
        DecisionToIssueNotified: 'drafting',
        DecisionNotToIssueNotified: 'refusedToIssue',
        DraftPlanServed: 'draftWithFamily',
        FinalPlanSent: 'planSent',
        ...endings,
      },
    },
    refusedToIssue: {
      on: {
        DecisionToIssueNotified: 'drafting',
        FinalPlanSent: 'planSent',
        // Reg 44(2)(d): sent back to reconsider, the authority may refuse again; mayFollow() takes it only then.
        DecisionNotToIssueNotified: 'refusedToIssue',
        ...lateArrivalsAt('refusedToIssue'),
        ...endings,
      },
    },
    drafting: {
      on: {
        ...advancingAt('drafting'),
        ...draftingAt('drafting'),
        DraftPlanServed: 'draftWithFamily',
        DecisionNotToIssueNotified: 'refusedToIssue',
        FinalPlanSent: 'planSent',
        ...endings,
      },
    },
    draftWithFamily: {
      on: {
        ...advancingAt('draftWithFamily'),
        ...draftingAt('draftWithFamily'),
        DraftPlanServed: 'draftWithFamily',
        RepresentationsReceived: 'draftWithFamily',
        DraftMeetingRequested: 'draftWithFamily',
        DraftMeetingHeld: 'draftWithFamily',
        DecisionNotToIssueNotified: 'refusedToIssue',
        FinalPlanSent: 'planSent',
        ...endings,
      },
    },
    planSent: { on: { FinalPlanSent: 'planSent', ...lateArrivalsAt('planSent') } },
    withdrawn: { on: lateArrivalsAt('withdrawn') },
    movedOut: { on: lateArrivalsAt('movedOut') },
    childDied: { on: lateArrivalsAt('childDied') },
  },
});

export const needsAssessmentStages = stageTable<NeedsAssessmentStage>(needsAssessmentMachine);

/** Stages in which the authority still owes the family something. */
export const openStages: readonly NeedsAssessmentStage[] = [
  'consideringRequest',
  'assessing',
  'drafting',
  'draftWithFamily',
];
