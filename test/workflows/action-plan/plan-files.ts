import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PlanDocument, PlanMeasure } from '../../../workflows/action-plan/plan-document.js';

export const planIds = ['portsmouth', 'southampton', 'kirklees', 'south-gloucestershire', 'plymouth'] as const;

const folder = resolve('../shared/reference/action-plans');

/** The five plans as their files hold them; none where the files are missing. */
export const planFiles: readonly PlanDocument[] = existsSync(folder)
  ? planIds.map((id) => JSON.parse(readFileSync(resolve(folder, `${id}.json`), 'utf8')) as PlanDocument)
  : [];

/** For tests over the five files: skipped, with the reason in their name, where the files are missing. */
export const describeWithPlans = planFiles.length === 0 ? describe.skip : describe;

/** @throws Error for a measure that the plan does not have. */
export function planMeasure(planId: string, measureId: string): PlanMeasure {
  const found = planFiles.find(({ id }) => id === planId)?.measures.find(({ id }) => id === measureId);
  if (found === undefined) throw new Error(`${planId} has no ${measureId}`);
  return found;
}

export type FeedClassOf = PlanMeasure['feed']['class'];
