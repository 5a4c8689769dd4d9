import { choicesOf } from '../api/choices.js';
import { Choice, Day, Flag, Id } from '../api/dto-field.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import type {
  CeaseReason,
  CeasingConsidered,
  DisputeProgressRecorded,
  PlanContinued,
  PlanKeptToYearEnd,
} from '../../workflows/plan/ceasing.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type Ground = CeasingConsidered['data']['ground'];
type ContinuedBecause = PlanContinued['data']['because'];
type KeptSetting = PlanKeptToYearEnd['data']['setting'];
type Step = DisputeProgressRecorded['data']['step'];

const grounds = choicesOf<Ground>({ noLongerResponsible: true, noLongerNecessary: true });
const reasons = choicesOf<CeaseReason>({
  '1': true,
  '2': true,
  '3': true,
  '4': true,
  '5': true,
  '6': true,
  '7': true,
  '8': true,
  '9': true,
});
const continuedBecause = choicesOf<ContinuedBecause>({
  ownReview: true,
  order: true,
  agreement: true,
  concession: true,
});
const settings = choicesOf<KeptSetting>({ furtherEducation: true, other: true });
const steps = choicesOf<Step>({ certificateIssued: true, appealReceived: true, appealDetermined: true });
const reasonHelp = 'Why the plan ends, as SEN2 item 4.6 numbers the reasons';

export class ConsiderCeasingDto extends NarratedDto {
  @Choice(grounds, { help: 'On what ground (CFA 2014 s.45(1))' })
  ground!: Ground;
}

export class ConsultOnCeasingDto extends NarratedDto {
  @Flag({ help: 'The school or college named in the plan was consulted as well' })
  settingConsulted!: boolean;
}

export class DecideToCeaseDto extends FactDto {
  @Choice(reasons, { help: reasonHelp })
  reason!: CeaseReason;
}

export class SendCeaseNoticeDto extends FactDto {
  @Choice(reasons, { help: reasonHelp })
  reason!: CeaseReason;

  @Flag({ help: 'The notice told the family of mediation and their right to appeal' })
  appealWordingSent!: boolean;
}

export class ContinuePlanDto extends FactDto {
  @Choice(continuedBecause, { help: 'Why it goes on after all' })
  because!: ContinuedBecause;
}

export class KeepPlanToYearEndDto extends FactDto {
  @Choice(settings, { help: 'Where the young person is taught: further education, or elsewhere' })
  setting!: KeptSetting;

  @Day({ help: 'The day the course ends; needed outside further education', optional: true, nullable: true })
  courseEndsOn: CalendarDate | null = null;
}

export class CeasePlanDto extends FactDto {
  @Choice(reasons, { help: reasonHelp })
  reason!: CeaseReason;
}

export class RecordDisputeProgressDto extends FactDto {
  @Id({ help: 'Which dispute' })
  disputeId!: string;

  @Choice(steps, { help: 'What happened in it that keeps the plan alive, or no longer does' })
  step!: Step;
}
