import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { ReassessmentEvent } from './reassessment.events.js';

export type ReassessmentStage = 'notAsked' | 'considering' | 'refused' | 'reassessing' | 'ended';

/** One re-assessment as the plan knows it; what is done in it has an assessment's stream of its own. */
export const reassessmentMachine = setup({ types: { events: {} as ReassessmentEvent } }).createMachine({
  id: 'reassessment',
  initial: 'notAsked',
  states: {
    // CFA 2014 s.44(3): the authority may decide on its own, without a request.
    notAsked: { on: { ReassessmentRequested: 'considering', DecisionToReassessNotified: 'reassessing' } },
    considering: {
      on: { DecisionToReassessNotified: 'reassessing', DecisionNotToReassessNotified: 'refused' },
    },
    refused: { on: { DecisionToReassessNotified: 'reassessing' } },
    reassessing: { on: { ReassessmentEnded: 'ended' } },
    ended: { on: { ReassessmentEnded: 'ended' } },
  },
});

export const reassessmentStages = stageTable<ReassessmentStage>(reassessmentMachine);
