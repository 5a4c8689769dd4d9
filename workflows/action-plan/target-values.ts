import type { PlanMeasure, PlanValue } from './plan-document.js';
import { printedDateWords } from './printed-dates.js';
import type { ComparatorName, TargetBase } from './target-answer.js';

// Made once: making one costs more than all that it is asked for on a page.
const twoDecimals = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A value as it stands in a sentence: "45.5%", "1,204", "-0.43", "26 weeks". */
export function amountWords(value: number, unit: string | null): string {
  const number = twoDecimals.format(value);
  if (unit === 'percent' || unit === 'percent-change') return `${number}%`;
  if (unit === 'gbp') return `£${number}`;
  if (unit === 'days' || unit === 'weeks') return `${number} ${value === 1 ? unit.slice(0, -1) : unit}`;
  return number;
}

/** Nothing left over of the way computers divide by ten: 72 less 5% is 68.4. */
export const exact = (value: number): number => Number(value.toFixed(6));

const comparators: readonly (readonly [ComparatorName, RegExp])[] = [
  ['statisticalNeighbours', /neighbour/i],
  ['region', /region/i],
  ['national', /\bnational|\bengland/i],
];

/** The comparator that a plan's words name; null where they name none that is known. */
export function comparatorNamed(words: string): ComparatorName | null {
  return comparators.find(([, named]) => named.test(words))?.[0] ?? null;
}

export const comparatorWords: Readonly<Record<ComparatorName, string>> = {
  national: 'England',
  statisticalNeighbours: 'statistical neighbours',
  region: 'the region',
};

/** What the plan itself prints for a comparator; null where it prints no number. */
export function printedComparator(
  { comparators: printed }: Pick<PlanMeasure, 'comparators'>,
  name: ComparatorName,
): PlanValue | null {
  return printed.find(({ value, label }) => value !== null && comparatorNamed(label ?? '') === name) ?? null;
}

type Printed = Pick<PlanMeasure, 'baseline' | 'current'>;

/** The populations that the plan tells apart in its baselines and positions; one null where it tells none apart. */
export function populationsOf({ baseline, current }: Printed): readonly (string | null)[] {
  const named = [...baseline, ...current].flatMap(({ population }) => population ?? []);
  return named.length === 0 ? [null] : [...new Set(named)];
}

/** Where the plan says a population stood: its baseline, or else its printed position. */
export function printedBase({ baseline, current }: Printed, population: string | null): TargetBase | null {
  return baseOf(baseline, population, 'baseline') ?? baseOf(current, population, 'position');
}

function baseOf(values: readonly PlanValue[], population: string | null, from: TargetBase['from']): TargetBase | null {
  const found = values.find((one) => one.value !== null && (one.population ?? null) === population);
  if (found?.value == null) return null;
  const at = found.asOf ?? found.period;
  return { value: found.value, unit: found.unit, at: at === undefined ? null : printedDateWords(at), from };
}
