import type { ComplaintCommandType } from '../../workflows/complaint/complaint.commands.js';
import { keepingActs } from './plan-acts.js';
import type { WrittenFactAct } from './plan-acts.js';

/** Acts on a complaint by command, in the order in which they come up. */
export const complaintActs: Readonly<Record<Exclude<ComplaintCommandType, 'RecordComplaint'>, WrittenFactAct>> = {
  AcknowledgeComplaint: { words: 'Record that they were told it came', hint: 'And who will answer', group: 'complaint', step: true },
  AnswerComplaint: { words: 'Record the answer', hint: 'What it comes to, and what is done about it', group: 'complaint', step: true },
  TakeComplaintFurther: { words: 'Record that the second stage was asked for', hint: 'The days for the second answer begin', group: 'complaint' },
  RecordOmbudsman: { words: 'Record that it went to the Ombudsman', hint: 'The day the Ombudsman told us', group: 'complaint' },
  RecordOmbudsmanDecision: { words: 'Record what the Ombudsman decided', hint: 'And what is done about it', group: 'complaint', step: true },
  WithdrawComplaint: { words: 'Record that it was withdrawn', hint: 'They take it no further', group: 'complaint' },
  CloseComplaint: { words: 'Close the complaint', hint: 'Nothing more is to come', group: 'complaint' },
  AddNote: keepingActs.AddNote,
  AllocateCase: keepingActs.AllocateCase,
}; // prettier-ignore
