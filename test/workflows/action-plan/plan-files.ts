import type { PlanDocument, PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { fivePlans, planFile } from '../../support/five-plans.js';

/** The five plans as their files hold them. */
export const planFiles: readonly PlanDocument[] = fivePlans.map(planFile);

/** @throws Error for a measure that the plan does not have. */
export function planMeasure(planId: string, measureId: string): PlanMeasure {
  const found = planFiles.find(({ id }) => id === planId)?.measures.find(({ id }) => id === measureId);
  if (found === undefined) throw new Error(`${planId} has no ${measureId}`);
  return found;
}

export type FeedClassOf = PlanMeasure['feed']['class'];
