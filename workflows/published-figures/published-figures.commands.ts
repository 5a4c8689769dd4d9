import type { Command } from '../kernel/decider.js';
import type { DatasetId } from './datasets.js';
import type { ComparatorsChosen, NeighbourList, PublishedArea, PublishedFile } from './published-figures.events.js';

/** What a file says of one year. */
export interface PublishedYearOfFile {
  readonly year: number;
  readonly areas: readonly PublishedArea[];
}

/** A published file was read: what stands already as it says is passed over, the rest is recorded together or not at all. */
export interface RecordPublishedFigures extends Command<'RecordPublishedFigures'> {
  readonly data: {
    readonly file: PublishedFile;
    readonly dataset: DatasetId;
    readonly columns: readonly string[];
    readonly years: readonly PublishedYearOfFile[];
  };
}
export interface RecordStatisticalNeighbours extends Command<'RecordStatisticalNeighbours'> {
  readonly data: { readonly file: PublishedFile; readonly lists: readonly NeighbourList[] };
}

export interface ChooseComparators extends Command<'ChooseComparators'> {
  readonly data: ComparatorsChosen['data'];
}

/** What a file that was read would record. */
export type RecordPublishedFile = RecordPublishedFigures | RecordStatisticalNeighbours;
export type PublishedFiguresCommand = RecordPublishedFile | ChooseComparators;
