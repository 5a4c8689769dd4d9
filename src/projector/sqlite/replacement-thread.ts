import { existsSync } from 'node:fs';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Checkpoint, RowChange } from '../read-model-store.js';
import { Signal } from '../signal.js';
import { packed } from './replacement-message.js';
import type { FromReplacement, ReplacementTask, ToReplacement } from './replacement-message.js';

const script = fileURLToPath(new URL('replacement.worker.js', import.meta.url));

/** So many messages may wait to be written: what is derived faster than that waits, and takes up no memory. */
const mostUnderWay = 4;

/** Rows only pass through: room for more of them would be memory that the program is seen to hold. */
const maxYoungGenerationSizeMb = 8;

/**
 * Replaces tables on a thread of its own, so that rows are written while others are still being derived, and the event
 * loop goes on turning meanwhile. Nothing is seen of them until `finish` has resolved.
 */
export class ReplacementThread {
  /** False where the program runs from its TypeScript sources: there is no script to start. */
  static readonly isThere = existsSync(script);

  /** Resolves when the thread has let go of the file. */
  readonly ended: Promise<void>;
  private readonly worker: Worker;
  private readonly changed = new Signal();
  private underWay = 0;
  private failure: Error | null = null;

  constructor(task: ReplacementTask) {
    this.worker = new Worker(script, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb } });
    // Nobody waits for a thread that has nothing to do yet.
    this.worker.unref();
    this.worker.on('message', ({ failed }: FromReplacement) => {
      this.underWay -= 1;
      this.heard(failed);
    });
    this.worker.on('error', (error: Error) => {
      this.heard(error);
    });
    this.ended = new Promise((resolve) => {
      this.worker.on('exit', () => {
        // What it said last may be heard after its end.
        setImmediate(() => {
          this.heard(new Error('The thread that writes the read models has ended'));
          resolve();
        });
      });
    });
  }

  /** Begins to replace every row of these projections. */
  async begin(projections: readonly string[]): Promise<void> {
    this.worker.ref();
    await this.send({ projections }, mostUnderWay);
  }

  /** Resolves when more may be sent. @throws what kept it from being written; nothing is written then. */
  async take(changes: readonly RowChange[]): Promise<void> {
    await this.send({ rows: packed(changes) }, mostUnderWay);
    await turnOfTheLoop();
  }

  /** Resolves when everything stands in the file. @throws as `take`. */
  async finish(checkpoints: readonly Checkpoint[]): Promise<void> {
    await this.send({ checkpoints }, 0);
  }

  /** Leaves everything as it was. */
  async abandon(): Promise<void> {
    this.worker.ref();
    this.worker.postMessage({ checkpoints: null } satisfies ToReplacement);
    await this.ended;
  }

  private async send(message: ToReplacement, mayWait: number): Promise<void> {
    this.underWay += 1;
    this.worker.postMessage(message);
    while (this.failure === null && this.underWay > mayWait) await this.changed.wait();
    if (this.failure !== null) throw this.failure;
  }

  private heard(failure: Error | null): void {
    this.failure ??= failure;
    this.changed.raise();
  }
}
