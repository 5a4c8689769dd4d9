import type { HeldFigures, Target } from '../../workflows/held-figures/held-figures.state.js';
import { groupsOf, partKey, reaches, standing, targetOn } from '../../workflows/held-figures/held-figures.state.js';
import { partsOnRecord } from '../../workflows/held-figures/overdue.js';
import type { PartOnRecord } from '../../workflows/held-figures/overdue.js';
import { lastDayOf } from '../../workflows/held-figures/period.js';
import type { Period } from '../../workflows/held-figures/period.js';
import type { Series, Unit } from '../../workflows/held-figures/series.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { shortDate } from '../web/words/date-words.js';
import { agoWords, everyWords, periodWords, unitWords, valueWords } from '../web/words/held-figure-words.js';
import { listed } from '../web/words/list-words.js';
import { directionWords } from './forms/target.form.js';
import { seriesHref } from './forms/held-form.js';

/** One part of a series that figures are kept of, for the list. */
export interface KeptRow {
  readonly title: string;
  readonly part: string | null;
  readonly href: string;
  readonly value: string | null;
  readonly period: string | null;
  readonly target: TargetWords | null;
  readonly source: string | null;
  /** "5 months ago". */
  readonly given: string | null;
  readonly overdue: string | null;
}

export interface TargetWords {
  readonly text: string;
  /** Null where no figure stands that could be held against it, or nothing is due yet. */
  readonly reached: boolean | null;
  /** The step that comes next; null after the last. */
  readonly coming: string | null;
}

export interface KeptGroup {
  readonly title: string;
  readonly rows: readonly KeptRow[];
  /** Series of the authority's own, with where they are put in other words. */
  readonly own: readonly { readonly title: string; readonly href: string }[];
}

/** What the list shows: what figures are kept of, and which series nobody has given a figure of. */
export interface ListedFigures {
  readonly kept: readonly KeptGroup[];
  readonly others: readonly { readonly title: string; readonly series: readonly OtherSeries[] }[];
  /** Periods whose figure is looked for and has not come. */
  readonly overdue: number;
}

interface OtherSeries {
  readonly title: string;
  readonly href: string;
  readonly second: string;
  readonly wordsHref: string | null;
}

export function listedFigures(held: HeldFigures, today: CalendarDate): ListedFigures {
  const groups = groupsOf(held).map(({ title, series }) => {
    const all = series.map((one) => ({ series: one, parts: partsOnRecord(held, one, today) }));
    const isKept = ({ series: { id }, parts }: (typeof all)[number]): boolean =>
      parts.some(({ part, cells }) => cells.length > 0 || held.targets.has(partKey({ series: id, part })));
    return { title, kept: all.filter(isKept), others: all.filter((one) => !isKept(one)) };
  });
  return {
    kept: groups
      .filter(({ kept }) => kept.length > 0)
      .map(({ title, kept }) => ({
        title,
        own: kept.flatMap(({ series }) => {
          const href = wordsHref(held, series);
          return href === null ? [] : [{ title: series.title, href }];
        }),
        rows: kept.flatMap(({ series, parts }) =>
          parts
            .filter(({ part, cells }) => cells.length > 0 || held.targets.has(partKey({ series: series.id, part })))
            .map((part) => keptRow(held, series, part, today)),
        ),
      })),
    others: groups
      .filter(({ others }) => others.length > 0)
      .map(({ title, others }) => ({
        title,
        series: others.map(({ series }) => ({
          title: series.title,
          href: seriesHref(series.id),
          second: `${unitWords[series.unit]}, ${everyWords[series.every].toLowerCase()}`,
          wordsHref: wordsHref(held, series),
        })),
      })),
    overdue: groups.flatMap(({ kept }) => kept.flatMap(({ parts }) => parts)).reduce((sum, part) => sum + part.overdue.length, 0), // prettier-ignore
  };
}

function keptRow(
  held: HeldFigures,
  series: Series,
  { part, latest, overdue }: PartOnRecord,
  today: CalendarDate,
): KeptRow {
  const { id, title, parts, every, unit } = series;
  const target = held.targets.get(partKey({ series: id, part }));
  const on = latest === null ? today : lastDayOf(every, latest.period);
  return {
    title,
    part: parts.find(({ code }) => code === part)?.title ?? null,
    href: seriesHref(id) + (part === null ? '' : `?part=${part}`),
    value: latest === null ? null : valueWords(latest.value, unit),
    period: latest === null ? null : periodWords(every, latest.period),
    target: target === undefined ? null : targetWords(target, on, latest?.value ?? null, unit),
    source: latest?.source ?? null,
    given: latest === null ? null : agoWords(latest.recordedOn, today),
    overdue: overdue.length === 0 ? null : overdueWords(series, overdue),
  };
}

const wordsHref = ({ own }: HeldFigures, { id }: Series): string | null =>
  own.some((one) => one.id === id) ? `${seriesHref(id)}/words` : null;

/** "at least 70.0%": what is due on a day, whether a value reaches it, and what comes next. */
export function targetWords(target: Target, on: CalendarDate, value: number | null, unit: Unit): TargetWords {
  const words = (wanted: number): string =>
    `${directionWords[target.direction].toLowerCase()} ${valueWords(wanted, unit)}`;
  const due = targetOn(target, on);
  const coming = target.path.find(({ by }) => by > on);
  return {
    text: due === null ? 'None due yet' : words(due),
    reached: value === null || due === null ? null : reaches(target, value, due),
    coming: coming === undefined ? null : `${words(coming.value)} by ${shortDate(coming.by)}`,
  };
}

const mostNamed = 3;

/** "September 2026 and October 2026", the earliest only counted where there are many. */
export function overdueWords({ every }: Series, overdue: readonly Period[]): string {
  const named = overdue.slice(-mostNamed).map((period) => periodWords(every, period));
  const more = overdue.length - named.length;
  return more === 0 ? listed(named) : `${listed(named)}, and ${String(more)} before`;
}

/** Standing figures as rows of a file that can be imported again. */
export function standingRows(held: HeldFigures): readonly (readonly (string | number | null)[])[] {
  const order = groupsOf(held).flatMap(({ series }) => series.map(({ id }) => id));
  return [...held.cells.values()]
    .map(standing)
    .filter((figure) => figure !== null)
    .toSorted((a, b) => order.indexOf(a.series) - order.indexOf(b.series))
    .map(({ series, part, period, value, numerator, denominator, source, document, asAt }) => [series, part, period, value, numerator, denominator, source, document, asAt]); // prettier-ignore
}

/** Rows to fill in: what is overdue, one row each. */
export function overdueRows(held: HeldFigures, today: CalendarDate): readonly (readonly (string | null)[])[] {
  return groupsOf(held).flatMap(({ series }) =>
    series.flatMap((one) =>
      partsOnRecord(held, one, today).flatMap(({ part, overdue, latest }) =>
        overdue.map((period) => [one.id, part, period, null, null, null, latest?.source ?? null, null, null]),
      ),
    ),
  );
}
