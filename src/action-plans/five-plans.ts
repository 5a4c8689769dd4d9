import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanId } from '../../workflows/held-figures/series.js';

/**
 * The five SEND action plans that come with the product, as their authorities printed them between 2017 and 2018: text summarised,
 * numbers, dates, posts and ratings as printed, names of people replaced by `lead-01` and so on.
 */
export const fivePlans: readonly PlanId[] = [
  'portsmouth',
  'southampton',
  'kirklees',
  'south-gloucestershire',
  'plymouth',
];

export const isOneOfFive = (id: string): id is PlanId => (fivePlans as readonly string[]).includes(id);

/** Where the file of one of them lies. */
export const fivePlansPath = (plan: PlanId): string => join(import.meta.dirname, 'five-plans', `${plan}.json`);

/** The file of one of them, byte for byte. */
export const fivePlansFile = (plan: PlanId): Buffer => readFileSync(fivePlansPath(plan));
