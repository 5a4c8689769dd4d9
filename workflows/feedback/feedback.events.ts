import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';

/** Of which stage a family tells: the assessment, a review of the plan, or a phase transfer. */
export type FeedbackStage = 'assessment' | 'review' | 'transition';
export type FeedbackFrom = 'parent' | 'youngPerson';

/** A parent or a young person was asked to answer the authority's questionnaire. */
export type FeedbackInvited = Fact<
  'FeedbackInvited',
  {
    readonly invitationId: string;
    readonly stage: FeedbackStage;
    readonly from: FeedbackFrom;
    readonly sentBy: 'email' | 'post' | 'inPerson' | 'telephone' | 'online';
    /** Version of the questionnaire that was sent. */
    readonly questionnaire: number;
  }
>;

/** One question with its score from 1 to 5. */
export interface FeedbackScore {
  readonly question: string;
  readonly score: number;
}

/**
 * A questionnaire came back. What counts as positive stands with it, so that another questionnaire set later changes nothing of
 * what was said. An answer without an invitation may be nobody's in particular.
 */
export type FeedbackRecorded = Fact<
  'FeedbackRecorded',
  {
    readonly replyId: string;
    /** The invitation that it answers; null for one that came by itself or without a name. */
    readonly invitationId: string | null;
    readonly stage: FeedbackStage;
    readonly from: FeedbackFrom | 'notSaid';
    readonly questionnaire: number;
    /** The mean score from which it counts as positive. */
    readonly positiveFrom: number;
    readonly scores: readonly FeedbackScore[];
  },
  Narrative
>;

export type FeedbackEvent = FeedbackInvited | FeedbackRecorded;

/** Commands that record one fact about feedback, with the fact each wishes for; of every workflow that families are asked about. */
export const factOfFeedbackCommand = {
  InviteFeedback: 'FeedbackInvited',
  RecordFeedback: 'FeedbackRecorded',
} as const satisfies Readonly<Record<string, FeedbackEvent['type']>>;
