import type { FactCommands, RecordFacts } from '../kernel/fact-decider.js';
import type { ContactEvent } from './contact.events.js';

/** Every command that records one fact about a contact, with the fact it wishes for. */
export const factOfContactCommand = {
  RecordContact: 'ContactReceived',
  AnswerContact: 'ContactAnswered',
  CloseContact: 'ContactClosed',
  AllocateCase: 'CaseAllocated',
  AddNote: 'NoteAdded',
} as const satisfies Readonly<Record<string, ContactEvent['type']>>;

export type ContactCommandType = keyof typeof factOfContactCommand;
export type ContactFactCommand = FactCommands<typeof factOfContactCommand, ContactEvent>;
export type ContactCommand = ContactFactCommand | RecordFacts<ContactEvent>;
