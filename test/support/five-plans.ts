import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fivePlans, fivePlansFile, fivePlansPath } from '../../src/action-plans/five-plans.js';
import type { PlanDocument } from '../../workflows/action-plan/plan-document.js';
import type { PlanId } from '../../workflows/held-figures/series.js';

/** Rows of each plan as its source counts them. */
export const countsOfPlans = {
  portsmouth: { nodes: 9, items: 42, measures: 17 },
  southampton: { nodes: 10, items: 18, findings: 16, measures: 29, outcomeAssessments: 13 },
  kirklees: { nodes: 19, items: 67, measures: 18, groups: 12 },
  'south-gloucestershire': {
    nodes: 8 + 27,
    items: 98,
    milestones: 126,
    measures: 120,
    timeline: 108,
    budgetLines: 12,
    engagements: 9,
  },
  plymouth: { nodes: 11, items: 41, measures: 24 },
} as const satisfies Readonly<Record<PlanId, object>>;
export type FivePlans = PlanId;
export { fivePlans };

export const planPath = fivePlansPath;
/** A plan's file as it is; a copy of one's own each time. */
export const planFile = (plan: PlanId): PlanDocument =>
  JSON.parse(fivePlansFile(plan).toString('utf8')) as PlanDocument;

/** The files that those of the product were taken from; null where they are not at hand. */
export const referenceFile = (plan: PlanId): string | null => {
  const path = resolve(import.meta.dirname, `../../../shared/reference/action-plans/${plan}.json`);
  return existsSync(path) ? path : null;
};

/** Tests over the five plans, which come with the product. */
export const describeWithPlans = describe;
