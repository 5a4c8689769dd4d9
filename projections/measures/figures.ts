import type { Counted, Measure, Population, Populations, Scope } from './measure.js';
import { isRate, percentage } from './measure.js';
import { eachOf, partsOf, streamOf, subjectOf } from './populations.js';
import type { FigureRows } from './populations.js';

export type { FigureRows };

/** One case behind a figure. */
export interface FigureCase {
  readonly of: Population;
  readonly stream: string;
  /** Advice request, review, notice or transfer, where one case may stand behind a figure several times. */
  readonly subject: string | null;
  readonly item: Populations[Population];
  readonly counted: Exclude<Counted, 'out'>;
  readonly days: number | null;
  /** What it says, of a figure that is a mean. */
  readonly score?: number;
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
  /** Shares and ratios only; null where there are no cases. */
  readonly percentage: number | null;
  /** Of durations in days, of scores as they are; null for other figures and where there are no cases. */
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
  const above = casesIn(measure.of, rows, (item) => look(measure, item, scope));
  if (measure.kind !== 'ratio') return above;
  const below = casesIn(measure.per, rows, (item) =>
    measure.countsBelow(item as never, scope) ? { counted: 'inDenominator', days: null } : null,
  );
  return [...above, ...below];
}

/** So many rows are looked at in one step: some milliseconds. */
const rowsAStep = 2_000;

/** The same, some rows at a time, for whoever lets others go on in between. Of several kinds of rows their order is another. */
export function* casesInSteps(
  measure: Measure,
  rows: FigureRows,
  scope: Scope,
  step = rowsAStep,
): Generator<readonly FigureCase[], void> {
  const parts = new Set([...partsOf[measure.of], ...(measure.kind === 'ratio' ? partsOf[measure.per] : [])]);
  const most = Math.max(...[...parts].map((part) => rows[part].length));
  for (let from = 0; from < most; from += step) {
    const some = Object.fromEntries([...parts].map((part) => [part, rows[part].slice(from, from + step)]));
    yield casesBehind(measure, { ...rows, ...some }, scope);
  }
}

/** A figure's two numbers from the cases behind it. */
export function numbersOf(
  { kind }: Pick<Measure, 'kind'>,
  cases: readonly FigureCase[],
): { readonly numerator: number; readonly denominator: number } {
  const numerator = cases.filter(({ counted }) => counted === 'inNumerator').length;
  // What a ratio counts above the line it does not count below it.
  return { numerator, denominator: kind === 'ratio' ? cases.length - numerator : cases.length };
}

type Look = Pick<FigureCase, 'counted' | 'days' | 'score'> | null;

function casesIn(of: Population, rows: FigureRows, look: (item: Populations[Population]) => Look): FigureCase[] {
  const cases: FigureCase[] = [];
  eachOf(of, rows, (item) => {
    const found = look(item);
    if (found !== null) cases.push({ of, item, stream: streamOf(item), subject: subjectOf(of, item), ...found });
  });
  return cases;
}

function look(measure: Measure, item: Populations[Population], scope: Scope): Look {
  // The catalogue ties each measure to its population; the union of both cannot say so to the compiler.
  switch (measure.kind) {
    case 'count':
    case 'ratio':
      return measure.counts(item as never, scope) ? { counted: 'inNumerator', days: null } : null;
    case 'share': {
      const counted = measure.counted(item as never, scope);
      return counted === 'out' ? null : { counted, days: null };
    }
    case 'mean': {
      const score = measure.score(item as never, scope);
      return score === null ? null : { counted: 'inNumerator', days: null, score };
    }
    case 'duration': {
      const days = measure.days(item as never, scope);
      return days === null ? null : { counted: 'inNumerator', days };
    }
  }
}

/** A figure from the cases behind it. */
export function summarise(measure: Measure, scope: Scope, cases: readonly FigureCase[]): Figure {
  const { numerator, denominator } = numbersOf(measure, cases);
  // In order: the same values give the same mean to the last digit, whatever the order of the rows.
  const values = cases.flatMap(({ days, score }) => score ?? days ?? []).sort((a, b) => a - b);
  const days = cases.flatMap((found) => (found.days === null ? [] : [found.days])).sort((a, b) => a - b);
  return {
    measure: measure.id,
    version: measure.version,
    scope,
    kind: measure.kind,
    numerator,
    denominator: measure.kind === 'count' || measure.kind === 'mean' ? null : denominator,
    percentage: isRate(measure.kind) ? percentage(numerator, denominator) : null,
    mean: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
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
