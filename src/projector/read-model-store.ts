import type { IndexEntry } from '../../projections/projection.js';

/** One row to be written, or to be taken away where `json` is null. */
export interface RowChange {
  readonly projection: string;
  readonly key: string;
  readonly json: string | null;
  readonly entries: readonly IndexEntry[];
}

/** What whoever follows the read models needs of a saved row. */
export type SavedRow = Pick<RowChange, 'projection' | 'key' | 'json'>;

/** Something another process has written; `rows` is null where so much may have changed that all is to be read again. */
export interface SavedElsewhere {
  readonly rows: readonly SavedRow[] | null;
  readonly checkpoints: readonly Checkpoint[];
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
 * rows and the checkpoint they bring a projection to are saved together or not at all. One process at a time leads, and
 * only it may write. Within a group of an index a member's name belongs to one row, which has it there once.
 * Names and keys are in the order of their UTF-8 bytes and hold no NUL; scores are safe integers.
 * Every reading method @throws ReadModelsUnavailable; what is not there is never taken for what cannot be read.
 */
export abstract class ReadModelStore {
  /**
   * Begins a new term as the one process that writes; false if another process leads.
   * `takeOver` ends the other's term: what it still writes is refused.
   */
  abstract lead(options?: { readonly takeOver?: boolean }): Promise<boolean>;

  /** Keeps the term from running out; false if it has ended. Less than two seconds apart is often enough. */
  abstract renew(): Promise<boolean>;

  /** Ends the term, so that another process can lead at once. */
  abstract resign(): Promise<void>;

  /** False where something is missing of what was written for these projections: it must be made anew. */
  abstract intact(projections: readonly string[]): Promise<boolean>;

  /** Calls back for what other processes write, until the returned function is called. */
  abstract onSavedElsewhere(listener: (saved: SavedElsewhere) => void): () => void;

  /** How far each projection has come; absent where there are no rows or they are not whole. */
  abstract checkpoints(): Promise<readonly Checkpoint[]>;

  /**
   * Writes the rows and moves the checkpoints, in one step. `expected` are the checkpoints of the same projections as
   * they were last read or saved; absent for a projection that has none yet.
   * @throws CheckpointMoved, NotLeading, ReadModelsUnavailable; nothing is written then, unless no answer came.
   */
  abstract save(
    changes: readonly RowChange[],
    checkpoints: readonly Checkpoint[],
    expected: readonly Checkpoint[],
  ): Promise<void>;

  /**
   * Replaces every row of the projections and sets their checkpoints, in one step: a reader sees the old or the new.
   * @throws CheckpointMoved, NotLeading, ReadModelsUnavailable; the old is then still there.
   */
  abstract replace(
    projections: readonly string[],
    changes: Iterable<RowChange>,
    checkpoints: readonly Checkpoint[],
  ): Promise<void>;

  /** Many rows are about to be replaced: a store that can gets ready for it meanwhile. */
  prepareToReplace(): void {
    // Most have nothing to get ready.
  }

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

/** Another process has saved since the checkpoints were read: nothing was written. Read them again and carry on. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';

  constructor(readonly projection: string) {
    super(`The checkpoint of ${projection} has moved since it was read: nothing was written`);
  }
}

/** Another process leads, or the term has run out: nothing was written. */
export class NotLeading extends Error {
  override readonly name = 'NotLeading';

  constructor() {
    super('Another process writes the read models, or may do so by now: nothing was written');
  }
}
