import { choicesOf } from '../api/choices.js';
import { Choice, Flag, longestName, Text } from '../api/dto-field.js';
import type { DtoClass } from '../api/dto-table.js';
import type {
  AdulthoodNeedsRecorded,
  factOfReviewSideCommand,
  ReviewAttendanceRecorded,
} from '../../workflows/plan/review.events.js';
import { AboutReviewDto, NarratedReviewDto } from './review.dto.js';

type Views = ReviewAttendanceRecorded['data']['viewsGathered'];
type Need = AdulthoodNeedsRecorded['data']['housing'];

const views = choicesOf<Views>({ inPerson: true, inWriting: true, throughSomeone: true, notGathered: true });
const needs = choicesOf<Need>({ needed: true, notNeeded: true, notKnown: true });

class RecordReviewAttendanceDto extends AboutReviewDto {
  @Flag({ help: 'An officer of the authority was at the meeting' })
  officerAttended!: boolean;

  @Text(longestName, { help: 'The officer’s post; null where nobody was there', optional: true, nullable: true })
  officerPost: string | null = null;

  @Flag({ help: 'The child or young person was at the meeting' })
  childAttended!: boolean;

  @Choice(views, { help: 'How the child’s or young person’s views came in' })
  viewsGathered!: Views;

  @Flag({ help: 'The meeting was person-centred' })
  personCentred!: boolean;
}

class RecordAdulthoodNeedsDto extends NarratedReviewDto {
  @Choice(needs, { help: 'Whether care as an adult is needed' })
  adultCare!: Need;

  @Choice(needs, { help: 'Whether help with housing is needed' })
  housing!: Need;

  @Choice(needs, { help: 'Whether the carer needs help' })
  carer!: Need;

  @Flag({ help: 'What is to be expected in year 11 and after 16 was talked about' })
  expectationsRaised!: boolean;
}

class ExplainHospitalPassportDto extends AboutReviewDto {
  @Flag({ help: 'The family was told what a hospital passport is for' })
  passportExplained!: boolean;

  @Flag({ help: 'The health checklist has been done' })
  healthChecklistDone!: boolean;
}

type Table<Value> = Readonly<Record<keyof typeof factOfReviewSideCommand, Value>>;

export const reviewSideDtos = {
  RecordReviewAttendance: RecordReviewAttendanceDto,
  RecordAdulthoodNeeds: RecordAdulthoodNeedsDto,
  ExplainHospitalPassport: ExplainHospitalPassportDto,
} as const satisfies Table<DtoClass>;

export const helpOfReviewSide: Table<string> = {
  RecordReviewAttendance:
    'Whether our officer was at the review, what part the child had, whether it was person-centred',
  RecordAdulthoodNeeds: 'What adulthood will ask for, as a review from year 9 looked at it (reg 20(6))',
  ExplainHospitalPassport: 'The family was told of the hospital passport in a review; the health checklist',
};
