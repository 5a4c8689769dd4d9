import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Flag, Id } from '../api/dto-field.js';
import { NarratedDto } from '../api/fact.dto.js';
import type {
  AgainstThreshold,
  NeedWeighed,
  PanelKind,
  PanelOutcome,
  ProvisionSign,
} from '../../workflows/needs-assessment/request-evaluation.events.js';
import { needWords } from '../web/words/code-words.js';

type Threshold = NeedWeighed['data']['threshold'];

const thresholds = choicesOf<Threshold>({ met: true, notMet: true, partlyMet: true });
const against = choicesOf<AgainstThreshold>({ below: true, at: true, above: true, notShown: true });
const panels = choicesOf<PanelKind>({ request: true, plan: true, placement: true, resources: true, other: true });
const outcomes = choicesOf<PanelOutcome>({
  assess: true,
  doNotAssess: true,
  issuePlan: true,
  doNotIssue: true,
  placementAgreed: true,
  placementNotAgreed: true,
  resourcesAgreed: true,
  resourcesNotAgreed: true,
  deferred: true,
  other: true,
});
const signs = choicesOf<ProvisionSign>({ emergingNeed: true, shortfall: true, surplus: true });

export class EvaluateOrdinaryProvisionDto extends NarratedDto {
  @Flag({ help: 'It was looked at what schools and settings ordinarily provide' })
  evaluated!: boolean;
}

export class EvaluateTherapyPackUseDto extends NarratedDto {
  @Flag({ help: 'It was looked at how the therapy pack was used' })
  evaluated!: boolean;
}

export class WeighNeedDto extends NarratedDto {
  @Choice(thresholds, { help: 'Whether the need meets the local threshold' })
  threshold!: Threshold;

  @Choice(against, { help: 'Severity against the local threshold', optional: true })
  severity?: AgainstThreshold;

  @Choice(against, { help: 'How long it lasts against the local threshold', optional: true })
  length?: AgainstThreshold;

  @Choice(against, { help: 'Complexity against the local threshold', optional: true })
  complexity?: AgainstThreshold;
}

export class RecordPanelDecisionDto extends NarratedDto {
  @Id({ help: 'Id of this decision; one is given where it is left out', optional: true })
  panelId?: string;

  @Choice(panels, { help: 'Which panel' })
  panel!: PanelKind;

  @Choice(outcomes, { help: 'What it decided' })
  outcome!: PanelOutcome;

  @Choices(signs, { help: 'What the decision shows of local provision', optional: true })
  missing: ProvisionSign[] = [];

  @Choice(Object.keys(needWords), { help: 'SEN2 code of the primary need as the panel took it', optional: true })
  need?: string;
}

export const requestEvaluationDtos = {
  EvaluateOrdinaryProvision: EvaluateOrdinaryProvisionDto,
  EvaluateTherapyPackUse: EvaluateTherapyPackUseDto,
  WeighNeed: WeighNeedDto,
  RecordPanelDecision: RecordPanelDecisionDto,
} as const;

export const helpOfRequestEvaluations = {
  EvaluateOrdinaryProvision: 'Whether a request was evaluated for what schools and settings ordinarily provide',
  EvaluateTherapyPackUse: 'Whether a request was evaluated for the use of the therapy pack',
  WeighNeed: 'Severity, length and complexity of the need against the local threshold, and why it was so decided',
  RecordPanelDecision: 'What a panel decided, with the need and what it shows of local provision',
} as const;
