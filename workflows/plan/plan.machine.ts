import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { PlanEvent } from './plan.events.js';

export type PlanStage = 'notMade' | 'maintained' | 'ceased';
type PlanStageEvent = Exclude<PlanEvent, { type: 'ReturnFlagsStated' | 'FactCorrected' }>;

/** Facts that a return may bring at any time of a plan's life, also after its end. */
function broughtInAt<Stage extends string>(stage: Stage) {
  return {
    PlacementRecorded: stage,
    ReviewMeetingHeld: stage,
    ReviewDecisionNotified: stage,
    ReviewOutcomeStated: stage,
    AmendmentNoticeSent: stage,
    PhaseTransferRecorded: stage,
  } as const;
}

/** Which fact may follow which, as far as returns bring plans in: made, maintained, ceased. */
export const planMachine = setup({ types: { events: {} as PlanStageEvent } }).createMachine({
  id: 'plan',
  initial: 'notMade',
  states: {
    notMade: { on: { PlanBroughtIn: 'maintained' } },
    maintained: { on: { ...broughtInAt('maintained'), PlanCeased: 'ceased' } },
    ceased: { on: broughtInAt('ceased') },
  },
});

export const planStages = stageTable<PlanStage>(planMachine);
