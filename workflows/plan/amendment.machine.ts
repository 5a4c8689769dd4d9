import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { AmendmentEvent } from './amendment.events.js';

export type AmendmentStage = 'notProposed' | 'proposed' | 'amended' | 'notAmended';

/** One proposal to amend a plan, from its notice to the final amended plan or the decision not to amend after all. */
export const amendmentMachine = setup({ types: { events: {} as AmendmentEvent } }).createMachine({
  id: 'amendment',
  initial: 'notProposed',
  states: {
    notProposed: { on: { AmendmentNoticeSent: 'proposed' } },
    proposed: {
      on: {
        AmendmentNoticeSent: 'proposed',
        AmendmentRepresentationsReceived: 'proposed',
        AmendedPlanSent: 'amended',
        DecisionNotToAmendNotified: 'notAmended',
      },
    },
    amended: { on: { AmendedPlanSent: 'amended', AmendmentRepresentationsReceived: 'amended' } },
    notAmended: { on: { AmendmentRepresentationsReceived: 'notAmended' } },
  },
});

export const amendmentStages = stageTable<AmendmentStage>(amendmentMachine);
