import { choicesOf } from './choices.js';
import { Choice, Day, Flag, Id, longestText, Parts, Text } from './dto-field.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ExceptionGround } from '../../workflows/timetable/clock.js';
import { ruleIds } from '../../workflows/timetable/rule.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { FactDto, NarratedDto } from './fact.dto.js';

const grounds = choicesOf<ExceptionGround>({
  schoolClosure: true,
  earlyYearsClosure: true,
  exceptionalCircumstances: true,
  absentFromArea: true,
  missedAppointment: true,
  otherRegulation13Reason: true,
  coronavirus: true,
});

/** An id, or for an agreement an id with the rule it is carried out as. */
const longestSubject = 70;

export class ExcusedLimitDto {
  @Choice(ruleIds, { help: 'The rule whose limit could not be kept' })
  rule!: RuleId;

  @Text(longestSubject, {
    help: 'The advice, review, notice or dispute that the limit is about, where it is about one: as the clock of the case names it',
    optional: true,
    nullable: true,
  })
  subject: string | null = null;

  @Text(20, { help: 'The limb of the law that excuses it, for example X13d' })
  limb!: string;
}

export class ClaimExceptionDto extends NarratedDto {
  @Id({ help: 'Id of this exception; one is given where it is left out', optional: true })
  exceptionId?: string;

  @Choice(grounds, { help: 'What got in the way' })
  ground!: ExceptionGround;

  @Day({ help: 'First day of what got in the way' })
  from!: CalendarDate;

  @Day({ help: 'Last day of it; null while it goes on', optional: true, nullable: true })
  to: CalendarDate | null = null;

  @Parts(() => ExcusedLimitDto, { help: 'The limits that could not be kept because of it' })
  limits!: ExcusedLimitDto[];

  @Flag({ help: 'There is evidence on file', optional: true })
  evidenced = false;
}

/** For commands about an exception that was claimed. */
abstract class AboutExceptionDto extends FactDto {
  @Id({ help: 'Which exception' })
  exceptionId!: string;
}

export class EvidenceExceptionDto extends AboutExceptionDto {
  @Text(longestText, { help: 'What the evidence is', optional: true })
  text?: string;
}

export class AgreeExceptionDto extends AboutExceptionDto {}

export class EndExceptionDto extends AboutExceptionDto {}

export class StrikeOutExceptionDto extends AboutExceptionDto {
  @Text(longestText, { help: 'Why it was not accepted', optional: true })
  text?: string;
}

export class TellFamilyOfExceptionDto extends AboutExceptionDto {}
