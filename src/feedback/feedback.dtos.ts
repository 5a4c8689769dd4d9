import type { factOfFeedbackCommand } from '../../workflows/feedback/feedback.events.js';
import type { DtoClass } from '../api/dto-table.js';
import { InviteFeedbackDto, RecordFeedbackDto } from './feedback.dto.js';

type Table<Value> = Readonly<Record<keyof typeof factOfFeedbackCommand, Value>>;

/** The bodies of the commands about feedback, the same in every workflow that families are asked about. */
export const feedbackDtos = {
  InviteFeedback: InviteFeedbackDto,
  RecordFeedback: RecordFeedbackDto,
} as const satisfies Table<DtoClass>;

/** Fields that follow from the authority's questionnaires and may be left out. */
export type WorkedOutOfFeedback<C> = C extends 'InviteFeedback'
  ? 'questionnaire'
  : C extends 'RecordFeedback'
    ? 'questionnaire' | 'positiveFrom'
    : never;

export const personalOfFeedback = { RecordFeedback: { text: true } } as const satisfies Partial<Table<object>>;

export const generatedOfFeedback = { InviteFeedback: 'invitationId', RecordFeedback: 'replyId' } as const;

export const helpOfFeedback: Table<string> = {
  InviteFeedback: 'A parent or young person was asked to answer the questionnaire',
  RecordFeedback: 'A questionnaire came back, with or without an invitation',
};
