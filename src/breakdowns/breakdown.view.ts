import { percentage } from '../../projections/measures/measure.js';
import { barChart } from '../performance/charts/bar-chart.js';
import type { CsvCell } from '../performance/csv.js';
import type { Drawn } from '../performance/charts/rate-chart.js';
import { count } from '../web/words/number-words.js';
import type { Breakdown, BreakdownRow, Cell } from './breakdown.js';
import { breakdownHref } from './breakdown-query.js';
import type { BreakdownQuery } from './breakdown-query.js';
import { groupings, ways } from './groupings.js';
import type { Group } from './groupings.js';
import { publishedBreakdown } from './published-breakdown.js';
import type { PublishedCell } from './published-breakdown.js';
import type { ThingCounted } from './things-counted.js';

/** A number of the table: opened to its cases where there are any and the reader is inside the authority. */
export interface NumberShown {
  readonly text: string;
  readonly href: string | null;
}
export interface TableRow {
  readonly title: string;
  readonly numbers: readonly NumberShown[];
}
export interface TableShown {
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
  readonly total: TableRow;
  /** True where a number was withheld. */
  readonly withheld: boolean;
}

/** Stands in the place of a number that is withheld: the symbol of official statistics for "confidential". */
export const withheldSign = '[c]';
const mostBars = 16;

/** The table as whoever may open the cases sees it. */
export function insideTable(table: Breakdown, thing: ThingCounted, query: BreakdownQuery): TableShown {
  const opens = (number: number, where: Where): NumberShown => ({
    text: count(number),
    href: number === 0 ? null : cellHref(query, where),
  });
  const numbersOf = ({ cells, total }: Omit<BreakdownRow, 'group'>, row: Group | null): readonly NumberShown[] => {
    const split = cells.map(({ all }, at) => opens(all, { row, column: table.columns[at] ?? null }));
    const whole = opens(total.all, { row });
    if (table.columns.length > 0) return [...split, whole];
    if (thing.part === null) return [whole, plain(shareOf(total.all, table.total.all))];
    return [whole, opens(total.part, { row, part: true }), plain(shareOf(total.part, total.all))];
  };
  return {
    heads: headsOf(table, thing, query),
    rows: table.rows.map((row) => ({ title: row.group.title, numbers: numbersOf(row, row.group) })),
    total: { title: 'All', numbers: numbersOf({ cells: table.totals, total: table.total }, null) },
    withheld: false,
  };
}

/** The table as it may be published. */
export function publishedTableOf(
  table: Breakdown,
  thing: ThingCounted,
  query: BreakdownQuery,
  smallest: number,
): TableShown {
  const published = publishedBreakdown(table, thing.part !== null, smallest);
  const known = (number: number | null): NumberShown => plain(number === null ? withheldSign : count(number));
  const shareKnown = (part: number | null, all: number | null): NumberShown =>
    plain(part === null || all === null ? withheldSign : shareOf(part, all));
  const numbersOf = (cells: readonly (number | null)[], total: PublishedCell): readonly NumberShown[] => {
    if (table.columns.length > 0) return [...cells.map(known), known(total.all)];
    if (thing.part === null) return [known(total.all), shareKnown(total.all, published.total.all)];
    return [known(total.all), known(total.part), shareKnown(total.part, total.all)];
  };
  const rows = published.rows.map(({ cells, total }, at) => ({
    title: table.rows[at]?.group.title ?? '',
    numbers: numbersOf(cells, total),
  }));
  const total = { title: 'All', numbers: numbersOf(published.totals, published.total) };
  const withheld = [...rows, total].some(({ numbers }) => numbers.some(({ text }) => text === withheldSign));
  return { heads: headsOf(table, thing, query), rows, total, withheld };
}

/** Bars of the rows, the greatest where there are too many to read. */
export function breakdownChart(table: Breakdown, thing: ThingCounted): (Drawn & { readonly left: number }) | null {
  if (table.total.all === 0) return null;
  const shown = table.rows.slice(0, mostBars);
  const bars = shown.map(({ group, total }) => ({ title: group.short, value: barOf(total, thing), late: false }));
  const label = `${thing.title}: ${shown.map(({ group, total }) => `${group.title} ${barOf(total, thing)}`).join(', ')}`;
  return { ...barChart('breakdown', label, bars, 130), left: table.rows.length - shown.length };
}

export function csvOf({ heads, rows, total }: TableShown): readonly (readonly CsvCell[])[] {
  return [heads, ...[...rows, total].map(({ title, numbers }) => [title, ...numbers.map(({ text }) => text)])];
}

/** The cell of a table that an address opens; a group left out stands for all of them. */
export interface Where {
  readonly row?: Group | null;
  readonly column?: Group | null;
  readonly part?: boolean;
}

/** Address of the cases behind one number of a breakdown. */
export function cellHref(query: BreakdownQuery, { row, column, part }: Where): string {
  const more: Record<string, string> = {};
  if (row != null) more['row'] = row.key;
  if (column != null) more['column'] = column.key;
  if (part === true) more['part'] = 'yes';
  return breakdownHref(query, { form: 'inside' }, '/breakdowns/cases', more);
}

function headsOf({ columns }: Breakdown, thing: ThingCounted, query: BreakdownQuery): readonly string[] {
  const { head } = groupings[ways[query.way].rows];
  if (columns.length > 0) return [head, ...columns.map(({ title }) => title), 'All'];
  return thing.part === null
    ? [head, thing.all, 'Share of all']
    : [head, thing.all, thing.part, `${thing.part}, share`];
}

const barOf = ({ all, part }: Cell, { part: hasPart }: ThingCounted): number => (hasPart === 'Refused' ? part : all);
const plain = (text: string): NumberShown => ({ text, href: null });

function shareOf(part: number, all: number): string {
  const share = percentage(part, all);
  return share === null ? 'No cases' : `${share.toFixed(1)}%`;
}
