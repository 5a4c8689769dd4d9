import type { HeldFigures } from '../../workflows/held-figures/held-figures.state.js';
import { partKey, targetOn } from '../../workflows/held-figures/held-figures.state.js';
import { partsOnRecord } from '../../workflows/held-figures/overdue.js';
import { lastDayOf } from '../../workflows/held-figures/period.js';
import type { Series } from '../../workflows/held-figures/series.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { rateChart, writingsOf } from '../performance/charts/rate-chart.js';
import type { Drawn } from '../performance/charts/rate-chart.js';
import { periodWords, shortPeriod, valueWords } from '../web/words/held-figure-words.js';
import { directionWords } from './forms/target.form.js';
import { partTitle, standingOf } from './series.view.js';

const writtenIn = writingsOf(valueWords);

/** Points of a chart at most: the last ones. */
const mostPoints = 36;

export interface SeriesChart extends Drawn {
  readonly title: string;
  readonly sentence: string;
}

/** One part of a series over its periods, with its target and the line it is read against; null where there is no figure. */
export function seriesChart(
  held: HeldFigures,
  series: Series,
  part: string | null,
  today: CalendarDate,
): SeriesChart | null {
  const found = partsOnRecord(held, series, today).find((one) => one.part === part);
  const figures = found === undefined ? [] : standingOf(found).slice(-mostPoints);
  const last = figures.at(-1);
  if (last === undefined) return null;
  const { every, unit, readAgainst } = series;
  const target = held.targets.get(partKey({ series: series.id, part }));
  const wanted = figures.map(({ period }) =>
    target === undefined ? null : targetOn(target, lastDayOf(every, period)),
  );
  const lines = [
    { name: 'Figure', values: figures.map(({ value }) => value) },
    ...(target === undefined ? [] : [{ name: 'Target', values: wanted }]),
    ...(readAgainst === undefined ? [] : [{ name: 'Limit', values: figures.map(() => readAgainst.value) }]),
  ];
  const title = part === null ? series.title : `${series.title}: ${partTitle(series, part)}`;
  const due = wanted.at(-1) ?? null;
  const sentence = [
    `${valueWords(last.value, unit)} for ${inSentence(periodWords(every, last.period))}`,
    ...(target === undefined || due === null ? [] : [`the target then is ${directionWords[target.direction].toLowerCase()} ${valueWords(due, unit)}`]), // prettier-ignore
    ...(readAgainst === undefined ? [] : [`read against ${readAgainst.title}`]),
  ].join('; ');
  const chart = rateChart({
    id: 'series',
    label: `${title}. ${sentence}.`,
    categories: figures.map(({ period }) => shortPeriod(every, period)),
    series: lines,
    scale: unit === 'percent' ? [0, 100] : scaleOf(lines.flatMap(({ values }) => values)),
    written: writtenIn(unit),
  });
  return { title, sentence: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`, ...chart };
}

/** "the school year 2025/26", but "October 2026". */
const inSentence = (words: string): string => (/^(?:School|Financial|Autumn|Spring|Summer)/.test(words) ? `the ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words); // prettier-ignore

const steps = [1, 2, 2.5, 4, 5, 8, 10];

/** A scale in four even steps that holds every value and nothing below zero, unless a value lies there. */
export function scaleOf(values: readonly (number | null)[]): readonly [number, number] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const most = Math.max(-low, high, 1e-6) * (low < 0 ? 0.5 : 0.25);
  const size = 10 ** Math.floor(Math.log10(most));
  const step = (steps.find((one) => one * size >= most) ?? 10) * size;
  return low < 0 ? [-2 * step, 2 * step] : [0, 4 * step];
}
