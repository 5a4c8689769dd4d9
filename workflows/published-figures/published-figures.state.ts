import type { CalendarDate } from '../timetable/calendar-date.js';
import { datasetOf } from './datasets.js';
import type { DatasetId } from './datasets.js';
import type {
  ComparatorsChosen,
  NeighbourList,
  PublishedArea,
  PublishedFile,
  PublishedFiguresRecorded,
} from './published-figures.events.js';

/** What stood in a cell before another edition restated it. */
export interface Restated {
  readonly code: string;
  readonly column: string;
  readonly value: number;
  /** The day on which the other value was read. */
  readonly until: CalendarDate;
}

/** What stands of one file for one year. */
export interface PublishedTable {
  readonly dataset: DatasetId;
  readonly year: number;
  /** By code. Values stand in the order of the dataset's columns. */
  readonly areas: ReadonlyMap<string, PublishedArea>;
  /** The oldest first. */
  readonly restated: readonly Restated[];
  /** The file that something was last taken from. */
  readonly file: PublishedFile;
  readonly recordedOn: CalendarDate;
}

export interface Neighbours {
  readonly lists: readonly NeighbourList[];
  readonly file: PublishedFile;
  readonly recordedOn: CalendarDate;
}

/** Everything recorded of published figures. */
export interface PublishedFiguresHeld {
  /** By `tableKey`. */
  readonly tables: ReadonlyMap<string, PublishedTable>;
  readonly neighbours: Neighbours | null;
  /** Whom the authority chose to be compared with; null where it is as the files have it. */
  readonly chosen: (ComparatorsChosen['data'] & { readonly chosenOn: CalendarDate }) | null;
}

export const nothingPublished: PublishedFiguresHeld = { tables: new Map(), neighbours: null, chosen: null };

export const tableKey = (dataset: DatasetId, year: number): string => `${dataset} ${year}`;

/** The tables of a file, the earliest year first. */
export function tablesOf({ tables }: PublishedFiguresHeld, dataset: DatasetId): readonly PublishedTable[] {
  return [...tables.values()].filter((table) => table.dataset === dataset).toSorted((a, b) => a.year - b.year);
}

/** The value that stands of a column; null where it is not available. */
export function valueOf(table: PublishedTable, area: PublishedArea, column: string): number | null {
  return area.values[columnAt(table.dataset, column)] ?? null;
}

/** Where a column stands among those of its file; -1 for one that is not kept. */
export const columnAt = (dataset: DatasetId, column: string): number =>
  datasetOf(dataset).columns.findIndex(({ name }) => name === column);

/** An area as another edition leaves it: what that edition has no column for stays as it was. */
export function merged(
  before: PublishedArea | undefined,
  given: PublishedArea,
  { dataset, columns }: Pick<PublishedFiguresRecorded['data'], 'dataset' | 'columns'>,
): PublishedArea {
  const values = datasetOf(dataset).columns.map((_, at) => before?.values[at] ?? null);
  for (const [at, column] of columns.entries()) values[columnAt(dataset, column)] = given.values[at] ?? null;
  return { ...given, values };
}

/** Which columns of an area another edition restates, with what stood there. What was not available before is told late, not restated. */
export function restatedBy(
  before: PublishedArea | undefined,
  after: PublishedArea,
  dataset: DatasetId,
): readonly { readonly column: string; readonly value: number }[] {
  return datasetOf(dataset).columns.flatMap(({ name }, at) => {
    const value = before?.values[at] ?? null;
    return value === null || value === (after.values[at] ?? null) ? [] : [{ column: name, value }];
  });
}

/** Whether two rows of an area say the same. */
export function sameArea(a: PublishedArea, b: PublishedArea): boolean {
  return (
    a.name === b.name &&
    a.region === b.region &&
    a.values.length === b.values.length &&
    a.values.every((value, at) => value === b.values[at])
  );
}
