import type { FeedbackRecorded, FeedbackStage } from '../../workflows/feedback/feedback.events.js';
import { isPositive, meanScore } from '../../workflows/feedback/feedback.state.js';
import type { Feedback } from '../../workflows/feedback/feedback.state.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { needsAssessmentFold, planFold } from '../folds.js';
import type { Projection, RowContext } from '../projection.js';

/** One asking of a parent or a young person. */
export interface InvitationLine {
  readonly invitationId: string;
  readonly on: CalendarDate;
  readonly stage: FeedbackStage;
  /** Null while nobody has answered. */
  readonly answeredOn: CalendarDate | null;
}
/** One questionnaire that came back: its scores alone. */
export interface FeedbackReplyLine {
  readonly replyId: string;
  readonly on: CalendarDate;
  readonly stage: FeedbackStage;
  readonly from: FeedbackRecorded['data']['from'];
  /** The mean of its scores, from 1 to 5. */
  readonly score: number;
  readonly positive: boolean;
}

/** What one family was asked and answered about an assessment or a plan. */
export interface FeedbackRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly invitations: readonly InvitationLine[];
  readonly replies: readonly FeedbackReplyLine[];
  readonly team: string | null;
}

/** What families say of assessments; only those that were asked or answered have a row. */
export const assessmentFeedbackProjection: Projection<NeedsAssessment, FeedbackRow> = {
  name: 'assessment-feedback',
  version: 1,
  of: needsAssessmentFold,
  usesBasis: false,
  row: rowOf,
};

/** What families say of reviews and phase transfers. */
export const planFeedbackProjection: Projection<Plan, FeedbackRow> = {
  name: 'plan-feedback',
  version: 1,
  of: planFold,
  usesBasis: false,
  row: rowOf,
};

function rowOf(
  { childId, feedback, team }: Pick<Plan, 'childId' | 'team'> & { readonly feedback: Feedback },
  { stream, authority }: RowContext,
): FeedbackRow | null {
  const { invitations, replies } = feedback;
  if (childId === null || (invitations.length === 0 && replies.length === 0)) return null;
  return {
    stream,
    authority,
    childId,
    invitations: invitations.map(({ invitationId, on, stage }) => ({
      invitationId,
      on,
      stage,
      answeredOn: replies.find((reply) => reply.invitationId === invitationId)?.on ?? null,
    })),
    replies: replies.map((reply) => ({
      replyId: reply.replyId,
      on: reply.on,
      stage: reply.stage,
      from: reply.from,
      score: meanScore(reply),
      positive: isPositive(reply),
    })),
    team,
  };
}
