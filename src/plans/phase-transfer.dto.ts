import { choicesOf } from '../api/choices.js';
import { Choice, Day, Id, longestName, Reference, Text, WholeNumber } from '../api/dto-field.js';
import { FactDto } from '../api/fact.dto.js';
import type {
  PhaseTransferCalledOff,
  PhaseTransferKind,
  SchoolCohortRecorded,
  TransferSettingReplied,
} from '../../workflows/plan/phase-transfer.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type Route = SchoolCohortRecorded['data']['route'];
type By = SchoolCohortRecorded['data']['by'];
type CalledOffBecause = PhaseTransferCalledOff['data']['because'];
type View = TransferSettingReplied['data']['view'];

const kinds = choicesOf<PhaseTransferKind>({
  earlyYearsToSchool: true,
  infantToJunior: true,
  primaryToMiddle: true,
  primaryToSecondary: true,
  middleToSecondary: true,
  secondaryToPost16: true,
  post16ToPost16: true,
});
const routes = choicesOf<Route>({ primarySecondary: true, infantJunior: true, threeTier: true, allThrough: true });
const cohortsBy = choicesOf<By>({ birthDate: true, person: true });
const calledOffBecause = choicesOf<CalledOffBecause>({
  staysInSetting: true,
  movesAway: true,
  planEnds: true,
  plannedByMistake: true,
});
const views = choicesOf<View>({ canMeetNeed: true, cannotMeetNeed: true, noPlace: true, noView: true });

/** For commands about a transfer that was planned. */
abstract class AboutTransferDto extends FactDto {
  @Reference({ help: 'Which transfer' })
  transferId!: string;
}

export class RecordSchoolCohortDto extends FactDto {
  @WholeNumber(1990, 2100, { help: 'Calendar year in which the child began, or begins, its reception year' })
  receptionYear!: number;

  @Choice(routes, { help: 'Which kinds of school it goes through: the transfers ahead follow from it', optional: true })
  route: Route = 'primarySecondary';

  @Choice(cohortsBy, { help: 'Whether it follows from the birth date or somebody says so', optional: true })
  by: By = 'person';
}

export class PlanPhaseTransferDto extends FactDto {
  @Reference({ help: 'Which transfer, where it was called off before; an id is given for a new one', optional: true })
  transferId?: string;

  @Choice(kinds, { help: 'From which phase to which' })
  kind!: PhaseTransferKind;

  @Day({ help: 'First day in the new school or college' })
  transferOn!: CalendarDate;
}

export class ReplanPhaseTransferDto extends AboutTransferDto {
  @Choice(kinds, { help: 'From which phase to which' })
  kind!: PhaseTransferKind;

  @Day({ help: 'First day in the new school or college' })
  transferOn!: CalendarDate;
}

export class CallOffPhaseTransferDto extends AboutTransferDto {
  @Choice(calledOffBecause, { help: 'Why there is no transfer' })
  because!: CalledOffBecause;
}

export class ConsultTransferSettingDto extends AboutTransferDto {
  @Id({ help: 'Id of this consultation; one is given where it is left out', optional: true })
  consultationId?: string;

  @Text(longestName, { help: 'Name of the school or college', optional: true })
  setting?: string;

  @Text(20, { help: 'Its unique reference number', optional: true })
  urn?: string;
}

export class RecordTransferSettingReplyDto extends FactDto {
  @Id({ help: 'Which consultation' })
  consultationId!: string;

  @Choice(views, { help: 'What the school or college said' })
  view!: View;
}
