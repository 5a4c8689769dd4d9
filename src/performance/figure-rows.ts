import { adviceTimelinessProjection } from '../../projections/advice/advice-timeliness.projection.js';
import type { AdviceRow } from '../../projections/advice/advice-timeliness.projection.js';
import type { FigureRows } from '../../projections/measures/figures.js';
import type { Projection, StandingBasis } from '../../projections/projection.js';
import { reviewsProjection } from '../../projections/reviews/reviews.projection.js';
import type { ReviewsRow } from '../../projections/reviews/reviews.projection.js';
import { timelinessProjection } from '../../projections/timeliness/timeliness.projection.js';
import type { TimelinessRow } from '../../projections/timeliness/timeliness.projection.js';
import type { EventStore } from '../event-store/event-store.js';
import { foldLog } from '../projector/rebuild.js';

/** The projections that figures are worked out from. */
export const figureProjections: readonly Projection[] = [
  timelinessProjection,
  adviceTimelinessProjection,
  reviewsProjection,
];

/** Rows as measures take them: advice one by one. */
export function figureRows(
  assessment: readonly TimelinessRow[],
  advice: readonly AdviceRow[],
  plan: readonly ReviewsRow[],
): FigureRows {
  return { assessment, plan, advice: advice.flatMap((row) => row.items.map((item) => ({ row, item }))) };
}

export interface FigureRowsOptions {
  readonly authority: string;
  /** UTC instant: only what had been written down by then. */
  readonly knownUntil?: string;
  readonly onProgress?: (position: number) => void;
}

/** Rows folded from the log itself, as they stand or as they were known at an instant. Needs no read models. */
export async function figureRowsFromLog(
  events: EventStore,
  basis: StandingBasis,
  { authority, knownUntil, onProgress }: FigureRowsOptions,
): Promise<FigureRows> {
  const streams = await foldLog(events, {
    folds: [...new Set(figureProjections.map(({ of }) => of))],
    until: await events.head(),
    ...(knownUntil === undefined ? {} : { knownUntil }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const rows = new Map<Projection, unknown[]>(figureProjections.map((projection) => [projection, []]));
  for (const [stream, folded] of streams) {
    if (folded.authority !== authority) continue;
    for (const projection of figureProjections) {
      if (projection.of !== folded.fold) continue;
      const row = projection.row(folded.state, { stream, ...folded }, basis);
      if (row !== null) rows.get(projection)?.push(row);
    }
  }
  return figureRows(
    rows.get(timelinessProjection) as TimelinessRow[],
    rows.get(adviceTimelinessProjection) as AdviceRow[],
    rows.get(reviewsProjection) as ReviewsRow[],
  );
}
