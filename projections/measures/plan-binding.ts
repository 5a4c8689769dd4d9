/** Which number of a figure is the value of a plan's measure. */
export type Take =
  /** Per cent. */
  | 'share'
  /** Above the line of a share, or the count itself. */
  | 'count'
  /** Below the line of a share. */
  | 'below'
  | 'mean'
  /** Of durations. */
  | 'meanDays';

/** One figure that answers a plan's measure. */
export interface BoundFigure {
  /** Id of a measure of the catalogue. */
  readonly measure: string;
  readonly take: Take;
  /** What tells it from the others that stand beside it; null where the measure's own title does. */
  readonly label: string | null;
  /** The population of the plan's baselines that it is about; null for all. */
  readonly population: string | null;
}

/** How a plan's measure of class A is answered. */
export type PlanBinding = { readonly note: string | null } & (
  | { readonly kind: 'figures'; readonly figures: readonly [BoundFigure, ...BoundFigure[]] }
  /** Counts by group, one table for each way; names of the breakdowns. */
  | { readonly kind: 'breakdown'; readonly counted: CountedThing; readonly by: readonly [GroupedBy, ...GroupedBy[]] }
  /** Live plans against the pupils of the school year. */
  | { readonly kind: 'rateOfPupils' }
  /** People of 16 to 25 of whom everything that the return asks for is on record. */
  | { readonly kind: 'detailsOnRecord' }
);
export type CountedThing = 'received' | 'live' | 'panels';
export type GroupedBy =
  'age' | 'ethnicity' | 'gender' | 'need' | 'school' | 'age-and-need' | 'school-and-need' | 'need-and-outcome' | 'need-and-sign'; // prettier-ignore

export type Named = readonly [measure: string, take?: Take, label?: string, population?: string];

/** Figures side by side, the one that targets are held to first. */
export function figures(first: Named, others: readonly Named[] = [], note: string | null = null): PlanBinding {
  return { kind: 'figures', figures: [bound(first), ...others.map(bound)], note };
}

function bound([measure, take = 'share', label, population]: Named): BoundFigure {
  return { measure, take, label: label ?? null, population: population ?? null };
}

/** Counts by group. */
export function table(
  counted: CountedThing,
  by: readonly [GroupedBy, ...GroupedBy[]],
  note: string | null = null,
): PlanBinding {
  return { kind: 'breakdown', counted, by, note };
}
