import type { FiguresRecorded, HeldFiguresEvent } from '../../workflows/held-figures/held-figures.events.js';
import type { HeldFigures, KeptFigure, Target } from '../../workflows/held-figures/held-figures.state.js';
import { partKey, reaches, standing, targetOn } from '../../workflows/held-figures/held-figures.state.js';
import { partsOnRecord } from '../../workflows/held-figures/overdue.js';
import type { PartOnRecord } from '../../workflows/held-figures/overdue.js';
import { inTime, lastDayOf } from '../../workflows/held-figures/period.js';
import type { Period } from '../../workflows/held-figures/period.js';
import type { Series } from '../../workflows/held-figures/series.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { staffName } from '../cases/staff-names.service.js';
import { instantWords, sentenceDate, shortDate } from '../web/words/date-words.js';
import { periodWords, valueWords } from '../web/words/held-figure-words.js';
import { figureHref } from './forms/held-form.js';
import { directionWords } from './forms/target.form.js';
import { overdueWords } from './held-figures.view.js';

/** What stands of one part for one period, as a cell of the table. */
export interface FigureCell {
  readonly value: string | null;
  /** "320 of 402". */
  readonly of: string | null;
  /** The values before it, the first one first: "45.0% until 3 Nov 2026". */
  readonly before: readonly string[];
  readonly reached: boolean | null;
  readonly correctHref: string;
  readonly withdrawHref: string | null;
  readonly about: string;
}

export interface PeriodRow {
  readonly period: string;
  readonly cells: readonly FigureCell[];
}

/** The figures of a series by period, the latest first, a column for each part that has any. */
export function periodTable(
  held: HeldFigures,
  series: Series,
  today: CalendarDate,
): { readonly heads: readonly string[]; readonly rows: readonly PeriodRow[] } {
  const parts = partsOnRecord(held, series, today).filter(({ cells, overdue }) => cells.length + overdue.length > 0);
  const periods = [
    ...new Set(parts.flatMap(({ cells, overdue }) => [...cells.map(({ period }) => period), ...overdue])),
  ];
  return {
    heads: parts.map(({ part }) => partTitle(series, part)),
    rows: periods
      .toSorted((a, b) => inTime(series.every, b, a))
      .map((period) => ({
        period: periodWords(series.every, period),
        cells: parts.map((part) => figureCell(held, series, part, period)),
      })),
  };
}

function figureCell(held: HeldFigures, series: Series, { part, cells }: PartOnRecord, period: Period): FigureCell {
  const entries = cells.find((cell) => cell.period === period)?.entries ?? [];
  const last = entries.at(-1);
  const figure = last?.kind === 'figure' ? last : null;
  const target = held.targets.get(partKey({ series: series.id, part }));
  const wanted = target === undefined ? null : targetOn(target, lastDayOf(series.every, period));
  const place = { series: series.id, part, period };
  const { unit } = series;
  return {
    value: figure === null ? null : valueWords(figure.value, unit),
    of: figure?.numerator == null || figure.denominator === null ? null : `${valueWords(figure.numerator, 'count')} of ${valueWords(figure.denominator, 'count')}`, // prettier-ignore
    before: entries.slice(0, -1).flatMap(
      (entry, at) =>
      entry.kind === 'figure' ? [`${valueWords(entry.value, unit)} until ${shortDate(entries[at + 1]?.recordedOn ?? entry.recordedOn)}`] : [], // prettier-ignore
    ),
    reached: figure === null || target === undefined || wanted === null ? null : reaches(target, figure.value, wanted),
    correctHref: figureHref('new', place),
    withdrawHref: figure === null ? null : figureHref('withdraw', place),
    about: `${partTitle(series, part)}, ${periodWords(series.every, period)}`,
  };
}

/** The part as a head of a column; what the series is, where it has none. */
export function partTitle({ parts }: Series, part: string | null): string {
  return parts.find(({ code }) => code === part)?.title ?? 'Figure';
}

/** Targets with where they began and where they lead, in words. */
export function targetRows(
  held: HeldFigures,
  series: Series,
): readonly {
  readonly part: string;
  readonly baseline: string;
  readonly path: string;
  readonly reason: string;
  readonly set: string;
}[] {
  return (series.partName === null ? [null] : series.parts.map(({ code }) => code)).flatMap((part) => {
    const target = held.targets.get(partKey({ series: series.id, part }));
    return target === undefined ? [] : [{ part: part === null ? series.title : partTitle(series, part), ...pathWords(series, target), reason: target.reason, set: sentenceDate(target.setOn) }]; // prettier-ignore
  });
}

