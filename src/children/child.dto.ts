import { choicesOf } from '../api/choices.js';
import { Choice, Coded, Day, Flag, Id, longestName, Text } from '../api/dto-field.js';
import type { NeedRecorded } from '../../workflows/child/child.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type FoundAt = NeedRecorded['data']['at'];

const foundAt = choicesOf<FoundAt>({ request: true, decision: true, review: true, return: true, other: true });

/** What every command about a child says. */
export abstract class ChildDto {
  @Day({ help: 'The day from which it holds' })
  on!: CalendarDate;
}

/** Who the child is. Codes are those of the SEN2 return. */
export abstract class ChildDetailsDto extends ChildDto {
  @Text(longestName, { help: 'Surname', optional: true })
  surname?: string;

  @Text(longestName, { help: 'Forename', optional: true })
  forename?: string;

  @Day({ help: 'Date of birth', optional: true })
  birthDate?: string;

  @Coded(/^[MF]$/, 'M or F, as the return asks', { help: 'Sex, as the return asks (M or F)', optional: true })
  sex?: string;

  @Coded(/^[A-Z]{4}$/, 'a code of four letters', { help: 'Ethnicity code of the return', optional: true })
  ethnicity?: string;

  @Text(10, { help: 'Postcode', optional: true })
  postcode?: string;

  @Coded(/^[A-Z]\d{11}[\dA-Z]$/, 'a letter and 12 characters', { help: 'Unique pupil number', optional: true })
  upn?: string;

  @Coded(/^\d{10}$/, 'ten digits', { help: 'Unique learner number', optional: true })
  uln?: string;

  @Text(20, { help: 'Why neither number is known (SEN2 item 1.7c)', optional: true })
  upnUnknown?: string;

  @Text(10, { help: 'National curriculum year, where it differs from what the birth date gives', optional: true })
  yearGroup?: string;
}

export class RecordChildDto extends ChildDetailsDto {
  @Coded(/^EHC-\d{4}-\d{4,}$/, 'a reference such as EHC-2026-0412', { help: 'Case reference' })
  reference!: string;
}

export class ChangeChildDetailsDto extends ChildDetailsDto {}

export class RecordParentDto extends ChildDto {
  @Id({ help: 'Id of a parent or carer already recorded; one is given where it is left out', optional: true })
  parentId?: string;

  @Text(longestName, { help: 'Name', optional: true })
  name?: string;

  @Text(100, { help: 'Relation to the child', optional: true })
  relation?: string;

  @Text(longestName, { help: 'Email address', optional: true })
  email?: string;

  @Text(50, { help: 'Telephone number', optional: true })
  telephone?: string;

  @Text(500, { help: 'Address', optional: true })
  address?: string;
}

export class RecordNeedDto extends ChildDto {
  @Choice(foundAt, { help: 'On what occasion it was found', optional: true })
  at: FoundAt = 'other';

  @Coded(/^[A-Z]{2,5}$/, 'a need code of the return, for example SPLD', { help: 'Primary need, code of the return' })
  primary!: string;

  @Coded(/^[A-Z]{2,5}$/, 'a need code of the return, for example SPLD', {
    help: 'Secondary need, code of the return',
    optional: true,
    nullable: true,
  })
  secondary: string | null = null;
}

export class RecordSettingDto extends ChildDto {
  @Text(longestName, { help: 'Name of the school or college', optional: true })
  name?: string;

  @Coded(/^\d{6}$/, 'six digits', { help: 'Unique reference number', optional: true })
  urn?: string;

  @Coded(/^\d{8}$/, 'eight digits', { help: 'UK provider reference number', optional: true })
  ukprn?: string;

  @Text(20, { help: 'SEN2 setting code, where there is no numbered setting', optional: true })
  settingCode?: string;
}

export class RecordResponsibleAuthorityDto extends ChildDto {
  @Coded(/^\d{3}$/, 'three figures', { help: 'Code of the authority that is responsible from that day' })
  authorityCode!: string;
}

export class RecordLookedAfterDto extends ChildDto {
  @Flag({ help: 'Whether the child is looked after from that day' })
  lookedAfter!: boolean;
}
