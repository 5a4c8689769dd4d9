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

/** So many threads read at once: the events of a case lie in some eighty places of the file, and a disk serves several at a time. */
const mostThreads = 4;

/** One of the threads, and who waits for it: it answers in the order in which it was asked. */
interface Reader {
  readonly worker: Worker;
  readonly waiting: (() => void)[];
  /** Resolves when the thread has let go of the file. */
  readonly ended: Promise<void>;
}

/**
 * Reads streams on threads of their own before they are read for good, and keeps nothing of them: what the disk has to bring into
 * memory keeps waiting only whoever asked for it, and not everybody whose page is drawn by the event loop meanwhile. Threads
 * that fail are done without.
 */
export class ReadAside {
  private readonly readers: Reader[] = [];
  private over = false;
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
    if (this.over || this.isLately(asked.stream)) return;
    const { worker, waiting } = this.leastBusy();
    await new Promise<void>((done) => {
      if (waiting.push(done) === 1) worker.ref();
      worker.postMessage(asked);
    });
    this.lately.add(asked.stream);
  }

  async close(): Promise<void> {
    this.over = true;
    await Promise.all(
      this.readers.splice(0).map(({ worker, ended }) => {
        worker.ref();
        worker.postMessage(null);
        return ended;
      }),
    );
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

  /** One that nobody waits for; another thread as long as there is none. */
  private leastBusy(): Reader {
    const [first, ...others] = this.readers;
    if (first === undefined) return this.started();
    const least = others.reduce((one, other) => (other.waiting.length < one.waiting.length ? other : one), first);
    return least.waiting.length === 0 || this.readers.length >= mostThreads ? least : this.started();
  }

  private started(): Reader {
    const worker = new Worker(this.script, { workerData: this.file, resourceLimits: { maxYoungGenerationSizeMb: 2 } });
    const waiting: Reader['waiting'] = [];
    worker.unref();
    worker.on('message', () => {
      waiting.shift()?.();
      if (waiting.length === 0) worker.unref();
    });
    const letGo = (): void => {
      this.over = true;
      for (const done of waiting.splice(0)) done();
    };
    worker.once('error', letGo);
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        letGo();
        resolve();
      });
    });
    const reader: Reader = { worker, waiting, ended };
    this.readers.push(reader);
    return reader;
  }
}
