import { Day, longestText, Text } from './dto-field.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** What every command says that records one fact of a case. */
export abstract class FactDto {
  @Day({ help: 'The day it happened in the world' })
  on!: CalendarDate;

  @Text(longestText, {
    help: 'Why it is recorded although a step before it is missing or a period was cut short: it has already happened',
    optional: true,
  })
  alreadyHappened?: string;
}

/** For commands that come with an account of what happened. */
export abstract class NarratedDto extends FactDto {
  @Text(longestText, { help: 'What those who may read the case should know', optional: true })
  text?: string;
}
