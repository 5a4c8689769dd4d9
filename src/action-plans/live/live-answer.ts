import type { Figure } from '../../../projections/measures/figures.js';
import type { Measure } from '../../../projections/measures/measure.js';
import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Period } from '../../performance/period.js';

/** What the live value of a plan's measure is asked for. */
export interface LiveAsk {
  readonly planId: string;
  readonly measure: PlanMeasure;
  readonly period: Period;
  /** As known at the end of this day; null: as it stands. */
  readonly knownOn: CalendarDate | null;
}

/** One figure that answers the measure, with what the page says of it. */
export interface LiveFigure {
  /** What tells it from those beside it: "Leaving out exceptions"; the measure's title where it is alone. */
  readonly label: string;
  readonly measure: Pick<Measure, 'id' | 'version' | 'title' | 'definition'>;
  readonly figure: Figure;
  /** The number that is the measure's value; null where there is none: a share of nothing is not nought. */
  readonly value: number | null;
  /** As plans write it: percent, count, score, days. */
  readonly unit: string;
  /** The population of the plan it is about, in the plan's words; null for all. */
  readonly population: string | null;
  /** "45 of 120 (37.5%)", or why there is no value: "No audits recorded in these months". */
  readonly words: string;
  /** Opens to exactly the cases of the value; null where there are none to open. */
  readonly casesHref: string | null;
  readonly definitionHref: string | null;
}

/** One row of counts by group, or of one group and another. */
export interface LiveRow {
  readonly label: string;
  readonly total: number;
  readonly casesHref: string | null;
  /** In the order of `columns`; empty where nothing stands in columns. */
  readonly cells: readonly { readonly count: number; readonly casesHref: string | null }[];
}

export interface LiveTable {
  /** "Primary need". */
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly LiveRow[];
}

export interface LiveBreakdown extends LiveTable {
  readonly kind: 'breakdown';
  readonly measure: Pick<Measure, 'id' | 'version' | 'title' | 'definition'>;
  /** The same cases in other groups, where the plan asks for several. */
  readonly further: readonly LiveTable[];
  readonly total: number;
  /** "1,204 on 30 September 2026: live plans", or that there is none. */
  readonly words: string;
  readonly casesHref: string | null;
  /** The whole table with its filters. */
  readonly tableHref: string;
  readonly definitionHref: string;
  readonly note: string | null;
}

/** One figure that somebody gave. */
export interface HeldPoint {
  readonly period: string;
  /** The last day of the period. */
  readonly until: CalendarDate;
  readonly periodWords: string;
  readonly value: number;
  readonly words: string;
}

export interface LiveHeld {
  readonly kind: 'held';
  readonly series: {
    readonly id: string;
    readonly title: string;
    readonly meaning: string;
    readonly better: 'higher' | 'lower' | 'neither';
  };
  /** Title of the part, and null for the whole. */
  readonly part: string | null;
  readonly unit: string;
  /** The last one given up to the end of the period that is asked for; null: nothing given yet. */
  readonly latest:
    | (HeldPoint & {
        readonly asAt: CalendarDate;
        readonly source: string;
        readonly document: string | null;
        readonly recordedOn: CalendarDate;
        /** Opaque id of who wrote it down; `command-line` for the command line. */
        readonly author: string;
      })
    | null;
  /** Where the measure is about several parts: the latest of each. */
  readonly parts: readonly { readonly title: string; readonly latest: HeldPoint | null }[];
  /** Every period that was given, the earliest first. */
  readonly history: readonly HeldPoint[];
  /** The base of the series' own target, where it has one. */
  readonly base: { readonly value: number; readonly unit: string; readonly at: string } | null;
  readonly words: string;
  readonly href: string;
}

/** The live answer to a plan's measure. */
export type LiveAnswer =
  | {
      readonly kind: 'figures';
      readonly figures: readonly LiveFigure[];
      /** Place of the figure that targets are held to. */
      readonly headline: number;
      /** What the reader must know of how the plan's words were read; null where nothing. */
      readonly note: string | null;
    }
  | LiveBreakdown
  | LiveHeld
  /** Class C: a person judges, nothing is computed. */
  | { readonly kind: 'judgement' }
  | { readonly kind: 'unanswered'; readonly why: string };

/** The value of one stretch of time, for a chart. */
export interface PathPoint {
  /** As the period is written: `2026-09`, `2026-07/2026-09`, or the period of a held series. */
  readonly period: string;
  readonly label: string;
  readonly until: CalendarDate;
  readonly value: number | null;
}
