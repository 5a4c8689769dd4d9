/** Which number of a figure a plan's measure is. */
export type Take = 'share' | 'count' | 'below' | 'mean' | 'meanDays';

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
export type PlanBinding =
  /** The first figure is the one that targets are held to. */
  | { readonly kind: 'figures'; readonly figures: readonly BoundFigure[]; readonly note: string | null }
  /** Counts by group: `counted` and `by` are names of the breakdowns. */
  | { readonly kind: 'breakdown'; readonly counted: string; readonly by: string; readonly note: string | null }
  /** Live plans against the pupils of a school year. */
  | { readonly kind: 'rateOfPupils'; readonly note: string | null }
  /** People of 16 to 25 of whom everything that the return asks for is on record. */
  | { readonly kind: 'detailsOnRecord'; readonly note: string | null }
  | { readonly kind: 'none'; readonly why: string };
