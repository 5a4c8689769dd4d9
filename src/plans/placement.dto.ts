import { choicesOf } from '../api/choices.js';
import { Choice, Coded, Day, Flag, Id, longestName, Text, WholeNumber } from '../api/dto-field.js';
import { FactDto } from '../api/fact.dto.js';
import type { PlacementRecorded } from '../../workflows/plan/plan.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type Kind = PlacementRecorded['data']['kind'];

const kinds = choicesOf<Kind>({ named: true, attended: true });
const longestCode = 20;

/** For commands that bring a plan into being. */
abstract class BeginningDto extends FactDto {
  @Id({ help: 'The child whose plan it is' })
  childId!: string;
}

export class OpenPlanDto extends BeginningDto {
  @Id({ help: 'The assessment that ended in this plan' })
  needsAssessmentId!: string;
}

export class BringInPlanDto extends BeginningDto {
  @Id({ help: 'The assessment that ended in this plan, where it is on record here', optional: true, nullable: true })
  needsAssessmentId: string | null = null;

  @Text(longestName, { help: 'The authority the plan came from: code or name', optional: true, nullable: true })
  fromAuthority: string | null = null;
}

export class RecordPlacementDto extends FactDto {
  @Id({
    help: 'Id of a placement on record that this says anew; one is given for a placement that is new',
    optional: true,
  })
  placementId?: string;

  @Choice(kinds, { help: 'Whether it is the placement that the plan names, or the one that is happening' })
  kind!: Kind;

  @WholeNumber(1, 2, { help: '1 for the main placement, 2 for a second one', optional: true, nullable: true })
  rank: 1 | 2 | null = null;

  @Day({ help: 'The day on which it was left', optional: true, nullable: true })
  leftOn: CalendarDate | null = null;

  @Flag({ help: 'False where the day of entry is not known', optional: true })
  dateKnown = true;

  @Flag({ help: 'In a SEN unit of the school', optional: true, nullable: true })
  senUnit: boolean | null = null;

  @Flag({ help: 'In resourced provision of the school', optional: true, nullable: true })
  resourcedProvision: boolean | null = null;

  @Text(longestCode, { help: 'Residential, as the code of the return', optional: true, nullable: true })
  residential: string | null = null;

  @Text(longestCode, { help: 'Work-based learning, as the code of the return', optional: true, nullable: true })
  workBased: string | null = null;

  @Coded(/^\d{6}$/, 'six digits', { help: 'Unique reference number of the school or college', optional: true })
  urn?: string;

  @Coded(/^\d{8}$/, 'eight digits', { help: 'UK provider reference number', optional: true })
  ukprn?: string;

  @Text(longestCode, { help: 'SEN2 setting code, where there is no numbered setting', optional: true })
  senSetting?: string;

  @Text(longestName, { help: 'What the setting is, where its code is that of another', optional: true })
  senSettingOther?: string;
}
