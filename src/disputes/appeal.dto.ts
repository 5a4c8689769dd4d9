import { choicesOf } from '../api/choices.js';
import { Choice, Day, Flag, Id, Text } from '../api/dto-field.js';
import { requirements } from '../api/dispute-outcome.dto.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import type { Requirement } from '../../workflows/dispute/dispute-outcome.events.js';
import type {
  AppealWithdrawn,
  RecommendationAnswered,
  RecommendationMade,
  TribunalOrderMade,
} from '../../workflows/dispute/dispute.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type By = AppealWithdrawn['data']['by'];
type Result = TribunalOrderMade['data']['result'];
type To = RecommendationMade['data']['to'];
type Follows = RecommendationAnswered['data']['follows'];

const withdrawers = choicesOf<By>({ family: true, tribunal: true });
const results = choicesOf<Result>({ allowed: true, allowedInPart: true, dismissed: true, byConsent: true });
const bodies = choicesOf<To>({ health: true, socialCare: true });
const answers = choicesOf<Follows>({ fully: true, inPart: true, no: true });

export class RecordAppealDto extends FactDto {
  @Text(50, { help: 'The Tribunal’s own number', optional: true, nullable: true })
  appealNumber: string | null = null;

  @Flag({
    help: 'It is about the school or college alone, for which no certificate is needed (CFA 2014 s.55(3))',
    optional: true,
  })
  settingOnly = false;
}

export class RecordAppealSentDto extends FactDto {
  @Day({ help: 'The day by which the Tribunal’s letter asks for the response', optional: true, nullable: true })
  responseDirectedBy: CalendarDate | null = null;
}

export class FileResponseDto extends FactDto {
  @Flag({ help: 'The authority opposes the appeal' })
  opposes!: boolean;
}

export class ConcedeAppealDto extends FactDto {
  @Choice(requirements, { help: 'What the authority must do because it does not oppose (reg 45)' })
  requires!: Requirement;
}

export class WithdrawAppealDto extends FactDto {
  @Choice(withdrawers, { help: 'Who ended it: the family, or the Tribunal by striking it out' })
  by!: By;
}

export class ArrangeHearingDto extends FactDto {
  @Day({ help: 'The day of the hearing' })
  heldOn!: CalendarDate;
}

export class RecordHearingDto extends FactDto {}

export class RecordOrderDto extends NarratedDto {
  @Choice(results, { help: 'What the Tribunal decided' })
  result!: Result;

  @Choice(requirements, {
    help: 'What the authority must do (reg 44(2)); null where nothing follows',
    optional: true,
    nullable: true,
  })
  requires: Requirement | null = null;

  @Day({ help: 'A date that the order or a direction states (reg 44(1))', optional: true, nullable: true })
  directedOn: CalendarDate | null = null;
}

export class RecordRecommendationDto extends NarratedDto {
  @Id({ help: 'Id of this recommendation; one is given where it is left out', optional: true })
  recommendationId?: string;

  @Choice(bodies, { help: 'To whom it was made (SI 2017/1306)' })
  to!: To;
}

export class AnswerRecommendationDto extends NarratedDto {
  @Id({ help: 'Which recommendation' })
  recommendationId!: string;

  @Choice(answers, { help: 'Whether it will be followed' })
  follows!: Follows;
}
