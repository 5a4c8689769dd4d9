import { Choice, Coded, Day, Flag, Id, longestName, longestText, Part, Text } from '../api/dto-field.js';
import type { Requester } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { channels, requesters } from '../needs-assessments/request.dto.js';
import type { Channel } from '../needs-assessments/request.dto.js';

/** A child who is not known yet. */
export class NewChildDto {
  @Text(longestName, { help: 'Surname' })
  surname!: string;

  @Text(longestName, { help: 'Forename' })
  forename!: string;

  @Day({ help: 'Date of birth' })
  birthDate!: CalendarDate;

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
}

export class NewParentDto {
  @Text(longestName, { help: 'Name' })
  name!: string;

  @Text(100, { help: 'Relation to the child', optional: true })
  relation?: string;

  @Text(longestName, { help: 'Email address', optional: true })
  email?: string;

  @Text(50, { help: 'Telephone number', optional: true })
  telephone?: string;

  @Text(500, { help: 'Address', optional: true })
  address?: string;
}

export class NewNeedDto {
  @Coded(/^[A-Z]{2,5}$/, 'a need code of the return, for example SPLD', { help: 'Primary need, code of the return' })
  primary!: string;

  @Coded(/^[A-Z]{2,5}$/, 'a need code of the return, for example SPLD', {
    help: 'Secondary need, code of the return',
    optional: true,
    nullable: true,
  })
  secondary: string | null = null;
}

export class NewSettingDto {
  @Text(longestName, { help: 'Name of the school or college', optional: true })
  name?: string;

  @Coded(/^\d{6}$/, 'six digits', { help: 'Unique reference number', optional: true })
  urn?: string;
}

/** A request for an EHC needs assessment, for a child who is known (`childId`) or new (`child`). */
export class NewRequestDto {
  @Day({ help: 'The day the request was received: day 0' })
  receivedOn!: CalendarDate;

  @Choice(requesters, { help: 'Who asked for the assessment' })
  requestedBy!: Requester;

  @Choice(channels, { help: 'How the request came', optional: true })
  channel: Channel = 'notStated';

  @Flag({ help: 'The child was in relevant youth accommodation', optional: true })
  inYouthAccommodation = false;

  @Text(longestText, { help: 'What the request says, for those who may read the case', optional: true })
  text?: string;

  @Id({ help: 'The child, where there already is a case', optional: true })
  childId?: string;

  @Part(() => NewChildDto, { help: 'The child, where there is no case yet', optional: true })
  child?: NewChildDto;

  @Part(() => NewParentDto, { help: 'A parent or carer of a new child', optional: true })
  parent?: NewParentDto;

  @Part(() => NewNeedDto, { help: 'Need of a new child as the request states it', optional: true })
  need?: NewNeedDto;

  @Part(() => NewSettingDto, { help: 'School or college of a new child', optional: true })
  setting?: NewSettingDto;

  @Flag({ help: 'The possible matches have been looked at, and this is another child', optional: true })
  notAMatch = false;
}

/** What is known of a child, for finding out whether there is a case already. */
export class MatchQuestionDto {
  @Text(longestName, { help: 'Surname; counts only together with the date of birth', optional: true })
  surname?: string;

  @Day({ help: 'Date of birth', optional: true })
  birthDate?: CalendarDate;

  @Coded(/^[A-Z]\d{11}[\dA-Z]$/, 'a letter and 12 characters', { help: 'Unique pupil number', optional: true })
  upn?: string;

  @Coded(/^\d{10}$/, 'ten digits', { help: 'Unique learner number', optional: true })
  uln?: string;
}
