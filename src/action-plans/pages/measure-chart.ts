import { amountWords } from '../../../workflows/action-plan/target-values.js';
import type { TargetAnswer } from '../../../workflows/action-plan/target-answer.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { scaleOf } from '../../held-figures/series-chart.js';
import { rateChart, writingsOf } from '../../performance/charts/rate-chart.js';
import type { Drawn } from '../../performance/charts/rate-chart.js';
import { monthLabel } from '../../performance/period.js';
import type { PathPoint } from '../live/live-answer.js';

/** Targets that a chart draws beside the value: it has three kinds of lines. */
const mostTargets = 2;

export interface MeasurePath {
  readonly unit: string;
  readonly points: readonly PathPoint[];
  readonly targets: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** A measure over stretches of time, with what its targets ask for at the end of each. */
export function measurePath(points: readonly PathPoint[], answers: readonly TargetAnswer[], unit: string): MeasurePath {
  const drawn = answers.filter((answer) => wantedIn(answer).some((wanted) => wanted !== null)).slice(0, mostTargets);
  return {
    unit,
    points,
    targets: drawn.map((answer) => ({
      name: drawn.length === 1 ? 'Target' : nameOf(answer),
      values: points.map(({ until }) => wantedOn(answer, until)),
    })),
  };
}

/** What tells one target from another beside its line, where there is little room: "Neighbours". */
function nameOf({ target: { relativeTo, label } }: TargetAnswer): string {
  const name = (relativeTo ?? label ?? 'target').replace(/^statistical /i, '');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const wantedIn = ({ path, readings }: TargetAnswer): readonly (number | null)[] =>
  path.length > 0 ? path.map(({ wanted }) => wanted) : [readings[0]?.wanted ?? null];

/** What a target wants on a day: of dated steps the last one due, of one without dates the same throughout. */
function wantedOn({ path, readings }: TargetAnswer, day: CalendarDate): number | null {
  if (path.length === 0) return readings[0]?.wanted ?? null;
  return path.findLast(({ by }) => by <= day)?.wanted ?? null;
}

const writtenIn = writingsOf((value, unit: string | null) => amountWords(Math.round(value * 10) / 10, unit));

/** Null where there is nothing to draw. */
export function measureChart({ unit, points, targets }: MeasurePath, title: string): Drawn | null {
  const values = points.map(({ value }) => value);
  if (values.every((value) => value === null)) return null;
  const series = [{ name: 'Value', values }, ...targets];
  return rateChart({
    id: 'measure',
    label: `${title}, by ${points.length === 1 ? 'period' : 'periods'} from ${points[0]?.label ?? ''} to ${points.at(-1)?.label ?? ''}.`, // prettier-ignore
    categories: points.map(({ period, label }, at) =>
      /^\d{4}-\d{2}$/.test(period) ? monthLabel(period, at === 0) : label,
    ),
    series,
    scale: unit === 'percent' ? [0, 100] : scaleOf(series.flatMap((one) => one.values)),
    written: writtenIn(unit),
  });
}

/** Rows of the download: every stretch with its value and what is wanted by its end. */
export function pathCsv({ unit, points, targets }: MeasurePath): readonly (readonly (string | number | null)[])[] {
  const head = ['period', 'until', 'value', 'unit', ...targets.map(({ name }) => name)];
  return [head, ...points.map(({ period, until, value }, at) => [period, until, value, unit, ...targets.map(({ values }) => values[at] ?? null)])]; // prettier-ignore
}
