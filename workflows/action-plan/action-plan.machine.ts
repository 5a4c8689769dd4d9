import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { ActionPlanStep } from './action-plan.events.js';

export type ActionPlanStage = 'notBegun' | 'drafting' | 'inForce' | 'completed' | 'withdrawn';

/**
 * From a draft to the end of a plan. Progress is recorded of drafts too: two of the five plans are worked to while they are
 * called drafts. What a plan has come to is judged after its end as well.
 */
export const actionPlanMachine = setup({ types: { events: {} as ActionPlanStep } }).createMachine({
  id: 'actionPlan',
  initial: 'notBegun',
  states: {
    notBegun: { on: { ActionPlanDrafted: 'drafting', ActionPlanLoaded: 'inForce' } },
    drafting: {
      on: {
        ActionPlanDrafted: 'drafting',
        ActionPlanLoaded: 'inForce',
        ActionPlanRevised: 'drafting',
        DraftVersionIssued: 'drafting',
        ActionPlanPublished: 'inForce',
        ProgressRecorded: 'drafting',
        ItemCompleted: 'drafting',
        ItemReopened: 'drafting',
        OutcomeRated: 'drafting',
        MilestoneRecorded: 'drafting',
        MeasureValueRecorded: 'drafting',
        MeasureJudged: 'drafting',
        DateChosen: 'drafting',
        PartyNamed: 'drafting',
        BudgetTotalStated: 'drafting',
        ActionPlanWithdrawn: 'withdrawn',
      },
    },
    inForce: {
      on: {
        ActionPlanLoaded: 'inForce',
        ActionPlanRevised: 'inForce',
        ActionPlanPublished: 'inForce',
        ProgressRecorded: 'inForce',
        ItemCompleted: 'inForce',
        ItemReopened: 'inForce',
        OutcomeRated: 'inForce',
        MilestoneRecorded: 'inForce',
        MeasureValueRecorded: 'inForce',
        MeasureJudged: 'inForce',
        DateChosen: 'inForce',
        PartyNamed: 'inForce',
        BudgetTotalStated: 'inForce',
        ActionPlanCompleted: 'completed',
        ActionPlanWithdrawn: 'withdrawn',
      },
    },
    completed: {
      on: {
        OutcomeRated: 'completed',
        MilestoneRecorded: 'completed',
        MeasureValueRecorded: 'completed',
        MeasureJudged: 'completed',
        ActionPlanReopened: 'inForce',
      },
    },
    // What comes back is a draft until it is published again.
    withdrawn: { on: { ActionPlanReopened: 'drafting' } },
  },
});

export const actionPlanStages = stageTable<ActionPlanStage>(actionPlanMachine);
