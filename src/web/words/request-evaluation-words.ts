import type {
  AgainstThreshold,
  NeedWeighed,
  PanelKind,
  PanelOutcome,
  ProvisionSign,
} from '../../../workflows/needs-assessment/request-evaluation.events.js';
import { needWords } from './code-words.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

export const thresholdWords: Words<NeedWeighed['data']['threshold']> = {
  met: 'Met',
  partlyMet: 'Met in part',
  notMet: 'Not met',
};
export const againstWords: Words<AgainstThreshold> = {
  above: 'Above the threshold',
  at: 'At the threshold',
  below: 'Below the threshold',
  notShown: 'The evidence does not show it',
};
export const panelWords: Words<PanelKind> = {
  request: 'Panel on requests',
  plan: 'Panel on plans',
  placement: 'Panel on placements',
  resources: 'Panel on resources',
  other: 'Another panel',
};
export const panelOutcomeWords: Words<PanelOutcome> = {
  assess: 'Assess',
  doNotAssess: 'Do not assess',
  issuePlan: 'Issue a plan',
  doNotIssue: 'Do not issue a plan',
  placementAgreed: 'Placement agreed',
  placementNotAgreed: 'Placement not agreed',
  resourcesAgreed: 'Resources agreed',
  resourcesNotAgreed: 'Resources not agreed',
  deferred: 'Put off',
  other: 'Something else',
};
export const provisionSignWords: Words<ProvisionSign> = {
  emergingNeed: 'A need newly arising here',
  shortfall: 'Too little of what is needed',
  surplus: 'More than is used',
};

/** What happened, as clauses. */
export const requestEvaluationClauses: Readonly<Record<string, string>> = {
  OrdinaryProvisionEvaluated: 'ordinarily available provision was evaluated',
  TherapyPackUseEvaluated: 'the use of the therapy pack was evaluated',
  NeedWeighed: 'the need was weighed against the local threshold',
  PanelDecisionRecorded: 'the panel decided',
};

export const requestEvaluationFields: FieldTable = {
  evaluated: { label: 'It was evaluated' },
  threshold: { label: 'Local threshold', value: codes(thresholdWords) },
  severity: { label: 'Severity', value: codes(againstWords) },
  length: { label: 'How long it lasts', value: codes(againstWords) },
  complexity: { label: 'Complexity', value: codes(againstWords) },
  panel: { label: 'Panel', value: codes(panelWords) },
  missing: { label: 'What it shows of local provision', value: codes(provisionSignWords) },
  need: { label: 'Primary need', value: codes(needWords) },
};
export const requestEvaluationFieldsByFact: Readonly<Record<string, FieldTable>> = {
  PanelDecisionRecorded: { outcome: { label: 'Decision', value: codes(panelOutcomeWords) } },
};
