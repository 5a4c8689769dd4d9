import { hash } from 'node:crypto';
import { datasets } from '../../workflows/published-figures/datasets.js';
import type { Dataset } from '../../workflows/published-figures/datasets.js';
import type { RecordPublishedFile } from '../../workflows/published-figures/published-figures.commands.js';
import type { PublishedFile } from '../../workflows/published-figures/published-figures.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { TableUnreadable, tableLines, textOfFile } from '../held-figures/csv-table.js';
import type { FileFault, TableLine } from '../held-figures/csv-table.js';
import { authorityNamed } from '../sen2/authorities.js';
import { listed } from '../web/words/list-words.js';
import { neighbourLists } from './neighbours-file.js';
import { PublishedRows } from './published-rows.js';

/** Columns that say what a row is about. */
const areaColumns = ['time_period', 'geographic_level', 'country_code', 'region_code', 'region_name', 'old_la_code', 'la_name']; // prettier-ignore
/** Columns that may stand there and mean nothing here. */
const passedOver = new Set(['time_identifier', 'country_name', 'new_la_code', 'breakdown_topic', 'breakdown']);
const neighboursFile = 'statistical_neighbours.csv';

/** What a published file holds, in numbers. */
export interface PublishedSummary {
  /** What the department calls the file. */
  readonly file: string;
  readonly title: string;
  /** Rows that were taken. */
  readonly rows: number;
  readonly years: readonly number[];
  readonly authorities: number;
  /** Rows that tell totals apart, or are of other areas. */
  readonly skipped: number;
  /** Rows that say again what another row says. */
  readonly repeated: number;
  readonly columnsUnknown: readonly string[];
  /** Columns that the file could have and has not. */
  readonly columnsMissing: readonly string[];
  /** Authorities that the file of neighbours names and nobody knows. */
  readonly namesUnknown: readonly string[];
  /** Rows with a percentage that does not follow from its counts: it is shown as printed. */
  readonly contradicted: number;
}

export interface PublishedFileRead {
  /** What would record it; null where it is refused. */
  readonly command: RecordPublishedFile | null;
  readonly summary: PublishedSummary | null;
  /** Everything that is wrong; a file with a fault is refused whole. */
  readonly faults: readonly FileFault[];
}

/** What somebody says about a file beside what is in it. */
export interface FileSaid {
  readonly name: string | null;
  readonly edition: string | null;
}

/** Reads a file of the department's as it is published, and says of every row what is wrong with it. Nothing is recorded. */
export function publishedFileFrom(bytes: Buffer, said: FileSaid, today: CalendarDate): PublishedFileRead {
  const file = { name: plainName(said.name), sha256: hash('sha256', bytes, 'hex'), bytes: bytes.length, edition: said.edition }; // prettier-ignore
  try {
    const [head, ...rows] = tableLines(textOfFile(bytes));
    if (head === undefined) return refused('The file is empty. Download it again and choose it');
    if (rows.length === 0) return refused('The file holds nothing below its first row');
    const heads = head.cells.map((cell) => cell.toLowerCase().trim());
    const twice = heads.find((one, at) => one !== '' && heads.indexOf(one) !== at);
    if (twice !== undefined) return refused(`The column “${twice}” stands twice. Download the file again`);
    if (isOfNeighbours(head)) return neighboursRead(head, rows, file);
    const found = recognised(heads);
    if (found.dataset === null) return { command: null, summary: null, faults: found.faults };
    return figuresRead(found.dataset, heads, rows, file, today);
  } catch (error) {
    if (!(error instanceof TableUnreadable)) throw error;
    return refused(error.message);
  }
}

const refused = (...texts: readonly string[]): PublishedFileRead => ({
  command: null,
  summary: null,
  faults: texts.map((text) => ({ row: null, column: null, text })),
});

/** The name of a file where it is plain; null for one that could hold anything. */
function plainName(name: string | null): string | null {
  return name !== null && /^[\w][\w .()-]{0,99}$/.test(name) ? name : null;
}

/** Whether the first row names authorities: most of its cells do. */
const isOfNeighbours = ({ cells }: TableLine): boolean =>
  cells.length > 1 && cells.filter((cell) => authorityNamed(cell) !== null).length * 2 > cells.length;

