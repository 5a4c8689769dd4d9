import { AuditPlanDto, AuditReviewDto, CheckProvisionDto, ReviewOutcomeDto, SetOutcomeDto } from './audit.dto.js';

/** Bodies of the commands about the quality of a plan. */
export const planQualityDtos = {
  AuditPlan: AuditPlanDto,
  AuditReview: AuditReviewDto,
  CheckProvision: CheckProvisionDto,
  SetOutcome: SetOutcomeDto,
  ReviewOutcome: ReviewOutcomeDto,
} as const;

export const idsOfPlanQuality = {
  AuditPlan: 'auditId',
  AuditReview: 'auditId',
  CheckProvision: 'checkId',
  SetOutcome: 'outcomeId',
} as const;

/** What of them is sealed: everything that somebody wrote. */
export const personalOfPlanQuality = {
  AuditPlan: { text: true },
  AuditReview: { text: true },
  CheckProvision: { text: true, deliveredItems: true, partlyItems: true, notDeliveredItems: true },
  SetOutcome: { outcome: true, target: true },
  ReviewOutcome: { evidence: true },
} as const;

export const helpOfPlanQuality: Readonly<Record<keyof typeof planQualityDtos, string>> = {
  AuditPlan: 'A plan, or one part of it, was audited for its quality, on the authority’s own scale',
  AuditReview: 'An annual review was checked for its quality',
  CheckProvision: 'Somebody looked whether the provision of Section F is delivered (CFA 2014 s.42)',
  SetOutcome: 'The plan seeks an outcome, with a target that can be measured',
  ReviewOutcome: 'How far an outcome was reached, with the evidence',
};
