import type { FeedbackInvited, FeedbackRecorded, FeedbackStage } from '../../workflows/feedback/feedback.events.js';
import type { FeedbackScore } from '../../workflows/feedback/feedback.events.js';
import { highestScore, lowestScore } from '../../workflows/feedback/questionnaire.js';
import { choicesOf } from '../api/choices.js';
import { Choice, Id, Parts, Text, WholeNumber } from '../api/dto-field.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';

type From = FeedbackRecorded['data']['from'];
type InvitedFrom = FeedbackInvited['data']['from'];
type SentBy = FeedbackInvited['data']['sentBy'];

const stages = choicesOf<FeedbackStage>({ assessment: true, review: true, transition: true });
const invited = choicesOf<InvitedFrom>({ parent: true, youngPerson: true });
const from = choicesOf<From>({ parent: true, youngPerson: true, notSaid: true });
const ways = choicesOf<SentBy>({ email: true, post: true, inPerson: true, telephone: true, online: true });
const mostVersions = 10_000;

export class InviteFeedbackDto extends FactDto {
  @Id({ help: 'Id of this invitation; one is given where it is left out', optional: true })
  invitationId?: string;

  @Choice(stages, { help: 'Of which stage the family is asked: the assessment, a review or a phase transfer' })
  stage!: FeedbackStage;

  @Choice(invited, { help: 'Who is asked' })
  from!: InvitedFrom;

  @Choice(ways, { help: 'How the questionnaire went' })
  sentBy!: SentBy;

  @WholeNumber(0, mostVersions, {
    help: 'Version of the questionnaire; the present one where left out',
    optional: true,
  })
  questionnaire?: number;
}

export class FeedbackScoreDto {
  @Text(40, { help: 'Id of the question' })
  question!: string;

  @WholeNumber(lowestScore, highestScore, { help: 'From 1, not at all, to 5, very much' })
  score!: number;
}

export class RecordFeedbackDto extends NarratedDto {
  @Id({ help: 'Id of this reply; one is given where it is left out', optional: true })
  replyId?: string;

  @Id({
    help: 'The invitation that it answers; null for one that came by itself or without a name',
    optional: true,
    nullable: true,
  })
  invitationId: string | null = null;

  @Choice(stages, { help: 'Of which stage it tells' })
  stage!: FeedbackStage;

  @Choice(from, { help: 'Whose answer it is' })
  from!: From;

  @WholeNumber(0, mostVersions, {
    help: 'Version of the questionnaire; that of the invitation, or the present one, where left out',
    optional: true,
  })
  questionnaire?: number;

  @WholeNumber(lowestScore + 1, highestScore, {
    help: 'Mean score from which it counts as positive: as its questionnaire has it, also where left out',
    optional: true,
  })
  positiveFrom?: number;

  @Parts(() => FeedbackScoreDto, { help: 'The questions that were answered, each with its score' })
  scores!: readonly FeedbackScore[];
}
