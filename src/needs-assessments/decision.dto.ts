import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Flag, longestName, Texts } from '../api/dto-field.js';
import type {
  DecisionToAssessNotified,
  RefusalReason,
} from '../../workflows/needs-assessment/needs-assessment.events.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';

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

export class NotifyDecisionToAssessDto extends FactDto {
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

export class NotifyDecisionToIssueDto extends FactDto {
  @Choice(overturning, { help: 'What changed an earlier refusal, if there was one', optional: true, nullable: true })
  overturns: Overturns = null;
}

export class NotifyDecisionNotToIssueDto extends NarratedDto {
  @Choices(refusalReasons, { help: 'Why there will be no plan' })
  reasons!: RefusalReason[];

  @Flag({ help: 'The notice told the family of mediation and their right to appeal' })
  appealWordingSent!: boolean;
}
