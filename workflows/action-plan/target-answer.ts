import type { CalendarDate } from '../timetable/calendar-date.js';
import type { MeasureJudged } from './action-plan.events.js';
import type { PlanMeasure, PlanTarget } from './plan-document.js';

/**
 * What a value does to a target. `onTheWay`: moved in the right direction from its base and not there yet. `notDueYet`: not there,
 * and nothing is due. The others say why nothing can be said.
 */
export const targetStates = [
  'reached',
  'onTheWay',
  'notReached',
  'notDueYet',
  'baselineMissing',
  'comparatorMissing',
  'valueMissing',
  'notMeasurable',
] as const;
export type TargetState = (typeof targetStates)[number];

/** A value as it is held to a target. */
export interface TargetValue {
  readonly value: number | null;
  /** As plans write units: `percent`, `count`, `score`, `days`, `weeks`, `percent-change`. */
  readonly unit: string | null;
  /** The population it is about, in the plan's words ("special schools"); null for all. */
  readonly population: string | null;
}

/** What another place came to, as it was published. */
export interface ComparatorValue {
  readonly value: number;
  /** What it speaks of, for the reader: "2024". */
  readonly year: string;
}
export type ComparatorName = 'national' | 'statisticalNeighbours' | 'region';
/** The latest published values that targets may be relative to; null where none is held. */
export type Comparators = Readonly<Record<ComparatorName, ComparatorValue | null>>;
export const noComparators: Comparators = { national: null, statisticalNeighbours: null, region: null };

/** Where a relative target counts from. */
export interface TargetBase {
  readonly value: number;
  readonly unit: string;
  /** "June 2017", "2016/17"; null where the plan prints no day. */
  readonly at: string | null;
  /** `baseline`, `position`: as the plan prints it. `recorded`: a figure of that time that was recorded since. */
  readonly from: 'baseline' | 'position' | 'recorded';
}

export interface TargetAsk {
  readonly measure: Pick<PlanMeasure, 'targets' | 'baseline' | 'current' | 'comparators' | 'unit'>;
  /** The value of the whole, and those of populations that the plan tells apart. */
  readonly values: readonly TargetValue[];
  /** The day that is asked for: of a path of dates the step due on it is used. */
  readonly on: CalendarDate;
  readonly comparators?: Comparators;
  /** A base recorded since, where the plan prints none. */
  readonly recordedBase?: Omit<TargetBase, 'from'> | null;
  /** Which way is better, where somebody says so: a target of "70%" is then a floor or a ceiling. */
  readonly better?: 'higher' | 'lower' | 'neither';
  /** What a person said last of a target such as "in place"; null where nobody has. */
  readonly judged?: MeasureJudged['data']['standing'] | null;
}

/** One way to read a target. "Reduced by 5%" has two. */
export interface TargetReading {
  readonly kind: 'printed' | 'relative' | 'points' | 'direction' | 'comparator' | 'state';
  readonly state: TargetState;
  /** The number that is wanted; null where there is none to say. */
  readonly wanted: number | null;
  /** "at least 45.5%", "at most 68.4% (5% fewer than 72%)", "below 6%". */
  readonly words: string;
}

/** What one target asks for on a day, and what the value does to it. */
export interface TargetAnswer {
  /** The worst of the readings: a target that can be read in two ways is reached where it is in both. */
  readonly state: TargetState;
  /** One sentence: what is wanted, from where, and what came of it. */
  readonly words: string;
  /** The step that is used. */
  readonly target: PlanTarget;
  readonly population: string | null;
  readonly readings: readonly TargetReading[];
  /** The last day of the date that is printed; null where none is. */
  readonly due: CalendarDate | null;
  readonly base: TargetBase | null;
  readonly value: number | null;
  /** Whether the value moved from its base the way that is wanted; null where nothing says. */
  readonly moved: 'right' | 'wrong' | 'level' | null;
  /** The step that follows on a path of dates; null after the last. */
  readonly coming: { readonly by: CalendarDate; readonly words: string } | null;
  /** Every dated step with the number it wants, the earliest first: for a chart. */
  readonly path: readonly { readonly by: CalendarDate; readonly wanted: number | null }[];
}
