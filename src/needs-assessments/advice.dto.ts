import { choicesOf } from '../api/choices.js';
import { Choice, Day, Id, longestName, longestText, Text } from '../api/dto-field.js';
import type { AdviceBody, AdviceChased } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { FactDto } from '../api/fact.dto.js';

type Channel = AdviceChased['data']['channel'];

/** Everyone who can be asked for advice, or invited to a review. */
export const adviceBodies = choicesOf<AdviceBody>({
  parentOrYoungPerson: true,
  education: true,
  educationalPsychology: true,
  health: true,
  paediatrics: true,
  speechAndLanguage: true,
  occupationalTherapy: true,
  physiotherapy: true,
  camhs: true,
  socialCare: true,
  sensoryService: true,
  preparingForAdulthood: true,
  other: true,
});
const channels = choicesOf<Channel>({ email: true, post: true, telephone: true, inPerson: true });
const newAdvice = { help: 'Id of this advice; one is given where it is left out', optional: true };

/** For commands about advice that was asked for. */
abstract class AboutAdviceDto extends FactDto {
  @Id({ help: 'Which advice' })
  adviceId!: string;
}

export class RequestAdviceDto extends FactDto {
  @Id(newAdvice)
  adviceId?: string;

  @Choice(adviceBodies, { help: 'Who was asked' })
  body!: AdviceBody;

  @Text(longestName, { help: 'Service or organisation', optional: true, nullable: true })
  organisation: string | null = null;
}

export class AdoptExistingAdviceDto extends FactDto {
  @Id(newAdvice)
  adviceId?: string;

  @Choice(adviceBodies, { help: 'Whose advice it is' })
  body!: AdviceBody;

  @Day({ help: 'The day the advice itself is dated' })
  adviceDatedOn!: CalendarDate;
}

export class RecordAdviceDto extends AboutAdviceDto {}

export class AcceptAdviceDto extends AboutAdviceDto {}

export class RecordMissedAppointmentDto extends AboutAdviceDto {}

export class ReturnAdviceDto extends AboutAdviceDto {
  @Text(longestText, { help: 'What is missing from it', optional: true })
  text?: string;
}

export class ChaseAdviceDto extends AboutAdviceDto {
  @Choice(channels, { help: 'How it was chased' })
  channel!: Channel;

  @Text(longestText, { help: 'What was said', optional: true })
  text?: string;
}
