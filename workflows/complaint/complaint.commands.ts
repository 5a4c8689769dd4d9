import type { CorrectFact } from '../kernel/correction.js';
import type { FactCommands, RecordFacts } from '../kernel/fact-decider.js';
import type { ComplaintEvent } from './complaint.events.js';

/** Every command that records one fact about a complaint, with the fact it wishes for. */
export const factOfComplaintCommand = {
  RecordComplaint: 'ComplaintReceived',
  AcknowledgeComplaint: 'ComplaintAcknowledged',
  AnswerComplaint: 'ComplaintAnswered',
  TakeComplaintFurther: 'ComplaintTakenFurther',
  RecordOmbudsman: 'ComplaintTakenToOmbudsman',
  RecordOmbudsmanDecision: 'OmbudsmanDecided',
  WithdrawComplaint: 'ComplaintWithdrawn',
  CloseComplaint: 'ComplaintClosed',
  AllocateCase: 'CaseAllocated',
  AddNote: 'NoteAdded',
} as const satisfies Readonly<Record<string, ComplaintEvent['type']>>;

export type ComplaintCommandType = keyof typeof factOfComplaintCommand;
export type ComplaintFactCommand = FactCommands<typeof factOfComplaintCommand, ComplaintEvent>;
export type RecordComplaintHistory = RecordFacts<ComplaintEvent>;
export type ComplaintCommand = ComplaintFactCommand | RecordComplaintHistory;
/** What the command handler takes: corrections are judged by the kernel, for every workflow alike. */
export type AnyComplaintCommand = ComplaintCommand | CorrectFact;
