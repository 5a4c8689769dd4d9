import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Day, Flag, Id, longestName, Texts } from '../api/dto-field.js';
import type { DisputeOutcomeRecorded, OutcomeBy, Requirement } from '../../workflows/dispute/dispute-outcome.events.js';
import type {
  DecisionToAssessNotified,
  RefusalReason,
} from '../../workflows/needs-assessment/needs-assessment.events.js';
import { NarratedDto, NeedsAssessmentDto } from './needs-assessment.dto.js';

type Overturns = DecisionToAssessNotified['data']['overturns'];

const overturning = choicesOf<NonNullable<Overturns>>({
  order: true,
  mediation: true,
  concession: true,
  ownReview: true,
});
const refusalReasons = choicesOf<RefusalReason>({
  needsMetFromOrdinaryProvision: true,
  noSpecialEducationalNeed: true,
  evidenceDoesNotShowNeed: true,
  notResponsible: true,
  other: true,
  notStated: true,
});

const outcomes = choicesOf<OutcomeBy>({ order: true, concession: true, agreement: true });
const requirements = choicesOf<Requirement>({
  assess: true,
  reassess: true,
  makePlan: true,
  reconsider: true,
  amendContent: true,
  nameSetting: true,
  continuePlan: true,
  continueAndAmend: true,
  ceasePlan: true,
});

export class NotifyDecisionToAssessDto extends NeedsAssessmentDto {
  @Choice(overturning, { help: 'What changed an earlier refusal, if there was one', optional: true, nullable: true })
  overturns: Overturns = null;
}

export class NotifyDecisionNotToAssessDto extends NarratedDto {
  @Choices(refusalReasons, { help: 'Why there will be no assessment' })
  reasons!: RefusalReason[];

  @Texts(longestName, { help: 'Other support the family was told of' })
  signposted!: string[];

  @Flag({ help: 'The notice told the family of mediation and their right to appeal' })
  appealWordingSent!: boolean;
}

export class NotifyDecisionToIssueDto extends NeedsAssessmentDto {
  @Choice(overturning, { help: 'What changed an earlier refusal, if there was one', optional: true, nullable: true })
  overturns: Overturns = null;
}

export class NotifyDecisionNotToIssueDto extends NarratedDto {
  @Choices(refusalReasons, { help: 'Why there will be no plan' })
  reasons!: RefusalReason[];

  @Flag({ help: 'The notice told the family of mediation and their right to appeal' })
  appealWordingSent!: boolean;
}

export class RecordDisputeOutcomeDto extends NeedsAssessmentDto {
  @Id({ help: 'The dispute that ended so' })
  disputeId!: string;

  @Choice(outcomes, { help: 'How it ended' })
  by!: OutcomeBy;

  @Choice(requirements, { help: 'What must be done; here to assess, to re-assess, to make a plan or to think again' })
  requires!: Requirement;

  @Day({ help: 'A date that the order, direction or agreement itself sets', optional: true, nullable: true })
  directedOn: DisputeOutcomeRecorded['data']['directedOn'] = null;
}
