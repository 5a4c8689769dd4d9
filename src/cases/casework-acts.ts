import type { ContactCommandType } from '../../workflows/contact/contact.commands.js';
import type { EscalationCommandType } from '../../workflows/escalation/escalation.commands.js';
import type { WrittenFactAct } from './plan-acts.js';

const note = { words: 'Add a note', hint: 'For those who may read the case', group: 'keeping' } as const;

/** Acts on a contact by command, in the order in which they come up. */
export const contactActs: Readonly<Record<Exclude<ContactCommandType, 'RecordContact'>, WrittenFactAct>> = {
  AnswerContact: { words: 'Record the reply', hint: 'The day it was given', group: 'replying', step: true },
  CloseContact: { words: 'Record that no reply is owed', hint: 'It was for information, or was taken back', group: 'replying' },
  AllocateCase: { words: 'Give it to somebody else to answer', hint: 'The limit stays', group: 'keeping' },
  AddNote: note,
}; // prettier-ignore

/** Acts on an escalation by command. */
export const escalationActs: Readonly<Record<Exclude<EscalationCommandType, 'RaiseEscalation'>, WrittenFactAct>> = {
  ReplyToEscalation: { words: 'Reply to the escalation', hint: 'What is decided, the next step and by when', group: 'replying', step: true, managersOnly: true },
  StepUpEscalation: { words: 'Step the escalation up', hint: 'To the second level, where nobody replies or the reply does not help', group: 'replying', step: true },
  SettleEscalation: { words: 'Settle the escalation', hint: 'The case moves again, or nothing more can be done', group: 'replying', step: true },
  AddNote: note,
}; // prettier-ignore
