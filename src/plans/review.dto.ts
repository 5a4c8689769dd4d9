import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Day, Flag, Part, Reference, WholeNumber } from '../api/dto-field.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import { adviceBodies } from '../needs-assessments/advice.dto.js';
import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type {
  ReviewCalledOff,
  ReviewClosed,
  ReviewContributionRecorded,
  ReviewHolder,
  ReviewKind,
  ReviewOutcome,
} from '../../workflows/plan/review.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type CalledOffBecause = ReviewCalledOff['data']['because'];
type Contribution = ReviewContributionRecorded['data']['contribution'];
type PrimaryNeed = ReviewClosed['data']['primaryNeed'];
type SettingSuitable = ReviewClosed['data']['settingSuitable'];

const kinds = choicesOf<ReviewKind>({ annual: true, early: true, interim: true });
const holders = choicesOf<ReviewHolder>({ setting: true, authority: true });
const outcomes = choicesOf<ReviewOutcome>({ maintain: true, amend: true, cease: true });
const calledOffBecause = choicesOf<CalledOffBecause>({
  postponed: true,
  planEnded: true,
  notNeeded: true,
  other: true,
});
const contributions = choicesOf<Contribution>({ written: true, spoken: true, none: true });
const needs = choicesOf<PrimaryNeed>({ confirmed: true, changed: true });
const suitabilities = choicesOf<SettingSuitable>({ suitable: true, suitableWithChanges: true, notSuitable: true });
const mostOutcomes = 200;
const yearNine = {
  help: 'In or after year 9, so that preparing for adulthood belongs to it; null where the year group is not known',
  optional: true,
  nullable: true,
};

/** For commands about a review that was arranged or held. */
export abstract class AboutReviewDto extends FactDto {
  @Reference({ help: 'Which review' })
  reviewId!: string;
}

/** The same for commands that come with an account of what happened. */
export abstract class NarratedReviewDto extends NarratedDto {
  @Reference({ help: 'Which review' })
  reviewId!: string;
}

export class ArrangeReviewDto extends FactDto {
  @Reference({ help: 'Which review, where it is arranged again; an id is given for a new one', optional: true })
  reviewId?: string;

  @Choice(kinds, { help: 'annual; early, which begins the twelve months anew; interim, which does not' })
  kind!: ReviewKind;

  @Choice(holders, { help: 'Who holds the meeting' })
  heldBy!: ReviewHolder;

  @Day({ help: 'The day of the meeting' })
  meetingOn!: CalendarDate;

  @Flag(yearNine)
  yearNineOrLater: boolean | null = null;
}

export class CallOffReviewDto extends NarratedReviewDto {
  @Choice(calledOffBecause, { help: 'Why it is not held' })
  because!: CalledOffBecause;
}

export class SendReviewInvitationsDto extends AboutReviewDto {
  @Choices(adviceBodies, { help: 'Who was invited' })
  invited!: AdviceBody[];
}

export class CirculateReviewAdviceDto extends AboutReviewDto {}

export class RecordReviewContributionDto extends AboutReviewDto {
  @Choice(adviceBodies, { help: 'Whose contribution it is' })
  from!: AdviceBody;

  @Flag({ help: 'They were at the meeting' })
  attended!: boolean;

  @Choice(contributions, { help: 'How they contributed' })
  contribution!: Contribution;
}

export class RecordReviewMeetingDto extends FactDto {
  @Reference({ help: 'Which review, where one was arranged; an id is given for one that was not', optional: true })
  reviewId?: string;

  @Choice(kinds, { help: 'What kind of review; may be left out where it was arranged', optional: true })
  kind?: ReviewKind;

  @Choice(holders, { help: 'Who held the meeting; may be left out where it was arranged', optional: true })
  heldBy?: ReviewHolder;

  @Flag(yearNine)
  yearNineOrLater?: boolean | null;
}

export class SendReviewReportDto extends AboutReviewDto {}

export class NotifyReviewDecisionDto extends AboutReviewDto {
  @Choice(outcomes, { help: 'What the family was told: the plan stays, is amended, or ends' })
  outcome!: ReviewOutcome;
}

export class ReviewedOutcomesDto {
  @WholeNumber(0, mostOutcomes, { help: 'Outcomes of the plan that were met' })
  met!: number;

  @WholeNumber(0, mostOutcomes, { help: 'Outcomes that were met in part' })
  partlyMet!: number;

  @WholeNumber(0, mostOutcomes, { help: 'Outcomes that were not met' })
  notMet!: number;
}

export class CloseReviewDto extends NarratedReviewDto {
  @Choice(needs, { help: 'Whether the primary need was confirmed or changed' })
  primaryNeed!: PrimaryNeed;

  @Choice(suitabilities, { help: 'Whether the school or college is suitable' })
  settingSuitable!: SettingSuitable;

  @Part(() => ReviewedOutcomesDto, { help: 'How many of the plan’s outcomes were met, met in part and not met' })
  outcomes!: ReviewedOutcomesDto;

  @Flag({ help: 'Preparing for adulthood was considered; null before year 9', optional: true, nullable: true })
  preparingForAdulthood: boolean | null = null;
}
