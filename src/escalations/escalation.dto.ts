import type { StuckRule } from '../../workflows/casework/casework-limits.js';
import { stuckRules } from '../../workflows/casework/casework-limits.js';
import type { EscalationReplied, EscalationSettled } from '../../workflows/escalation/escalation.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { choicesOf } from '../api/choices.js';
import { Choice, Day, Id, longestName, Text, WholeNumber } from '../api/dto-field.js';
import { NarratedDto } from '../api/fact.dto.js';

type Decision = EscalationReplied['data']['decision'];
type Because = EscalationSettled['data']['because'];

const decisions = choicesOf<Decision>({
  nextStepAgreed: true,
  givenToSomebodyElse: true,
  helpGiven: true,
  takenUpOutside: true,
  noAction: true,
});
const settlings = choicesOf<Because>({ caseMoved: true, nothingMoreToDo: true, noLongerOurs: true });

export class RaiseEscalationDto extends NarratedDto {
  @Id({ help: 'The child whose case is stuck' })
  childId!: string;

  @Text(60, {
    help: 'What is stuck: needsAssessment-<id> or plan-<id>; null for the case as a whole',
    optional: true,
    nullable: true,
  })
  aboutStream: string | null = null;

  @Choice([...stuckRules, 'byHand'], { help: 'The rule that the case meets, or by hand' })
  rule!: StuckRule | 'byHand';

  @Text(longestName, { help: 'Id of the manager it goes to' })
  to!: string;

  @Text(longestName, { help: 'The team of the case', optional: true, nullable: true })
  team: string | null = null;

  @WholeNumber(1, 60, {
    help: 'Working days for the reply; left out, the limit of the authority on that day',
    optional: true,
    nullable: true,
  })
  replyWithin: number | null = null;
}

export class ReplyToEscalationDto extends NarratedDto {
  @Choice(decisions, { help: 'What was decided' })
  decision!: Decision;

  @Day({ help: 'By when the next step is to be done', optional: true, nullable: true })
  nextStepBy: CalendarDate | null = null;
}

export class StepUpEscalationDto extends NarratedDto {
  @Text(longestName, { help: 'Id of the manager of the second level' })
  to!: string;
}

export class SettleEscalationDto extends NarratedDto {
  @Choice(settlings, { help: 'How it was settled' })
  because!: Because;
}
