import type { Decider } from '../kernel/decider.js';
import { factDecisions } from '../kernel/fact-decider.js';
import { appealMachine, appealStages } from './appeal.machine.js';
import { factOfDisputeCommand } from './dispute.commands.js';
import type { DisputeCommand } from './dispute.commands.js';
import { contradictionIn } from './dispute.contradictions.js';
import type { DisputeEvent } from './dispute.events.js';
import { evolve } from './dispute.evolve.js';
import { judgements } from './dispute.judgements.js';
import { disputeMachine, disputeStages } from './dispute.machine.js';
import type { DisputeStage } from './dispute.machine.js';
import { references } from './dispute.references.js';
import { notDisputed } from './dispute.state.js';
import type { Dispute } from './dispute.state.js';
import { mediationMachine, mediationStages } from './mediation.machine.js';

/** From a family's disagreement with a decision through mediation and the appeal to what must be done about it. */
export const disputeDecider: Decider<Dispute, DisputeCommand, DisputeEvent> = {
  name: 'dispute',
  initialState: notDisputed,
  schemas: {},
  decide: factDecisions<Dispute, DisputeEvent>({
    factOfCommand: factOfDisputeCommand,
    beginnings: ['DisputeOpened'],
    saysOutOfTurn: [],
    begun: ({ opened }) => opened !== null,
    stageOf: stageThatRefuses,
    about: ({ childId }) => childId,
    evolve,
    mayFollow,
    contradiction: contradictionIn,
    references,
    judgements,
  }),
  evolve,
  mayFollow,
  contradiction: contradictionIn,
};

/** Whether the stages take the fact. Facts that belong to no stage may come at any time once the dispute was opened. */
function mayFollow(state: Dispute, { type }: DisputeEvent): boolean {
  if (!disputeStages.factTypes.includes(type)) return state.opened !== null;
  // XState ignores an event that the current state does not handle, without a word; can() is how we notice.
  const event = { type } as never;
  const { stage, mediation, appeal } = state;
  if (!disputeMachine.resolveState({ value: stage, context: {} }).can(event)) return false;
  if (mediationStages.factTypes.includes(type)) {
    return mediationMachine.resolveState({ value: mediation.stage, context: {} }).can(event);
  }
  if (appealStages.factTypes.includes(type)) {
    return appealMachine.resolveState({ value: appeal.stage, context: {} }).can(event);
  }
  return true;
}

function stageThatRefuses({ stage, mediation, appeal }: Dispute, { type }: DisputeEvent): DisputeStage {
  if (!disputeStages.takes(stage, type)) return stage;
  return mediationStages.factTypes.includes(type) ? mediation.stage : appeal.stage;
}
