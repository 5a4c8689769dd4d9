import type { FeedbackEvent, FeedbackInvited, FeedbackRecorded } from '../../../workflows/feedback/feedback.events.js';
import type { FeedbackStage } from '../../../workflows/feedback/feedback.events.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

export const feedbackStageWords: Words<FeedbackStage> = {
  assessment: 'The assessment',
  review: 'A review of the plan',
  transition: 'A phase transfer',
};

export const feedbackFromWords: Words<FeedbackRecorded['data']['from']> = {
  parent: 'A parent or carer',
  youngPerson: 'The young person',
  notSaid: 'Not said',
};

export const sentByWords: Words<FeedbackInvited['data']['sentBy']> = {
  email: 'Email',
  post: 'Post',
  inPerson: 'By hand',
  telephone: 'Telephone',
  online: 'Online form',
};

export const feedbackClauses: Words<FeedbackEvent['type']> = {
  FeedbackInvited: 'the family was asked how it went',
  FeedbackRecorded: 'the family’s questionnaire came back',
};

const fields: FieldTable = {
  stage: { label: 'Of which stage', value: codes(feedbackStageWords) },
  from: { label: 'Whose answer', value: codes(feedbackFromWords) },
  sentBy: { label: 'How it was sent', value: codes(sentByWords) },
  questionnaire: { label: 'Version of the questionnaire' },
  positiveFrom: { label: 'Counts as positive from a mean of' },
  scores: { label: 'Scores' },
  question: { label: 'Question' },
  score: { label: 'Score' },
};

/** Fields of facts about feedback: the same names mean other things elsewhere. */
export const feedbackFieldsByFact: Readonly<Record<string, FieldTable>> = {
  FeedbackInvited: { ...fields, from: { label: 'Who is asked', value: codes(feedbackFromWords) } },
  FeedbackRecorded: fields,
};
