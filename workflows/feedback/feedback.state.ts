import type { Placed } from '../kernel/decider.js';
import type { Day } from '../kernel/day.js';
import type { Order } from '../kernel/facts-in-order.js';
import type { FeedbackEvent, FeedbackFrom, FeedbackScore, FeedbackStage } from './feedback.events.js';

export interface FeedbackInvitation extends Day {
  readonly invitationId: string;
  readonly stage: FeedbackStage;
  readonly from: FeedbackFrom;
  readonly questionnaire: number;
}
export interface FeedbackReply extends Day {
  readonly replyId: string;
  readonly invitationId: string | null;
  readonly stage: FeedbackStage;
  readonly from: FeedbackFrom | 'notSaid';
  readonly questionnaire: number;
  readonly positiveFrom: number;
  readonly scores: readonly FeedbackScore[];
}

/** What a family was asked about an assessment or a plan, and what it answered. */
export interface Feedback {
  readonly invitations: readonly FeedbackInvitation[];
  readonly replies: readonly FeedbackReply[];
}

export const noFeedback: Feedback = { invitations: [], replies: [] };

/** The feedback with one more fact about it. */
export function foldFeedback(feedback: Feedback, event: Placed<FeedbackEvent>): Feedback {
  const { occurredOn: on, revision } = event;
  if (event.type === 'FeedbackInvited') {
    const { invitationId, stage, from, questionnaire } = event.data;
    const invitation = { on, revision, invitationId, stage, from, questionnaire };
    return { ...feedback, invitations: [...feedback.invitations, invitation] };
  }
  return { ...feedback, replies: [...feedback.replies, { on, revision, ...event.data }] };
}

/** Invitations that nobody has answered. */
export function unanswered({ invitations, replies }: Feedback): readonly FeedbackInvitation[] {
  return invitations.filter((one) => !replies.some(({ invitationId }) => invitationId === one.invitationId));
}

/** An answer comes after it was asked for. */
export function ordersOfFeedback({ invitations, replies }: Feedback): readonly Order[] {
  return replies.map(({ on, invitationId }): Order => [
    'FeedbackInvited',
    invitations.find((one) => one.invitationId === invitationId)?.on,
    'FeedbackRecorded',
    on,
  ]);
}

/** The mean of the scores of one reply. */
export function meanScore({ scores }: Pick<FeedbackReply, 'scores'>): number {
  return scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
}

/** Whether a reply counts as positive under the questionnaire that it answers. */
export function isPositive({ scores, positiveFrom }: Pick<FeedbackReply, 'scores' | 'positiveFrom'>): boolean {
  return scores.reduce((sum, { score }) => sum + score, 0) >= positiveFrom * scores.length;
}
