import type { IndexEntry } from '../../projections/projection.js';

/** One row to be written, or to be taken away where `json` is null. */
export interface RowChange {
  readonly projection: string;
  readonly key: string;
  readonly json: string | null;
  readonly entries: readonly IndexEntry[];
}

/** How far a projection has read. `stamp` names its version and, where it uses them, the rules it was made under. */
export interface Checkpoint {
  readonly projection: string;
  readonly stamp: string;
  readonly position: number;
}

export interface RangeQuery {
  readonly index: string;
  readonly group: string;
  /** Scores, both included. */
  readonly min?: number;
  readonly max?: number;
  readonly limit?: number;
  readonly offset?: number;
  readonly reverse?: boolean;
}

export interface RangeMember {
  readonly member: string;
  readonly score: number;
  /** Key of the row that the entry belongs to. */
  readonly key: string;
}

/**
 * Where read models live. Also its own injection token. Everything in it can be thrown away and made anew from the log;
 * rows and the checkpoint they bring a projection to are saved together or not at all.
 */
export abstract class ReadModelStore {
  abstract checkpoints(): Promise<readonly Checkpoint[]>;

  /** Writes the rows and moves the checkpoints, in one step. */
  abstract save(changes: readonly RowChange[], checkpoints: readonly Checkpoint[]): Promise<void>;

  /** Replaces every row of the projections and sets their checkpoints, in one step: a reader sees the old or the new. */
  abstract replace(
    projections: readonly string[],
    changes: Iterable<RowChange>,
    checkpoints: readonly Checkpoint[],
  ): Promise<void>;

  abstract get(projection: string, key: string): Promise<string | null>;

  /** Rows by key; keys without a row are absent. */
  abstract getMany(projection: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** Members of a group by score, then by name. */
  abstract range(projection: string, query: RangeQuery): Promise<readonly RangeMember[]>;

  abstract count(projection: string, query: Omit<RangeQuery, 'limit' | 'offset' | 'reverse'>): Promise<number>;

  /** Groups of an index that have members, with how many. */
  abstract groups(projection: string, index: string): Promise<ReadonlyMap<string, number>>;

  /** Every row of a projection, in pages, in the order of keys. */
  abstract all(projection: string): AsyncIterable<readonly { readonly key: string; readonly json: string }[]>;

  /** SHA-256 over every row and entry of a projection: equal for equal tables. */
  abstract digest(projection: string): Promise<string>;

  abstract close(): Promise<void>;
}

/** The read models cannot be read or written just now. The log is not affected. */
export class ReadModelsUnavailable extends Error {
  override readonly name = 'ReadModelsUnavailable';
}
