import { caseworkOn } from '../casework/casework-limits.js';
import { opaqueId } from '../casework/opaque-id.js';
import type { Contradiction, Decider, DecisionBasis, Placed } from '../kernel/decider.js';
import { reject } from '../kernel/command-rejected.js';
import { factDecisions } from '../kernel/fact-decider.js';
import { stageTakes } from '../kernel/stage-machine.js';
import { factOfEscalationCommand } from './escalation.commands.js';
import type { EscalationCommand } from './escalation.commands.js';
import type { EscalationEvent } from './escalation.events.js';
import { escalationMachine, escalationStages } from './escalation.machine.js';
import { notEscalated } from './escalation.state.js';
import type { Escalation } from './escalation.state.js';

const decideFacts = factDecisions<Escalation, EscalationEvent>({
  factOfCommand: factOfEscalationCommand,
  beginnings: ['EscalationRaised'],
  saysOutOfTurn: [],
  begun: ({ raised }) => raised !== null,
  stageOf: ({ stage }) => stage,
  about: ({ childId }) => childId,
  evolve: evolveEscalation,
  mayFollow,
  contradiction: contradictionIn,
  references: {
    EscalationRaised: ({ data: { to, aboutStream } }) => {
      refuseName(to);
      if (aboutStream !== null && !/^(?:needsAssessment|plan)-./.test(aboutStream)) {
        reject('no-such-process', { aboutStream });
      }
    },
    EscalationSteppedUp: ({ data: { to } }, { steppedUp, worker }) => {
      refuseName(to);
      if (steppedUp !== null) reject('already-stepped-up', { on: steppedUp.on });
      if (to === worker) reject('already-with-this-manager');
    },
    EscalationSettled: (_, { settled }) => {
      if (settled !== null) reject('escalation-already-settled', { on: settled.on });
    },
    EscalationReplied: ({ occurredOn, data: { nextStepBy } }) => {
      if (nextStepBy !== null && nextStepBy < occurredOn)
        reject('next-step-before-reply', { nextStepBy, on: occurredOn });
    },
  },
  judgements: {},
});

/** A stuck case before a manager: raised, replied to, stepped up where nobody replies, settled. */
export const escalationDecider: Decider<Escalation, EscalationCommand, EscalationEvent> = {
  name: 'escalation',
  initialState: notEscalated,
  schemas: {},
  decide: (command, state, basis) => decideFacts(command, state, basis).map((fact) => withLimit(fact, basis)),
  evolve: evolveEscalation,
  mayFollow,
  contradiction: contradictionIn,
};

/** The reply is owed by the limit that held on the day; it is written into the fact and stands. */
function withLimit(fact: EscalationEvent, { settings }: DecisionBasis): EscalationEvent {
  if (fact.type !== 'EscalationRaised' || fact.data.replyWithin !== null) return fact;
  const replyWithin = caseworkOn(settings, fact.occurredOn).days.escalationReply;
  return { ...fact, data: { ...fact.data, replyWithin } };
}

function refuseName(to: string): void {
  if (!opaqueId.test(to)) reject('person-id-not-opaque');
}

function mayFollow({ stage, raised }: Escalation, fact: EscalationEvent): boolean {
  return (
    stageTakes(escalationMachine, escalationStages, stage, fact) &&
    (raised !== null || fact.type === 'EscalationRaised')
  );
}

/** Nothing is replied to, stepped up or settled before it was raised. */
function contradictionIn({ raised, replies, steppedUp, settled }: Escalation): Contradiction | null {
  if (raised === null) return null;
  const before = [...replies, steppedUp, settled].find((step) => step !== null && step.on < raised.on);
  return before == null ? null : { code: 'before-it-was-raised', details: { on: before.on, raisedOn: raised.on } };
}

/** The escalation after one more fact. */
export function evolveEscalation(state: Escalation, event: Placed<EscalationEvent>): Escalation {
  const { occurredOn: on, revision } = event;
  const stage = escalationStages.after(state.stage, event.type);
  const moved = { ...state, stage, stageSince: stage === state.stage ? state.stageSince : on };
  switch (event.type) {
    case 'EscalationRaised': {
      const { childId, team, ...data } = event.data;
      return { ...moved, childId, raised: { on, revision, ...data }, team, worker: data.to };
    }
    case 'EscalationReplied':
      return { ...moved, replies: [...state.replies, { on, revision, ...event.data }].toSorted(byDay) };
    case 'EscalationSteppedUp':
      return { ...moved, steppedUp: { on, revision, to: event.data.to }, worker: event.data.to };
    case 'EscalationSettled':
      return { ...moved, settled: { on, revision, ...event.data } };
    case 'NoteAdded':
    case 'FactCorrected':
      return state;
  }
}

const byDay = (a: { readonly on: string }, b: { readonly on: string }): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
