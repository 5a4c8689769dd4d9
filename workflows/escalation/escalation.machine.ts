import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { EscalationStep } from './escalation.events.js';

export type EscalationStage = 'notEscalated' | 'awaitingManager' | 'managerReplied' | 'steppedUp' | 'escalationSettled';

/** From raising a stuck case with a manager to its settling. A reply may come late, and more than once. */
export const escalationMachine = setup({ types: { events: {} as EscalationStep } }).createMachine({
  id: 'escalation',
  initial: 'notEscalated',
  states: {
    notEscalated: { on: { EscalationRaised: 'awaitingManager' } },
    awaitingManager: {
      on: {
        EscalationReplied: 'managerReplied',
        EscalationSteppedUp: 'steppedUp',
        EscalationSettled: 'escalationSettled',
      },
    },
    managerReplied: {
      on: {
        EscalationReplied: 'managerReplied',
        EscalationSteppedUp: 'steppedUp',
        EscalationSettled: 'escalationSettled',
      },
    },
    // There is no third level: a second stepping up is refused in words of its own, see the references.
    steppedUp: {
      on: {
        EscalationReplied: 'managerReplied',
        EscalationSteppedUp: 'steppedUp',
        EscalationSettled: 'escalationSettled',
      },
    },
    escalationSettled: { on: { EscalationReplied: 'escalationSettled', EscalationSettled: 'escalationSettled' } },
  },
});

export const escalationStages = stageTable<EscalationStage>(escalationMachine);
