import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Period, PeriodKind } from './period.js';
import type { Part, Unit } from './series.js';

/** One figure as its giver stated it. About no child: nothing of it is personal. */
export interface GivenFigure {
  readonly series: string;
  /** The part of the series it is about; null where the series has none. */
  readonly part: string | null;
  readonly period: Period;
  readonly value: number;
  /** What a share was worked out from, where the giver says so. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The body that gave it, and the document it stands in. */
  readonly source: string;
  readonly document: string | null;
  /** The day on which the giver took it: a later one of the same period may differ. */
  readonly asAt: CalendarDate;
}

/** A figure that was recorded, with the place of the one it takes the place of; null where it is the first of its period. */
export interface RecordedFigure extends GivenFigure {
  readonly corrects: number | null;
}

/**
 * Figures that are held elsewhere were recorded: one that was typed, or all of a file at once. `occurredOn` is the day they
 * were recorded. A figure that takes the place of another leaves it in the record: the first value stays readable.
 */
export type FiguresRecorded = Fact<
  'FiguresRecorded',
  {
    /** The file they came in; null where they were typed. */
    readonly file: { readonly sha256: string; readonly bytes: number } | null;
    readonly figures: readonly RecordedFigure[];
    /** Why figures that stood are corrected; null where none is. Stands in clear and names no child. */
    readonly reason: string | null;
  }
>;

/** A figure should not have been recorded at all: its period has none until another is recorded. */
export type FigureWithdrawn = Fact<
  'FigureWithdrawn',
  {
    readonly series: string;
    readonly part: string | null;
    readonly period: Period;
    /** Place of the event that recorded the figure. */
    readonly withdraws: number;
    readonly reason: string;
  }
>;

/** What a figure should come to by a day. */
export interface TargetStep {
  readonly by: CalendarDate;
  readonly value: number;
}

/** What the authority wants a series to come to, and from where: replaces what it wanted before. */
export type SeriesTargetSet = Fact<
  'SeriesTargetSet',
  {
    readonly series: string;
    readonly part: string | null;
    /** Where it stood when the target was set; null where nobody knew. */
    readonly baseline: { readonly value: number; readonly asAt: CalendarDate } | null;
    readonly direction: 'atLeast' | 'atMost';
    /** Step by step, the earliest day first; the last holds from its day on. */
    readonly path: readonly TargetStep[];
    readonly reason: string;
  }
>;

/** The authority keeps a series of its own, or put one of its own in other words. */
export type SeriesDefined = Fact<
  'SeriesDefined',
  {
    readonly id: string;
    readonly title: string;
    readonly meaning: string;
    readonly unit: Unit;
    readonly every: PeriodKind;
    readonly partName: string | null;
    readonly parts: readonly Part[];
    readonly better: 'higher' | 'lower' | 'neither';
    readonly giver: string;
  }
>;

export type HeldFiguresEvent = FiguresRecorded | FigureWithdrawn | SeriesTargetSet | SeriesDefined;
