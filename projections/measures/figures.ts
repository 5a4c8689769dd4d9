import type { Counted, Measure, Population, Populations, Scope } from './measure.js';
import { percentage } from './measure.js';

/** Rows of the projections that measures read, as they stand or stood. */
export interface FigureRows {
  readonly assessment: readonly Populations['assessment'][];
  readonly advice: readonly Populations['advice'][];
  readonly plan: readonly Populations['plan'][];
}

/** One case behind a figure. */
export interface FigureCase {
  readonly stream: string;
  /** Advice request, where one case may stand behind a figure several times. */
  readonly subject: string | null;
  readonly counted: Exclude<Counted, 'out'>;
  readonly days: number | null;
}

export interface Figure {
  readonly measure: string;
  readonly version: number;
  readonly scope: Scope;
  readonly kind: Measure['kind'];
  /** The count, the numerator, or the number of durations. */
  readonly numerator: number;
  /** Null for a count. */
  readonly denominator: number | null;
  /** Shares only; null where there are no cases. */
  readonly percentage: number | null;
  /** Durations only, in days; null where there are no cases. */
  readonly mean: number | null;
  readonly median: number | null;
  /** Nine in ten took at most so many days. */
  readonly ninth: number | null;
}

/** Works a figure out from rows. */
export function figureOf(measure: Measure, rows: FigureRows, scope: Scope): Figure {
  return summarise(measure, scope, casesBehind(measure, rows, scope));
}

/** The cases behind a figure, in the order of the rows. */
export function casesBehind(measure: Measure, rows: FigureRows, scope: Scope): readonly FigureCase[] {
  const cases: FigureCase[] = [];
  for (const item of rows[measure.of] as readonly Populations[Population][]) {
    const found = look(measure, item, scope);
    if (found !== null) cases.push({ stream: streamOf(item), subject: subjectOf(item), ...found });
  }
  return cases;
}

function look(
  measure: Measure,
  item: Populations[Population],
  scope: Scope,
): Pick<FigureCase, 'counted' | 'days'> | null {
  // The catalogue ties each measure to its population; the union of both cannot say so to the compiler.
  switch (measure.kind) {
    case 'count':
      return measure.counts(item as never, scope) ? { counted: 'inNumerator', days: null } : null;
    case 'share': {
      const counted = measure.counted(item as never, scope);
      return counted === 'out' ? null : { counted, days: null };
    }
    case 'duration': {
      const days = measure.days(item as never, scope);
      return days === null ? null : { counted: 'inNumerator', days };
    }
  }
}

function summarise(measure: Measure, scope: Scope, cases: readonly FigureCase[]): Figure {
  const numerator = cases.filter(({ counted }) => counted === 'inNumerator').length;
  const days = cases.flatMap((found) => (found.days === null ? [] : [found.days])).sort((a, b) => a - b);
  return {
    measure: measure.id,
    version: measure.version,
    scope,
    kind: measure.kind,
    numerator,
    denominator: measure.kind === 'count' ? null : cases.length,
    percentage: measure.kind === 'share' ? percentage(numerator, cases.length) : null,
    mean: days.length === 0 ? null : days.reduce((sum, value) => sum + value, 0) / days.length,
    median: quantile(days, 0.5),
    ninth: quantile(days, 0.9),
  };
}

/** The value below which the given share lies; between two middle values their mean. Null for an empty list. */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}

function streamOf(item: Populations[Population]): string {
  return 'row' in item ? item.row.stream : item.stream;
}

function subjectOf(item: Populations[Population]): string | null {
  return 'item' in item ? item.item.adviceId : null;
}
