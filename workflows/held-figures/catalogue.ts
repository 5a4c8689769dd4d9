import { attainmentSeries } from './catalogue/attainment.series.js';
import { destinationSeries } from './catalogue/destinations.series.js';
import { healthSeries } from './catalogue/health.series.js';
import { populationSeries } from './catalogue/population.series.js';
import { programmeSeries } from './catalogue/programme.series.js';
import { schoolSeries } from './catalogue/schools.series.js';
import type { PlanId, Series, SeriesGroup } from './series.js';

/** Every series that an action plan of the five asks for, by theme. An authority may add its own. */
export const seriesGroups: readonly SeriesGroup[] = [
  healthSeries,
  schoolSeries,
  attainmentSeries,
  destinationSeries,
  populationSeries,
  programmeSeries,
];

export const usualSeries: readonly Series[] = seriesGroups.flatMap(({ series }) => series);

/** Where the figure of a plan's measure stands. */
export interface HeldAnswer {
  readonly series: string;
  /** Null: the series as a whole, every part of it. */
  readonly part: string | null;
}

/** The series that answers a measure of an action plan (`southampton`, `m07`); null where none does. */
export function heldAnswerTo(plan: PlanId, measure: string): HeldAnswer | null {
  for (const { id, asked } of usualSeries) {
    const measures = asked[plan] ?? {};
    if (Object.hasOwn(measures, measure)) return { series: id, part: measures[measure] ?? null };
  }
  return null;
}
