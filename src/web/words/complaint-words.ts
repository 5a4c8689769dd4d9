import type {
  Complainant,
  ComplaintClosed,
  ComplaintKind,
  ComplaintOutcome,
  ComplaintStageEvent,
  OmbudsmanDecided,
} from '../../../workflows/complaint/complaint.events.js';
import type { ComplaintStage } from '../../../workflows/complaint/complaint.machine.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

export const complaintKindWords: Words<ComplaintKind> = {
  delay: 'Delay',
  communication: 'Communication',
  planContent: 'What the plan says',
  provisionNotMade: 'Provision not made',
  transport: 'Transport',
  other: 'Something else',
};

export const complainantWords: Words<Complainant> = {
  parent: 'A parent or carer',
  youngPerson: 'The young person',
  representative: 'Somebody for them, such as an adviser or a councillor',
  setting: 'A school or college',
  other: 'Somebody else',
};

export const complaintOutcomeWords: Words<ComplaintOutcome> = {
  upheld: 'Upheld',
  partlyUpheld: 'Upheld in part',
  notUpheld: 'Not upheld',
};

export const ombudsmanWords: Words<OmbudsmanDecided['data']['decision']> = {
  upheld: 'Upheld',
  notUpheld: 'Not upheld',
  notInvestigated: 'Not investigated',
};

export const complaintClosedWords: Words<ComplaintClosed['data']['because']> = {
  answered: 'It was answered and taken no further',
  decidedByOmbudsman: 'The Ombudsman decided, and it was done',
  dealtWithOtherwise: 'It was dealt with in another way',
  recordedByMistake: 'It was recorded by mistake',
};

/** What happened to a complaint, as a clause after "when" or "that". */
export const complaintClauses: Words<ComplaintStageEvent['type']> = {
  ComplaintReceived: 'the complaint was received',
  ComplaintAcknowledged: 'the complaint was acknowledged',
  ComplaintAnswered: 'the complaint was answered',
  ComplaintTakenFurther: 'the second stage of the complaint was asked for',
  ComplaintTakenToOmbudsman: 'the complaint went to the Ombudsman',
  OmbudsmanDecided: 'the Ombudsman decided on the complaint',
  ComplaintWithdrawn: 'the complaint was withdrawn',
  ComplaintClosed: 'the complaint was closed',
};

export const complaintStageWords: Words<ComplaintStage> = {
  notReceived: 'No complaint',
  received: 'Received',
  acknowledged: 'Acknowledged',
  answeredAtStageOne: 'Answered at stage 1',
  stageTwoAsked: 'Stage 2 asked for',
  answeredAtStageTwo: 'Answered at stage 2',
  withOmbudsman: 'With the Ombudsman',
  ombudsmanDecided: 'Decided by the Ombudsman',
  complaintWithdrawn: 'Complaint withdrawn',
  complaintClosed: 'Complaint closed',
};

/** Fields that mean the same in every fact about a complaint. */
export const complaintFields: FieldTable = {
  complainant: { label: 'Who complains', value: codes(complainantWords) },
  complainantName: { label: 'Name of whoever complains' },
  complainantContact: { label: 'How they are reached' },
  aboutTeam: { label: 'Team it is about' },
  answerWithin: { label: 'Working days promised for the answer' },
  action: { label: 'What is done about it' },
  decision: { label: 'What the Ombudsman decided', value: codes(ombudsmanWords) },
};

/** Fields that mean something of their own in one fact. */
export const complaintFieldsByFact: Readonly<Record<string, FieldTable>> = {
  ComplaintReceived: { kind: { label: 'What it is about', value: codes(complaintKindWords) } },
  ComplaintAnswered: { outcome: { label: 'What the answer comes to', value: codes(complaintOutcomeWords) } },
  OmbudsmanDecided: { decision: { label: 'What the Ombudsman decided', value: codes(ombudsmanWords) } },
  ComplaintClosed: { because: { label: 'Why', value: codes(complaintClosedWords) } },
};
