import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { Yardstick } from './audit-settings.js';

/** Which part of a plan was looked at. */
export type AuditPart = 'education' | 'health' | 'care' | 'whole';

/** What every audit finds. Codes lead into its own yardstick; what is said in words is sealed. */
export interface AuditFindings {
  readonly auditId: string;
  /** The auditor's post, by its code. Who recorded it is the fact's actor. */
  readonly post: string;
  readonly grade: string;
  /** Criteria by code, each in one of the three. */
  readonly met: readonly string[];
  readonly notMet: readonly string[];
  readonly notApplicable: readonly string[];
  /** The scale, criteria and posts as they were settled when it was recorded. */
  readonly measuredBy: Yardstick;
}

/** R30, R31: a plan, or one part of it, was audited. `occurredOn` is the day of the audit. */
export type PlanAudited = Fact<'PlanAudited', AuditFindings & { readonly part: AuditPart }, Narrative>;
/** An annual review was checked for its quality. */
export type ReviewAudited = Fact<'ReviewAudited', AuditFindings & { readonly reviewId: string }, Narrative>;
/** R32: advice that was given to an assessment was audited. */
export type AdviceAudited = Fact<'AdviceAudited', AuditFindings & { readonly adviceId: string }, Narrative>;
export type AuditEvent = PlanAudited | ReviewAudited | AdviceAudited;

/** Which list of criteria an audit is measured by. */
export const auditOf = { PlanAudited: 'plan', ReviewAudited: 'review', AdviceAudited: 'advice' } as const;

/** Tells audits from other facts. */
export function isAuditEvent(fact: Fact): fact is AuditEvent {
  return Object.hasOwn(auditOf, fact.type);
}
