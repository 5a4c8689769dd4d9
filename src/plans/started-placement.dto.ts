import { choicesOf } from '../api/choices.js';
import { Choice, Coded, Day, Flag, Id, longestName, longestText, Text, WholeNumber } from '../api/dto-field.js';
import { FactDto } from '../api/fact.dto.js';
import { authorityNames } from '../sen2/authorities.js';
import type {
  Boarding,
  OutOfAreaReasonRecorded,
  PlacementEndReason,
  Provision,
  ReturnPlanned,
  VisitRecorded,
} from '../../workflows/plan/placement.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type Reason = OutOfAreaReasonRecorded['data']['because'];
type Aim = ReturnPlanned['data']['aim'];
type Progress = VisitRecorded['data']['progress'];
type Delivered = VisitRecorded['data']['provisionDelivered'];

export const provisions = choicesOf<Provision>({
  mainstreamMaintained: true,
  academyMainstream: true,
  resourcedProvision: true,
  senUnit: true,
  specialMaintained: true,
  academySpecial: true,
  nonMaintainedSpecial: true,
  independentSpecial: true,
  independentOther: true,
  earlyYears: true,
  furtherEducation: true,
  specialPost16: true,
  alternativeProvision: true,
  educatedElsewhere: true,
  other: true,
});
const boardings = choicesOf<Boarding>({ day: true, residential38: true, residential52: true });
const endReasons = choicesOf<PlacementEndReason>({
  breakdown: true,
  movedPhase: true,
  movedSetting: true,
  leftArea: true,
  planEnded: true,
  other: true,
});
const reasons = choicesOf<Reason>({
  noLocalProvision: true,
  noLocalPlace: true,
  localPlacementFailed: true,
  familyPreference: true,
  order: true,
  livesThere: true,
  other: true,
});
const aims = choicesOf<Aim>({ localSchool: true, atPhaseTransfer: true, localPost16: true, noReturn: true });
const progresses = choicesOf<Progress>({ good: true, someConcern: true, seriousConcern: true });
const delivered = choicesOf<Delivered>({ all: true, part: true, none: true });
/** Three figures, in the order of the names that people look for. */
const authorityCodes = [...authorityNames.keys()].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en-GB'));
/** More than any placement costs in a year. */
export const mostPounds = 2_000_000;

function nameOf(code: string): string {
  return authorityNames.get(code) ?? code;
}

/** What a placement is from a day on. */
abstract class PlacementTermsDto extends FactDto {
  @Choice(provisions, { help: 'Kind of school or other provision' })
  provision!: Provision;

  @Choice(boardings, { help: 'By day, or residential for 38 or 52 weeks of the year' })
  boarding!: Boarding;

  @Flag({ help: 'In the area of another authority' })
  outOfArea!: boolean;

  @Choice(authorityCodes, {
    help: 'Code of that authority; left out in our own area and where it is not known',
    optional: true,
    nullable: true,
  })
  authority: string | null = null;

  @Flag({
    help: 'The school is not designated for the child’s need; left out where nobody looked',
    optional: true,
    nullable: true,
  })
  outsideDesignation: boolean | null = null;
}

export class StartPlacementDto extends PlacementTermsDto {
  @Id({ help: 'Id of this placement; one is given where it is left out', optional: true })
  placementId?: string;

  @WholeNumber(1, 2, { help: '2 for a second placement beside the main one; 1 where left out', optional: true })
  rank: 1 | 2 = 1;

  @Text(longestName, { help: 'Name of the school or college', optional: true })
  setting?: string;

  @Coded(/^\d{6}$/, 'six digits', { help: 'Its unique reference number', optional: true })
  urn?: string;
}

export class ChangePlacementDto extends PlacementTermsDto {
  @Id({ help: 'Which placement' })
  placementId!: string;

  @Text(longestText, { help: 'What changed', optional: true })
  text?: string;
}

/** For what is recorded about one placement, with words of one's own. */
abstract class AboutPlacementDto extends FactDto {
  @Id({ help: 'Which placement' })
  placementId!: string;

  @Text(longestText, { help: 'What else should be kept', optional: true })
  text?: string;
}

export class EndPlacementDto extends AboutPlacementDto {
  @Choice(endReasons, { help: 'Why it ended' })
  because!: PlacementEndReason;
}

export class RecordOutOfAreaReasonDto extends AboutPlacementDto {
  @Choice(reasons, { help: 'Why need could not be met within the area' })
  because!: Reason;

  @Flag({ help: 'Schools and colleges of the area had been considered' })
  localOptionsConsidered!: boolean;

  @Flag({ help: 'What it costs, and who pays, had been considered' })
  fundingConsidered!: boolean;
}

export class PlanReturnDto extends AboutPlacementDto {
  @Choice(aims, { help: 'How the child is to come back to the area' })
  aim!: Aim;

  @Day({ help: 'The day by which', optional: true, nullable: true })
  returnBy: CalendarDate | null = null;
}

export class RecordVisitDto extends AboutPlacementDto {
  @Id({ help: 'Id of this visit; one is given where it is left out', optional: true })
  visitId?: string;

  @Text(longestName, { help: 'Post of who went, never a name' })
  post!: string;

  @Flag({ help: 'The child was seen in class' })
  seenInClass!: boolean;

  @Choice(progresses, { help: 'How the child is getting on' })
  progress!: Progress;

  @Choice(delivered, { help: 'Whether the provision in section F is delivered' })
  provisionDelivered!: Delivered;

  @Day({ help: 'The day for which the next visit is arranged', optional: true, nullable: true })
  nextVisitOn: CalendarDate | null = null;
}

export class RecordPlacementCostDto extends FactDto {
  @Id({ help: 'Which placement' })
  placementId!: string;

  @WholeNumber(0, mostPounds, { help: 'Whole pounds that the authority pays in a year' })
  poundsAYear!: number;
}
