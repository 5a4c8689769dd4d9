import { companyOf } from '../../projections/published-figures/comparators.js';
import { publishedSeries } from '../../projections/published-figures/published-series.js';
import type { SeriesOfFile } from '../../projections/published-figures/published-series.js';
import { datasetOf, datasets } from '../../workflows/published-figures/datasets.js';
import type { PublishedFiguresEvent } from '../../workflows/published-figures/published-figures.events.js';
import { tablesOf } from '../../workflows/published-figures/published-figures.state.js';
import type { PublishedFiguresHeld } from '../../workflows/published-figures/published-figures.state.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { staffName } from '../cases/staff-names.service.js';
import { instantWords, sentenceDate, shortDate } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import { publishedBeside } from './published-beside.view.js';
import type { PublishedBeside } from './published-beside.view.js';
import { seriesOf } from './published-figures.service.js';

/** Restated figures shown of a file; all are in the record. */
const mostRestated = 20;

/** What is held of one published file. */
export interface StandingLine {
  readonly title: string;
  readonly file: string;
  readonly years: string;
  readonly authorities: string;
  readonly from: string;
  readonly read: string;
}

export function standingLines(held: PublishedFiguresHeld): readonly StandingLine[] {
  const files = datasets.flatMap(({ id, title, file }) => {
    const tables = tablesOf(held, id);
    const last = tables.toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : 1)).at(-1);
    if (last === undefined) return [];
    const codes = new Set(tables.flatMap(({ areas }) => [...areas.values()].filter(({ level }) => level === 'authority').map(({ code }) => code))); // prettier-ignore
    return [{ title, file, years: spanOf(tables.map(({ year }) => year)), authorities: count(codes.size), from: last.file.edition ?? '', read: sentenceDate(last.recordedOn) }]; // prettier-ignore
  });
  const { neighbours } = held;
  if (neighbours === null) return files;
  return [...files, { title: 'Statistical neighbours', file: 'statistical_neighbours.csv', years: '–', authorities: count(neighbours.lists.length), from: neighbours.file.edition ?? '', read: sentenceDate(neighbours.recordedOn) }]; // prettier-ignore
}

/** "2019 to 2024", or each year where some are missing between. */
function spanOf(years: readonly number[]): string {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  return last - first === years.length - 1 && years.length > 2 ? `${first} to ${last}` : years.join(', ');
}

export interface SeriesGroup {
  readonly id: string;
  readonly title: string;
  readonly series: readonly (PublishedBeside & { readonly id: string; readonly measures: SeriesOfFile['measures'] })[];
  readonly notes: readonly string[];
  readonly source: string;
  readonly restated: readonly { readonly of: string; readonly year: number; readonly column: string; readonly was: string }[]; // prettier-ignore
}

/** The published figures by file, each by year; what is to be said of the company once for the file. */
export function seriesGroups(held: PublishedFiguresHeld, home: string): readonly SeriesGroup[] {
  return datasets.flatMap(({ id, title }) => {
    const found = publishedSeries
      .filter(({ dataset }) => dataset === id)
      .flatMap((one) => {
        const series = seriesOf(held, one, home, one.measures[0] ?? '');
        return series === null ? [] : [{ ...publishedBeside(series, home), id: one.id, measures: one.measures }];
      });
    const [first] = found;
    if (first === undefined) return [];
    return [{ id, title, series: found, notes: first.notes, source: first.source, restated: restatedLines(held, id, home) }]; // prettier-ignore
  });
}

/** What later editions restated of those that the authority is compared with, the latest first. */
function restatedLines(held: PublishedFiguresHeld, id: SeriesOfFile['dataset'], home: string): SeriesGroup['restated'] {
  const { region, neighbours } = companyOf(held, home);
  const company = new Set([home, region?.code, 'E92000001', ...neighbours.map(({ code }) => code)]);
  const shares = new Set(datasetOf(id).columns.filter(({ kind }) => kind === 'percent').map(({ name }) => name)); // prettier-ignore
  return tablesOf(held, id)
    .flatMap(
      ({ year, areas, restated }) =>
      restated
        .filter(({ code }) => company.has(code))
        .map(({ code, column, value, until }) => ({ of: areas.get(code)?.name ?? code, year, column, was: `${count(value)}${shares.has(column) ? '%' : ''} until ${shortDate(until)}`, until })), // prettier-ignore
    )
    .toSorted((a, b) => (a.until < b.until ? 1 : -1))
    .slice(0, mostRestated);
}

/** One import as it was recorded. */
export interface ImportLine {
  readonly recorded: string;
  readonly by: string;
  readonly file: string;
  readonly edition: string;
  readonly what: string;
}

/** Every import, the newest first: the years of a file were recorded together. */
export function importLines(
  history: readonly Recorded<PublishedFiguresEvent>[],
  names: StaffNames,
): readonly ImportLine[] {
  const byCommand = new Map<string, Recorded<PublishedFiguresEvent>[]>();
  for (const event of history) byCommand.set(event.commandId, [...(byCommand.get(event.commandId) ?? []), event]);
  return [...byCommand.values()].toReversed().flatMap((events) => {
    const [first] = events;
    if (first === undefined) return [];
    const by = first.actor.id === 'command-line' ? 'The command line' : staffName(names, first.actor.id);
    const head = { recorded: instantWords(first.recordedAt), by };
    if (first.type === 'ComparatorsChosen') return [{ ...head, file: '–', edition: '–', what: `Region and neighbours chosen: ${first.data.reason}` }]; // prettier-ignore
    const { file } = first.data;
    return [{ ...head, file: file.name ?? `SHA-256 ${file.sha256.slice(0, 12)}…`, edition: file.edition ?? '–', what: whatOf(events) }]; // prettier-ignore
  });
}

function whatOf(events: readonly PublishedFiguresEvent[]): string {
  const years: number[] = [];
  let [rows, restated] = [0, 0];
  for (const event of events) {
    if (event.type === 'StatisticalNeighboursRecorded') return `Neighbours of ${count(event.data.lists.length)} authorities`; // prettier-ignore
    if (event.type === 'ComparatorsChosen') continue;
    years.push(event.data.year);
    rows += event.data.areas.length;
    restated += event.data.restated;
  }
  const title = events[0]?.type === 'PublishedFiguresRecorded' ? datasetOf(events[0].data.dataset).title : '';
  return `${title}, ${spanOf(years)}: ${count(rows)} rows${restated === 0 ? '' : `, ${count(restated)} figures restated`}`; // prettier-ignore
}
