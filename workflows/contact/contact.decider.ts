import { caseworkOn } from '../casework/casework-limits.js';
import { opaqueId } from '../casework/opaque-id.js';
import type { Contradiction, Decider, DecisionBasis, Placed } from '../kernel/decider.js';
import { reject } from '../kernel/command-rejected.js';
import { factDecisions } from '../kernel/fact-decider.js';
import { stageTakes } from '../kernel/stage-machine.js';
import { factOfContactCommand } from './contact.commands.js';
import type { ContactCommand } from './contact.commands.js';
import type { ContactEvent } from './contact.events.js';
import { contactMachine, contactStages } from './contact.machine.js';
import { noContact } from './contact.state.js';
import type { Contact } from './contact.state.js';

const decideFacts = factDecisions<Contact, ContactEvent>({
  factOfCommand: factOfContactCommand,
  beginnings: ['ContactReceived'],
  saysOutOfTurn: [],
  begun: ({ received }) => received !== null,
  stageOf: ({ stage }) => stage,
  about: ({ childId }) => childId,
  evolve: evolveContact,
  mayFollow,
  contradiction: contradictionIn,
  references: {
    ContactAnswered: (_, { answered }) => {
      if (answered !== null) reject('contact-already-answered', { on: answered.on });
    },
    ContactReceived: ({ data: { worker } }) => {
      if (worker !== null && !opaqueId.test(worker)) reject('person-id-not-opaque');
    },
  },
  judgements: {},
});

/** A call, an e-mail or a letter about a child, and the reply it is owed. */
export const contactDecider: Decider<Contact, ContactCommand, ContactEvent> = {
  name: 'contact',
  initialState: noContact,
  schemas: {},
  decide: (command, state, basis) => decideFacts(command, state, basis).map((fact) => withLimit(fact, basis)),
  evolve: evolveContact,
  mayFollow,
  contradiction: contradictionIn,
};

/** The reply is owed by the limit that held on the day it came; it is written into the fact and stands. */
function withLimit(fact: ContactEvent, { settings }: DecisionBasis): ContactEvent {
  if (fact.type !== 'ContactReceived' || fact.data.replyWithin !== null) return fact;
  const replyWithin = caseworkOn(settings, fact.occurredOn).days[fact.data.kind];
  return { ...fact, data: { ...fact.data, replyWithin } };
}

function mayFollow({ stage, received }: Contact, fact: ContactEvent): boolean {
  return (
    stageTakes(contactMachine, contactStages, stage, fact) && (received !== null || fact.type === 'ContactReceived')
  );
}

/** Nobody is answered before they got in touch. */
function contradictionIn({ received, answered, closed }: Contact): Contradiction | null {
  const first = answered ?? closed;
  if (received === null || first === null || first.on >= received.on) return null;
  return { code: 'answered-before-received', details: { on: first.on, receivedOn: received.on } };
}

/** The contact after one more fact. */
export function evolveContact(state: Contact, event: Placed<ContactEvent>): Contact {
  const { occurredOn: on, revision } = event;
  const stage = contactStages.after(state.stage, event.type);
  const moved = { ...state, stage, stageSince: stage === state.stage ? state.stageSince : on };
  switch (event.type) {
    case 'ContactReceived': {
      const { childId, kind, from, replyWithin, team, worker } = event.data;
      return { ...moved, childId, received: { on, revision, kind, from, replyWithin }, team, worker };
    }
    case 'ContactAnswered':
      return { ...moved, answered: state.answered ?? { on, revision, ...event.data } };
    case 'ContactClosed':
      return { ...moved, closed: { on, revision, ...event.data } };
    case 'CaseAllocated':
      return { ...state, team: event.data.team, worker: event.data.worker };
    case 'NoteAdded':
    case 'FactCorrected':
      return state;
  }
}
