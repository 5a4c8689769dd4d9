import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PlanDocument } from '../../workflows/action-plan/plan-document.js';

const folder = resolve(import.meta.dirname, '../../../shared/reference/action-plans');

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
} as const;
export type FivePlans = keyof typeof countsOfPlans;
export const fivePlans = Object.keys(countsOfPlans) as readonly FivePlans[];

export const planPath = (plan: FivePlans): string => resolve(folder, `${plan}.json`);
/** A plan's file as it is; a copy of one's own each time. */
export const planFile = (plan: FivePlans): PlanDocument =>
  JSON.parse(readFileSync(planPath(plan), 'utf8')) as PlanDocument;

/** Tests fed by the files of the five plans, which are no part of this repository: skipped by name where they are not there. */
export const describeWithPlans = existsSync(planPath('portsmouth')) ? describe : describe.skip;
