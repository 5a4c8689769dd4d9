import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Coded, Day, Id, longestName, Text } from '../api/dto-field.js';
import type { DtoClass } from '../api/dto-table.js';
import { NarratedDto } from '../api/fact.dto.js';
import type {
  factOfPreferenceCommand,
  PreferenceAnswered,
  PreferenceGround,
  PreferenceRecorded,
  PreferenceStep,
  SpecialPlaceAgreed,
  SpecialPlaceWithdrawn,
  SpecialProvision,
} from '../../workflows/plan/preference.events.js';
import type { Provision } from '../../workflows/plan/placement.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { provisions } from './started-placement.dto.js';

type StatedBy = PreferenceRecorded['data']['statedBy'];
type Result = PreferenceAnswered['data']['result'];
type AgreedBy = SpecialPlaceAgreed['data']['agreedBy'];
type Withdrawal = SpecialPlaceWithdrawn['data']['because'];

const family = choicesOf<StatedBy>({ parent: true, youngPerson: true });
const results = choicesOf<Result>({ met: true, notMet: true, withdrawn: true });
const grounds = choicesOf<PreferenceGround>({
  unsuitable: true,
  incompatibleEducation: true,
  incompatibleResources: true,
  notListed: true,
});
const steps = choicesOf<PreferenceStep>({
  anotherSetting: true,
  waitForPlace: true,
  sharedPlacement: true,
  earlyReview: true,
  mediation: true,
  accepted: true,
});
const specialProvisions = choicesOf<SpecialProvision>({
  specialMaintained: true,
  academySpecial: true,
  nonMaintainedSpecial: true,
  independentSpecial: true,
  resourcedProvision: true,
  senUnit: true,
  specialPost16: true,
});
const agreedBys = choicesOf<AgreedBy>({ panel: true, plan: true, order: true });
const withdrawals = choicesOf<Withdrawal>({ familyChose: true, needChanged: true, otherPlacement: true, other: true });

class RecordPreferenceDto extends NarratedDto {
  @Id({ help: 'Id of this preference; one is given where it is left out', optional: true })
  preferenceId?: string;

  @Choice(family, { help: 'Who asked for it' })
  statedBy!: StatedBy;

  @Text(longestName, { help: 'Name of the school or college asked for' })
  setting!: string;

  @Coded(/^\d{6}$/, 'six digits', { help: 'Its unique reference number', optional: true })
  urn?: string;

  @Choice(provisions, { help: 'Kind of school or other provision' })
  provision!: Provision;
}

class AnswerPreferenceDto extends NarratedDto {
  @Id({ help: 'Which preference' })
  preferenceId!: string;

  @Choice(results, { help: 'Whether section I names the school or college asked for' })
  result!: Result;

  @Choices(grounds, { help: 'Why not: limbs of CFA 2014 s.39(4)', optional: true })
  grounds: PreferenceGround[] = [];

  @Choice(steps, { help: 'What is done next where it was not met', optional: true, nullable: true })
  nextStep: PreferenceStep | null = null;

  @Day({ help: 'The day by which', optional: true, nullable: true })
  nextStepOn: CalendarDate | null = null;
}

class PlanPreferenceStepDto extends NarratedDto {
  @Id({ help: 'Which preference' })
  preferenceId!: string;

  @Choice(steps, { help: 'What is done next' })
  nextStep!: PreferenceStep;

  @Day({ help: 'The day by which; left out where the family accepts', optional: true, nullable: true })
  nextStepOn: CalendarDate | null = null;
}

class AgreeSpecialPlaceDto extends NarratedDto {
  @Id({ help: 'Id of this wait; one is given where it is left out', optional: true })
  waitId?: string;

  @Choice(specialProvisions, { help: 'Kind of specialist provision' })
  provision!: SpecialProvision;

  @Choice(agreedBys, { help: 'What agreed it' })
  agreedBy!: AgreedBy;

  @Text(longestName, { help: 'Name of the school or college, where one is named', optional: true })
  setting?: string;
}

class WithdrawSpecialPlaceDto extends NarratedDto {
  @Id({ help: 'Which wait' })
  waitId!: string;

  @Choice(withdrawals, { help: 'Why the place is not sought any more' })
  because!: Withdrawal;
}

type Table<Value> = Readonly<Record<keyof typeof factOfPreferenceCommand, Value>>;

export const preferenceDtos = {
  RecordPreference: RecordPreferenceDto,
  AnswerPreference: AnswerPreferenceDto,
  PlanPreferenceStep: PlanPreferenceStepDto,
  AgreeSpecialPlace: AgreeSpecialPlaceDto,
  WithdrawSpecialPlace: WithdrawSpecialPlaceDto,
} as const satisfies Table<DtoClass>;

export const personalOfPreferences = {
  RecordPreference: { setting: true, urn: true, text: true },
  AnswerPreference: { text: true },
  PlanPreferenceStep: { text: true },
  AgreeSpecialPlace: { setting: true, text: true },
  WithdrawSpecialPlace: { text: true },
} as const;

export const helpOfPreferences: Table<string> = {
  RecordPreference: 'The parent or young person asked that section I name a particular school or college (CFA 2014 s.38(2))',
  AnswerPreference: 'What became of that request, on the day of the final or amended plan (CFA 2014 s.39)',
  PlanPreferenceStep: 'What is done next for a child whose preference was not met',
  AgreeSpecialPlace: 'A place in specialist provision was agreed or named, and the child has yet to begin there',
  WithdrawSpecialPlace: 'A place that was agreed is not sought any more',
}; // prettier-ignore
