import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const workerScript = fileURLToPath(new URL('read-aside.worker.js', import.meta.url));

/** Smaller files are soon in memory by themselves. */
const worthIt = 67_108_864;

/** What was read so lately is still in the operating system's memory. */
const keptForMs = 20_000;

/** What the thread is asked for: the events of a stream from one revision to another. */
export interface AskedAside {
  readonly stream: string;
  readonly from: number;
  readonly to: number;
}

interface Waiting {
  readonly asked: AskedAside;
  readonly done: () => void;
}

/**
 * Reads streams on a thread of its own before they are read for good, and keeps nothing of them: what the disk has to bring into
 * memory keeps waiting only whoever asked for it, and not everybody whose page is drawn by the event loop meanwhile. A thread
 * that fails is done without.
 */
export class ReadAside {
  private worker: Worker | null = null;
  private failed = false;
  private readonly waiting: Waiting[] = [];
  private lately = new Set<string>();
  private before = new Set<string>();
  private turnedAt = 0;

  constructor(
    private readonly file: string,
    private readonly script = workerScript,
  ) {}

  /** Null where it is not worth a thread, or where the program runs from its TypeScript sources. */
  static of(file: string): ReadAside | null {
    if (!existsSync(workerScript) || (statSync(file, { throwIfNoEntry: false })?.size ?? 0) < worthIt) return null;
    return new ReadAside(file);
  }

  /** Resolves once the events are in memory, or cannot be brought there. Never rejects: reading them for good says why. */
  async brought(asked: AskedAside): Promise<void> {
    if (this.failed || this.isLately(asked.stream)) return;
    const worker = (this.worker ??= this.started());
    await new Promise<void>((done) => {
      if (this.waiting.push({ asked, done }) === 1) worker.ref();
      worker.postMessage(asked);
    });
    this.lately.add(asked.stream);
  }

  async close(): Promise<void> {
    this.failed = true;
    const { worker } = this;
    this.worker = null;
    if (worker === null) return;
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        resolve();
      });
    });
    worker.ref();
    worker.postMessage(null);
    await ended;
  }

  private isLately(stream: string): boolean {
    const now = performance.now();
    if (now - this.turnedAt > keptForMs) {
      this.before = now - this.turnedAt > 2 * keptForMs ? new Set() : this.lately;
      this.lately = new Set();
      this.turnedAt = now;
    }
    return this.lately.has(stream) || this.before.has(stream);
  }

  private started(): Worker {
    const worker = new Worker(this.script, { workerData: this.file, resourceLimits: { maxYoungGenerationSizeMb: 2 } });
    worker.unref();
    // It answers in the order in which it was asked.
    worker.on('message', () => {
      this.waiting.shift()?.done();
      if (this.waiting.length === 0) worker.unref();
    });
    const over = (): void => {
      this.failed = true;
      for (const { done } of this.waiting.splice(0)) done();
    };
    worker.once('error', over);
    worker.once('exit', over);
    return worker;
  }
}
