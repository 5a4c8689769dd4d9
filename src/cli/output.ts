import { SingleBar } from 'cli-progress';
import { setTimeout as delay } from 'node:timers/promises';

/** Where results and words go: results on standard output, everything else on standard error. */
export interface Output {
  line(text: string): void;
  json(value: unknown): void;
  note(text: string): void;
  progress(what: string): Progress;
}

export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

/** How often a line is written where there is no terminal to draw a bar on. */
const lineEveryMs = 5_000;

export const terminalOutput: Output = {
  line(text) {
    process.stdout.write(`${text}\n`);
  },
  json(value) {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  },
  note(text) {
    process.stderr.write(`${text}\n`);
  },
  progress: (what) => (process.stderr.isTTY ? bar(what) : lines(what)),
};

function bar(what: string): Progress {
  const drawn = new SingleBar({
    format: `${what} [{bar}] {percentage}% | {value} of {total} | {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: false,
  });
  let started = false;
  return {
    update(done, total) {
      if (!started) drawn.start(total, done);
      started = true;
      drawn.setTotal(total);
      drawn.update(done);
    },
    stop() {
      if (started) drawn.stop();
    },
  };
}

function lines(what: string): Progress {
  let last = performance.now();
  return {
    update(done, total) {
      if (performance.now() - last < lineEveryMs) return;
      last = performance.now();
      process.stderr.write(`${what}: ${done} of ${total}\n`);
    },
    stop: () => undefined,
  };
}

/** Lets what was written reach a pipe before the process ends. */
export async function flushed(): Promise<void> {
  while (process.stdout.writableLength > 0) await delay(5);
}
