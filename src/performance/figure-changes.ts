import type { Projection, StandingBasis } from '../../projections/projection.js';
import { casesBehind } from '../../projections/measures/figures.js';
import type { FigureRows } from '../../projections/measures/figures.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import { adviceTimelinessProjection } from '../../projections/advice/advice-timeliness.projection.js';
import type { AdviceRow } from '../../projections/advice/advice-timeliness.projection.js';
import { reviewsProjection } from '../../projections/reviews/reviews.projection.js';
import type { ReviewsRow } from '../../projections/reviews/reviews.projection.js';
import { timelinessProjection } from '../../projections/timeliness/timeliness.projection.js';
import type { TimelinessRow } from '../../projections/timeliness/timeliness.projection.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { stateOf } from '../projector/row-changes.js';
import { figureRows } from './figure-rows.js';

/** The projection whose rows a measure counts. */
export function projectionOf(measure: Measure): Projection {
  const byPopulation: Readonly<Record<Measure['of'], unknown>> = {
    assessment: timelinessProjection,
    advice: adviceTimelinessProjection,
    plan: reviewsProjection,
  };
  return byPopulation[measure.of] as Projection;
}

/** What one stream adds to a figure's two numbers. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

export interface Step extends Share {
  readonly event: Recorded;
  readonly childId: string | null;
  /** What the case counted for before and after the event. */
  readonly before: Share;
  readonly after: Share;
}

/**
 * How the events recorded after an instant changed what one stream counts for, in the order they were recorded.
 * @param history every event of the stream that had been recorded by the later instant.
 */
export function stepsOf(
  measure: Measure,
  scope: Scope,
  basis: StandingBasis,
  history: readonly Recorded[],
  knownUntil: string,
): readonly Omit<Step, keyof Share>[] {
  const known = history.filter(({ recordedAt }) => recordedAt <= knownUntil);
  const later = history.filter(({ recordedAt }) => recordedAt > knownUntil);
  const steps: Omit<Step, keyof Share>[] = [];
  let before = shareOf(measure, scope, basis, known);
  for (const event of later) {
    known.push(event);
    known.sort((a, b) => a.revision - b.revision);
    const after = shareOf(measure, scope, basis, known);
    if (after.numerator !== before.numerator || after.denominator !== before.denominator) {
      steps.push({ event, childId: childOf(known), before, after });
    }
    before = after;
  }
  return steps;
}

function shareOf(measure: Measure, scope: Scope, basis: StandingBasis, history: readonly Recorded[]): Share {
  const last = history.at(-1);
  if (last === undefined) return { numerator: 0, denominator: 0 };
  const projection = projectionOf(measure);
  const { stream, authority, revision, recordedAt } = last;
  const row = projection.row(stateOf(projection.of, history), { stream, authority, revision, recordedAt }, basis);
  const counted = row === null ? [] : casesBehind(measure, rowsOf(measure, row), scope);
  return {
    numerator: counted.filter((found) => found.counted === 'inNumerator').length,
    denominator: counted.length,
  };
}

function rowsOf({ of }: Measure, row: unknown): FigureRows {
  return figureRows(
    of === 'assessment' ? [row as TimelinessRow] : [],
    of === 'advice' ? [row as AdviceRow] : [],
    of === 'plan' ? [row as ReviewsRow] : [],
  );
}

function childOf(history: readonly Recorded[]): string | null {
  for (const { data } of history) {
    if ('childId' in data && typeof data.childId === 'string') return data.childId;
  }
  return null;
}
