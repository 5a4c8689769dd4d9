import { tablesOf, valueOf } from '../../workflows/published-figures/published-figures.state.js';
import type {
  PublishedFiguresHeld,
  PublishedTable,
} from '../../workflows/published-figures/published-figures.state.js';
import type { PublishedArea } from '../../workflows/published-figures/published-figures.events.js';
import { percentage } from '../measures/measure.js';
import type { SeriesOfFile } from './published-series.js';

/** A figure with the counts that it comes from, where they are published. */
export interface PublishedValue {
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** How the figure of several neighbours was made one. */
export type Pooled =
  /** All their cases together. */
  | 'counts'
  /** The mean of their percentages: their counts are not published. */
  | 'percentages'
  /** The mean of their counts. */
  | 'mean';

export interface YearBeside {
  readonly year: number;
  readonly own: PublishedValue | null;
  readonly region: PublishedValue | null;
  readonly england: PublishedValue | null;
  readonly neighbours: PublishedValue | null;
  readonly neighboursFrom: Pooled | null;
  /** How many of the neighbours have the figure. */
  readonly neighboursCounted: number;
}

/** Who an authority is compared with, as far as the published files tell. */
export interface Company {
  /** The authority in the file; null where the file does not know its code. */
  readonly own: PublishedArea | null;
  readonly region: PublishedArea | null;
  /** The nearest first. */
  readonly neighbours: readonly { readonly name: string; readonly code: string | null }[];
}

const england = 'E92000001';

/** The authority, its region and its neighbours: those that it chose, else as the latest year of any file has them. */
export function companyOf(held: PublishedFiguresHeld, home: string): Company {
  const tables = [...held.tables.values()].toSorted((a, b) => b.year - a.year);
  const latest = (code: string | null): PublishedArea | null =>
    (code === null ? undefined : tables.map(({ areas }) => areas.get(code)).find((area) => area !== undefined)) ?? null;
  const own = latest(home);
  if (held.chosen !== null) {
    const { region, neighbours } = held.chosen;
    return {
      own,
      region: latest(region),
      neighbours: neighbours.map((code) => ({ code, name: latest(code)?.name ?? code })),
    };
  }
  const region = latest(own?.region ?? null);
  const lists = held.neighbours?.lists ?? [];
  const nearest = lists.find((list) => list.code === home)?.nearest ?? [];
  const codes = new Map(lists.map((list) => [list.name, list.code]));
  return { own, region, neighbours: nearest.map((name) => ({ name, code: codes.get(name) ?? null })) };
}

/** A published figure by year: the authority's own, its region's, England's and its neighbours'. Years in which nobody has one are left out. */
export function yearsBeside(held: PublishedFiguresHeld, series: SeriesOfFile, home: string): readonly YearBeside[] {
  const { region, neighbours } = companyOf(held, home);
  return tablesOf(held, series.dataset)
    .map((table): YearBeside => {
      const of = (code: string | null | undefined): PublishedValue | null => figureIn(table, series, code ?? null);
      const theirs = neighbours.map(({ code }) => of(code)).filter((value) => value !== null);
      const { value, from, counted } = pooled(theirs, series.unit);
      return { year: table.year, own: of(home), region: of(region?.code), england: of(england), neighbours: value, neighboursFrom: from, neighboursCounted: counted }; // prettier-ignore
    })
    .filter(({ own, region: around, england: all, neighbours: theirs }) =>
      [own, around, all, theirs].some((one) => one !== null),
    );
}

/**
 * As printed where a percentage is printed, with the counts published beside it: a few do not follow from them, for the department
 * leaves decisions of an unknown day out of the counts alone. Worked out from the counts where none is printed.
 */
export function figureIn(table: PublishedTable, series: SeriesOfFile, code: string | null): PublishedValue | null {
  const area = code === null ? undefined : table.areas.get(code);
  if (area === undefined) return null;
  const numerator = valueOf(table, area, series.numerator);
  if (series.unit === 'count') return numerator === null ? null : plain(numerator);
  const parts = series.denominator.map((column) => valueOf(table, area, column));
  const denominator = parts.every((part) => part !== null) ? parts.reduce((sum, part) => sum + part, 0) : null;
  const counts = numerator === null || denominator === null ? null : { numerator, denominator };
  const printed = series.printed === null ? null : valueOf(table, area, series.printed);
  const value = printed ?? (counts === null ? null : percentage(counts.numerator, counts.denominator));
  return value === null ? null : { ...plain(value), ...counts };
}

/**
 * Several authorities' figures as one: all their cases together where any of them publishes counts, and only of those that do;
 * else the mean of what they print. Of counts the mean, so that it can stand beside one authority.
 */
export function pooled(values: readonly PublishedValue[], unit: SeriesOfFile['unit']): PooledValue {
  if (values.length === 0) return { value: null, from: null, counted: 0 };
  if (unit === 'count') return { value: plain(Math.round(mean(values))), from: 'mean', counted: values.length };
  const whole = values.filter(({ denominator }) => denominator !== null && denominator > 0);
  if (whole.length === 0) {
    return { value: plain(Math.round(mean(values) * 10) / 10), from: 'percentages', counted: values.length };
  }
  const numerator = whole.reduce((sum, one) => sum + (one.numerator ?? 0), 0);
  const denominator = whole.reduce((sum, one) => sum + (one.denominator ?? 0), 0);
  const value = percentage(numerator, denominator) ?? 0;
  return { value: { value, numerator, denominator }, from: 'counts', counted: whole.length };
}

interface PooledValue {
  readonly value: PublishedValue | null;
  readonly from: Pooled | null;
  readonly counted: number;
}

const plain = (value: number): PublishedValue => ({ value, numerator: null, denominator: null });
const mean = (values: readonly PublishedValue[]): number =>
  values.reduce((sum, { value }) => sum + value, 0) / values.length;
