import { choicesOf } from '../api/choices.js';
import { Choice, Day, Flag, Id } from '../api/dto-field.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import type {
  DecisionNotToReassessNotified,
  DecisionToReassessNotified,
  PersonalBudgetAgreed,
  ReassessmentEnded,
  ReassessmentRequested,
} from '../../workflows/plan/reassessment.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type RequestedBy = ReassessmentRequested['data']['requestedBy'];
type Because = DecisionToReassessNotified['data']['because'];
type Reason = DecisionNotToReassessNotified['data']['reason'];
type Outcome = ReassessmentEnded['data']['outcome'];
type Arrangement = PersonalBudgetAgreed['data']['arrangement'];

const requesters = choicesOf<RequestedBy>({ parentOrYoungPerson: true, setting: true, healthBody: true });
const becauses = choicesOf<Because>({
  requested: true,
  ownDecision: true,
  order: true,
  concession: true,
  agreement: true,
});
const reasons = choicesOf<Reason>({ assessedWithinSixMonths: true, notNecessary: true });
const outcomes = choicesOf<Outcome>({ planSent: true, noChange: true, withdrawn: true });
const arrangements = choicesOf<Arrangement>({ organised: true, thirdParty: true, directPayment: true, mixed: true });

export class RequestReassessmentDto extends NarratedDto {
  @Id({ help: 'Id of this request; one is given where it is left out', optional: true })
  reassessmentId?: string;

  @Choice(requesters, { help: 'Who asked for it' })
  requestedBy!: RequestedBy;
}

export class NotifyDecisionToReassessDto extends FactDto {
  @Id({ help: 'The request that it answers; an id is given where nobody asked', optional: true })
  reassessmentId?: string;

  @Choice(becauses, { help: 'Why there is a re-assessment' })
  because!: Because;
}

export class NotifyDecisionNotToReassessDto extends NarratedDto {
  @Id({ help: 'The request that it answers' })
  reassessmentId!: string;

  @Choice(reasons, { help: 'Why there is none' })
  reason!: Reason;

  @Flag({ help: 'The notice told the family of mediation and their right to appeal' })
  appealWordingSent!: boolean;
}

export class EndReassessmentDto extends FactDto {
  @Id({ help: 'Which re-assessment' })
  reassessmentId!: string;

  @Id({ help: 'The assessment in which it was carried out' })
  needsAssessmentId!: string;

  @Choice(outcomes, { help: 'How it ended' })
  outcome!: Outcome;
}

export class AgreePersonalBudgetDto extends FactDto {
  @Choice(arrangements, { help: 'Who holds the money' })
  arrangement!: Arrangement;
}

export class BeginDirectPaymentDto extends FactDto {
  @Id({ help: 'Id of these payments; one is given where it is left out', optional: true })
  paymentId?: string;
}

export class ReviewDirectPaymentDto extends NarratedDto {
  @Id({ help: 'Which direct payments' })
  paymentId!: string;
}

export class EndDirectPaymentDto extends FactDto {
  @Id({ help: 'Which direct payments' })
  paymentId!: string;

  @Day({ help: 'The day of the last payment', optional: true, nullable: true })
  lastPaidOn: CalendarDate | null = null;
}
