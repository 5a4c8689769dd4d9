import type { FactCommands, RecordFacts } from '../kernel/fact-decider.js';
import type { EscalationEvent } from './escalation.events.js';

/** Every command that records one fact about an escalation, with the fact it wishes for. */
export const factOfEscalationCommand = {
  RaiseEscalation: 'EscalationRaised',
  ReplyToEscalation: 'EscalationReplied',
  StepUpEscalation: 'EscalationSteppedUp',
  SettleEscalation: 'EscalationSettled',
  AddNote: 'NoteAdded',
} as const satisfies Readonly<Record<string, EscalationEvent['type']>>;

export type EscalationCommandType = keyof typeof factOfEscalationCommand;
export type EscalationFactCommand = FactCommands<typeof factOfEscalationCommand, EscalationEvent>;
export type EscalationCommand = EscalationFactCommand | RecordFacts<EscalationEvent>;