/** The file that the columns are of; else what each wanted, and what is missing of the one that comes nearest. */
function recognised(
  heads: readonly string[],
):
  | { readonly dataset: Dataset; readonly faults?: never }
  | { readonly dataset: null; readonly faults: readonly FileFault[] } {
  // prettier-ignore
  const has = (names: readonly string[]): boolean => names.some((name) => heads.includes(name));
  const scored = datasets.map((dataset) => ({
    dataset,
    known: dataset.columns.filter((column) => has(spellings(column))).length,
    missing: [...areaColumns.filter((name) => !has([name])), ...dataset.columns.filter((column) => column.wanted && !has(spellings(column))).map(({ name }) => name)], // prettier-ignore
  }));
  const nearest = scored.toSorted((a, b) => b.known - a.known)[0];
  if (nearest !== undefined && nearest.known > 0) {
    if (nearest.missing.length === 0) return { dataset: nearest.dataset };
    const { dataset, missing } = nearest;
    return { dataset: null, faults: refused(`The file looks like ${dataset.file}, but its first row does not name ${listed(missing)}. It must name ${listed(wantedOf(dataset))}`).faults }; // prettier-ignore
  }
  const shapes = scored.map(({ dataset, missing }) => {
    const wanted = wantedOf(dataset);
    const some = missing.length < wanted.length ? `. Missing here: ${listed(missing)}` : '';
    return `${dataset.file} must name ${listed(wanted)}${some}`;
  });
  return { dataset: null, faults: refused('The file is none of those that are read. Choose one of the files below, as the Department for Education publishes it', ...shapes, `${neighboursFile} must name an authority in each cell of its first row`).faults }; // prettier-ignore
}

const spellings = ({ name, otherwise }: Dataset['columns'][number]): readonly string[] =>
  otherwise === undefined ? [name] : [name, otherwise];
const wantedOf = ({ columns }: Dataset): readonly string[] => [...areaColumns, ...columns.filter(({ wanted }) => wanted).map(({ name }) => name)]; // prettier-ignore

function figuresRead(
  dataset: Dataset,
  heads: readonly string[],
  lines: readonly TableLine[],
  file: PublishedFile,
  today: CalendarDate,
): PublishedFileRead {
  const present = dataset.columns.filter((column) => spellings(column).some((name) => heads.includes(name)));
  const placed = present.map((column) => ({ ...column, at: heads.findIndex((head) => spellings(column).includes(head)) })); // prettier-ignore
  const rows = new PublishedRows(dataset, placed, heads, today);
  for (const line of lines) rows.take(line);
  const { years, faults, counts } = rows.taken();
  const known = new Set([...areaColumns, ...passedOver, ...present.flatMap(spellings)]);
  const summary: PublishedSummary = {
    file: dataset.file,
    title: dataset.title,
    ...counts,
    years: years.map(({ year }) => year),
    columnsUnknown: heads.filter((head) => !known.has(head) && !dataset.readPast.test(head)),
    columnsMissing: dataset.columns.filter((column) => !present.includes(column)).map(({ name }) => name),
    namesUnknown: [],
  };
  if (faults.length > 0) return { command: null, summary, faults };
  if (years.length === 0) {
    return refused('The file holds no totals of England, a region or an authority. Choose the file with its totals in it'); // prettier-ignore
  }
  const data = { file, dataset: dataset.id, columns: present.map(({ name }) => name), years };
  return { command: { type: 'RecordPublishedFigures', data }, summary, faults };
}

function neighboursRead(head: TableLine, lines: readonly TableLine[], file: PublishedFile): PublishedFileRead {
  const { lists, faults, namesUnknown } = neighbourLists(head, lines);
  const summary: PublishedSummary = {
    file: neighboursFile,
    title: 'Statistical neighbours',
    rows: lines.length,
    years: [],
    authorities: lists.length,
    skipped: 0,
    repeated: 0,
    columnsUnknown: [],
    columnsMissing: [],
    namesUnknown,
    contradicted: 0,
  };
  const command = faults.length > 0 ? null : ({ type: 'RecordStatisticalNeighbours', data: { file, lists } } as const);
  return { command, summary, faults };
}
