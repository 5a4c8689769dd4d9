import type { Day } from '../kernel/day.js';
import type { AuditPart } from '../quality/audit.events.js';
import type { Audit } from '../quality/audits.js';
import type { CheckedItems, OutcomeResult, OutcomeSet, ProvisionDeliveryChecked } from './quality.events.js';

export interface PlanAudit extends Audit {
  readonly part: AuditPart;
}
export interface ReviewAudit extends Audit {
  readonly reviewId: string;
}
export interface ProvisionCheck extends Day, Readonly<ProvisionDeliveryChecked['data']> {
  /** Null where read without keys. */
  readonly items: Required<CheckedItems> | null;
  readonly text: string | null;
}
export interface SoughtOutcome extends Omit<OutcomeSet['data'], 'outcomeId'> {
  readonly outcomeId: string;
  readonly set: Day;
  /** Null where read without keys. */
  readonly words: { readonly outcome: string; readonly target: string } | null;
  readonly reviewed: readonly (Day & {
    readonly reviewId: string | null;
    readonly result: OutcomeResult;
    readonly evidence: string | null;
  })[];
}
