import type { Fact } from '../kernel/fact.js';
import type { DatasetId } from './datasets.js';

/** The file that figures came in, as somebody chose it; the file itself is not kept. */
export interface PublishedFile {
  /** Null where its name is not plain. */
  readonly name: string | null;
  readonly sha256: string;
  readonly bytes: number;
  /** What the publication is called, where somebody said so. */
  readonly edition: string | null;
}

/** England, a region or an authority, with its figures of one year in the order of the columns; null where not available. */
export interface PublishedArea {
  readonly level: 'england' | 'region' | 'authority';
  /** England's and a region's of nine characters, an authority's of three figures. */
  readonly code: string;
  readonly name: string;
  /** Of an authority; null for others. */
  readonly region: string | null;
  readonly values: readonly (number | null)[];
}

/**
 * Figures that the Department for Education published of a year were read: those that are new, and those that another edition
 * restates. What stood before stays in the record. `occurredOn` is the day on which they were read.
 */
export type PublishedFiguresRecorded = Fact<
  'PublishedFiguresRecorded',
  {
    readonly file: PublishedFile;
    readonly dataset: DatasetId;
    readonly year: number;
    readonly columns: readonly string[];
    readonly areas: readonly PublishedArea[];
    /** How many of the values take the place of another one. */
    readonly restated: number;
  }
>;

/** An authority of the file of neighbours, with the authorities most like it, the nearest first, by their names. */
export interface NeighbourList {
  readonly name: string;
  /** Null where no authority is known by that name. */
  readonly code: string | null;
  readonly nearest: readonly string[];
}

/** Which authorities are statistical neighbours of which: replaces what was recorded before. */
export type StatisticalNeighboursRecorded = Fact<
  'StatisticalNeighboursRecorded',
  { readonly file: PublishedFile; readonly lists: readonly NeighbourList[] }
>;

/**
 * The authority chose whom it is compared with: one that the published files do not know, because it is new or was never one of
 * them, has no region and no neighbours there. Replaces what it chose before; with neither it is again as the files have it.
 */
export type ComparatorsChosen = Fact<
  'ComparatorsChosen',
  {
    /** Code of the region. */
    readonly region: string | null;
    /** Codes of authorities, the nearest first. */
    readonly neighbours: readonly string[];
    /** Stands in clear and names no child. */
    readonly reason: string;
  }
>;

export type PublishedFiguresEvent = PublishedFiguresRecorded | StatisticalNeighboursRecorded | ComparatorsChosen;