function pathWords(
  { unit }: Series,
  { baseline, path, direction }: Target,
): { readonly baseline: string; readonly path: string } {
  return {
    baseline: baseline === null ? 'Not known' : `${valueWords(baseline.value, unit)}, ${sentenceDate(baseline.asAt)}`,
    path: path.map(({ by, value }) => `${directionWords[direction].toLowerCase()} ${valueWords(value, unit)} by ${sentenceDate(by)}`).join('; '), // prettier-ignore
  };
}

/** What is overdue of a series, part by part. */
export function overdueLines(held: HeldFigures, series: Series, today: CalendarDate): readonly string[] {
  return partsOnRecord(held, series, today).flatMap(({ part, overdue }) =>
    overdue.length === 0
      ? []
      : [`${part === null ? '' : `${partTitle(series, part)}: `}${overdueWords(series, overdue)}`],
  );
}

/** One thing that was recorded of a series. */
export interface RecordLine {
  readonly recorded: string;
  readonly by: string;
  readonly part: string;
  readonly period: string;
  readonly what: string;
  readonly source: string;
  readonly asAt: string;
  readonly reason: string;
}

/** Everything that was recorded of a series, the newest first: every value, and who wrote it down when. */
export function recordLines(
  history: readonly Recorded<HeldFiguresEvent>[],
  series: Series,
  names: StaffNames,
): readonly RecordLine[] {
  return history.toReversed().flatMap((event) => {
    const head = { recorded: instantWords(event.recordedAt), by: staffNameOf(event, names) };
    return linesOf(event, series).map((line) => ({ ...head, ...line }));
  });
}

function staffNameOf({ actor }: Recorded, names: StaffNames): string {
  return actor.id === 'command-line' ? 'The command line' : staffName(names, actor.id);
}

function linesOf(event: Recorded<HeldFiguresEvent>, series: Series): readonly Omit<RecordLine, 'recorded' | 'by'>[] {
  const none = { source: '–', asAt: '–' };
  switch (event.type) {
    case 'FiguresRecorded':
      return event.data.figures
        .filter((one) => one.series === series.id)
        .map((one) => figureLine(event.data, one, series));
    case 'FigureWithdrawn': {
      const { series: id, part, period, reason } = event.data;
      return id === series.id ? [{ ...none, part: partTitle(series, part), period: periodWords(series.every, period), what: 'Taken out', reason }] : []; // prettier-ignore
    }
    case 'SeriesTargetSet': {
      const { series: id, part, reason } = event.data;
      const { path } = pathWords(series, { ...event.data, revision: event.revision, setOn: event.occurredOn });
      return id === series.id
        ? [{ ...none, part: partTitle(series, part), period: '–', what: `Target: ${path}`, reason }]
        : [];
    }
    case 'SeriesDefined':
      return event.data.id === series.id
        ? [{ ...none, part: '–', period: '–', what: 'Series described', reason: '–' }]
        : [];
  }
}

function figureLine(
  data: FiguresRecorded['data'],
  figure: FiguresRecorded['data']['figures'][number],
  series: Series,
): Omit<RecordLine, 'recorded' | 'by'> {
  const corrects = figure.corrects !== null;
  return {
    part: partTitle(series, figure.part),
    period: periodWords(series.every, figure.period),
    what: `${valueWords(figure.value, series.unit)}${corrects ? ' (in the place of another)' : ''}${data.file === null ? '' : ', from a file'}`,
    source: figure.document === null ? figure.source : `${figure.source}, ${figure.document}`,
    asAt: shortDate(figure.asAt),
    reason: corrects ? (data.reason ?? '–') : '–',
  };
}

/** Rows of the download: every value that was recorded. */
export function recordCsv(lines: readonly RecordLine[]): readonly (readonly string[])[] {
  const head = ['recorded', 'by', 'part', 'period', 'what', 'source', 'as at', 'why'];
  return [head, ...lines.map(({ recorded, by, part, period, what, source, asAt, reason }) => [recorded, by, part, period, what, source, asAt, reason])]; // prettier-ignore
}

/** The figures of one part that stand, the earliest first. */
export function standingOf({ cells }: PartOnRecord): readonly KeptFigure[] {
  return cells.map(standing).filter((figure) => figure !== null);
}
