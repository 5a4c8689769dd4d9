import type { Fact } from '../kernel/fact.js';
import type { Narrative } from '../kernel/common-events.js';

/** Whether it was looked at what schools and settings ordinarily provide; the day it was looked at. Local practice, no law. */
export type OrdinaryProvisionEvaluated = Fact<'OrdinaryProvisionEvaluated', { readonly evaluated: boolean }, Narrative>;
/** Whether it was looked at how the therapy pack was used before the request. */
export type TherapyPackUseEvaluated = Fact<'TherapyPackUseEvaluated', { readonly evaluated: boolean }, Narrative>;

/** Where one side of a need lies against the authority's own threshold. */
export type AgainstThreshold = 'below' | 'at' | 'above' | 'notShown';
/** How severe, long and complex the need is against the local threshold, with the reason for what was decided. */
export type NeedWeighed = Fact<
  'NeedWeighed',
  { readonly threshold: 'met' | 'notMet' | 'partlyMet' },
  Narrative & {
    readonly severity?: AgainstThreshold;
    readonly length?: AgainstThreshold;
    readonly complexity?: AgainstThreshold;
  }
>;

export type PanelKind = 'request' | 'plan' | 'placement' | 'resources' | 'other';
export type PanelOutcome =
  | 'assess'
  | 'doNotAssess'
  | 'issuePlan'
  | 'doNotIssue'
  | 'placementAgreed'
  | 'placementNotAgreed'
  | 'resourcesAgreed'
  | 'resourcesNotAgreed'
  | 'deferred'
  | 'other';
/** What the decision shows of local provision: a need newly arising, too little of something, or more than is used. */
export type ProvisionSign = 'emergingNeed' | 'shortfall' | 'surplus';

/** What a panel decided. It tells nobody of anything: the notices to the family are facts of their own. */
export type PanelDecisionRecorded = Fact<
  'PanelDecisionRecorded',
  {
    readonly panelId: string;
    readonly panel: PanelKind;
    readonly outcome: PanelOutcome;
    readonly missing: readonly ProvisionSign[];
  },
  Narrative & {
    /** SEN2 need code that the panel took as the primary need. */
    readonly need?: string;
  }
>;

export type RequestEvaluationEvent =
  OrdinaryProvisionEvaluated | TherapyPackUseEvaluated | NeedWeighed | PanelDecisionRecorded;

/** Commands that record them. */
export const factOfRequestEvaluationCommand = {
  EvaluateOrdinaryProvision: 'OrdinaryProvisionEvaluated',
  EvaluateTherapyPackUse: 'TherapyPackUseEvaluated',
  WeighNeed: 'NeedWeighed',
  RecordPanelDecision: 'PanelDecisionRecorded',
} as const satisfies Readonly<Record<string, RequestEvaluationEvent['type']>>;
