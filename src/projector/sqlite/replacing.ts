import type { SqliteConnection } from '../../event-store/sqlite/sqlite-connection.js';
import type { Checkpoint, RowChange } from '../read-model-store.js';
import { ReplacementThread } from './replacement-thread.js';
import { TableReplacement } from './table-replacement.js';

/** Rows are handed on so many at a time; fewer than that are not worth a thread. */
const rowsAtOnce = 256;

/** Replaces tables of a file in one transaction: many rows on a thread of their own, few here. */
export class Replacing {
  private ready: ReplacementThread | null = null;
  private ended: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: SqliteConnection) {}

  /** Starts the thread, which takes a while, for rows that are on their way. */
  prepare(): void {
    if (this.ready !== null || !ReplacementThread.isThere) return;
    this.ready = new ReplacementThread({ file: this.database.file });
    this.ended = Promise.all([this.ended, this.ready.ended]);
  }

  async replace(
    projections: readonly string[],
    changes: Iterable<RowChange>,
    checkpoints: readonly Checkpoint[],
  ): Promise<void> {
    const batches = batchesOf(changes);
    const first = batches.next().value ?? [];
    if (first.length === rowsAtOnce) this.prepare();
    const thread = this.ready;
    if (thread === null) {
      this.replaceHere(projections, chained(first, batches), checkpoints);
      return;
    }
    this.ready = null;
    try {
      await thread.begin(projections);
      for (const batch of chained(first, batches)) await thread.take(batch);
      await thread.finish(checkpoints);
    } catch (error) {
      await thread.abandon();
      throw error;
    }
  }

  /** Resolves when no thread has the file open any more. */
  async close(): Promise<void> {
    await this.ready?.abandon();
    this.ready = null;
    await this.ended;
  }

  private replaceHere(
    projections: readonly string[],
    batches: Iterable<readonly RowChange[]>,
    checkpoints: readonly Checkpoint[],
  ): void {
    this.database.transaction(() => {
      const replacement = new TableReplacement(this.database, projections);
      for (const batch of batches) replacement.take(batch);
      replacement.finish(checkpoints);
    });
  }
}

function* batchesOf(changes: Iterable<RowChange>): Generator<readonly RowChange[], void> {
  let batch: RowChange[] = [];
  for (const change of changes) {
    batch.push(change);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function* chained<Item>(first: Item, rest: Iterable<Item>): Generator<Item, void> {
  yield first;
  yield* rest;
}
