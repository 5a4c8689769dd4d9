import type { CalendarDate } from '../timetable/calendar-date.js';
import { seriesGroups, usualSeries } from './catalogue.js';
import type { GivenFigure, RecordedFigure, SeriesTargetSet } from './held-figures.events.js';
import type { Period } from './period.js';
import type { Series, SeriesGroup } from './series.js';

/** A figure in its place in the record. */
export interface KeptFigure extends RecordedFigure {
  readonly kind: 'figure';
  readonly revision: number;
  readonly recordedOn: CalendarDate;
  /** Why it took the place of another; null where it is the first. */
  readonly reason: string | null;
}
/** A figure was taken out: until another comes the period has none. */
export interface Withdrawal {
  readonly kind: 'withdrawal';
  readonly revision: number;
  readonly recordedOn: CalendarDate;
  readonly reason: string;
}

/** What was recorded of one part of a series for one period, the first value first. Never empty. */
export interface Cell {
  readonly series: string;
  readonly part: string | null;
  readonly period: Period;
  readonly entries: readonly (KeptFigure | Withdrawal)[];
}

/** A target as it stands, with its place in the record. */
export interface Target extends Readonly<SeriesTargetSet['data']> {
  readonly revision: number;
  readonly setOn: CalendarDate;
}

/** Everything recorded of an authority's figures that are held elsewhere. */
export interface HeldFigures {
  readonly cells: ReadonlyMap<string, Cell>;
  /** By `partKey`. */
  readonly targets: ReadonlyMap<string, Target>;
  /** The authority's own series, in the order in which they were first defined. */
  readonly own: readonly Series[];
}

export const nothingHeld: HeldFigures = { cells: new Map(), targets: new Map(), own: [] };

/** Tells parts of series apart. */
export const partKey = ({ series, part }: Pick<Cell, 'series' | 'part'>): string => `${series} ${part ?? ''}`;
/** Tells cells apart. */
export const cellKey = ({ series, part, period }: Pick<Cell, 'series' | 'part' | 'period'>): string =>
  `${series} ${part ?? ''} ${period}`;

/** The figure that stands; null where it was withdrawn. */
export function standing({ entries }: Cell): KeptFigure | null {
  const last = entries.at(-1);
  return last?.kind === 'figure' ? last : null;
}

/** Whether a figure says what stands already. */
export function sameFigure(a: GivenFigure, b: GivenFigure): boolean {
  return sameValue(a, b) && a.source === b.source && a.document === b.document && a.asAt === b.asAt;
}

/** Whether two figures have the same number, whoever gave it. */
export function sameValue(a: GivenFigure, b: GivenFigure): boolean {
  return a.value === b.value && a.numerator === b.numerator && a.denominator === b.denominator;
}

/** Every series that the authority may record figures of, by theme, its own last. */
export function groupsOf({ own }: Pick<HeldFigures, 'own'>): readonly SeriesGroup[] {
  return own.length === 0 ? seriesGroups : [...seriesGroups, { id: 'own', title: 'Our own series', series: own }];
}

export function seriesOf({ own }: Pick<HeldFigures, 'own'>, id: string): Series | null {
  return [...usualSeries, ...own].find((series) => series.id === id) ?? null;
}

/** The value that is due on a day: that of the last step whose day has come; null before the first. */
export function targetOn({ path }: Pick<Target, 'path'>, day: CalendarDate): number | null {
  return path.findLast(({ by }) => by <= day)?.value ?? null;
}

/** Whether a value does what the target asks for. */
export function reaches({ direction }: Pick<Target, 'direction'>, value: number, wanted: number): boolean {
  return direction === 'atLeast' ? value >= wanted : value <= wanted;
}
