import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { ContactStep } from './contact.events.js';

export type ContactStage = 'notReceived' | 'awaitingReply' | 'contactAnswered' | 'contactClosed';

/** From somebody's call, e-mail or letter to the reply. What was closed may be answered all the same. */
export const contactMachine = setup({ types: { events: {} as ContactStep } }).createMachine({
  id: 'contact',
  initial: 'notReceived',
  states: {
    notReceived: { on: { ContactReceived: 'awaitingReply' } },
    awaitingReply: { on: { ContactAnswered: 'contactAnswered', ContactClosed: 'contactClosed' } },
    // A second answer is refused in words of its own, see the references.
    contactAnswered: { on: { ContactAnswered: 'contactAnswered' } },
    contactClosed: { on: { ContactAnswered: 'contactAnswered' } },
  },
});

export const contactStages = stageTable<ContactStage>(contactMachine);
