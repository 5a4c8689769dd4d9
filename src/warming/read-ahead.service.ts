import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { unobserved } from '../read-log/openings.js';

/** Something that the first who asks for it would wait for. */
export interface ReadAheadTask {
  readonly what: string;
  readonly read: () => Promise<unknown>;
}

/**
 * Makes ready after a start what pages hold in memory, one thing after the other, so that nobody who opens the first board or the
 * first figures of the day waits for every plan to be read. Nothing depends on it.
 */
@Injectable()
export class ReadAhead implements OnModuleDestroy {
  private readonly log = new Logger(ReadAhead.name);
  private reading: Promise<void> | null = null;
  private stopped = false;
  private done = false;

  constructor(private readonly tasks: readonly ReadAheadTask[]) {}

  /** Begins, once; resolves when everything has been read or has failed. */
  begin(): Promise<void> {
    this.reading ??= unobserved(() => this.readAll());
    return this.reading;
  }

  /** Whether everything has been read, or has failed: until then single pages take longer. */
  get isDone(): boolean {
    return this.done;
  }

  /** Does not wait: what is being read fails once the stores are closed, and nobody misses it. */
  onModuleDestroy(): void {
    this.stopped = true;
  }

  private async readAll(): Promise<void> {
    for (const { what, read } of this.tasks) {
      if (this.isStopped()) return;
      try {
        await read();
      } catch (error) {
        // Whoever opens the page tries again and sees what is wrong.
        if (!this.isStopped()) this.log.warn(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    this.done = true;
  }

  private isStopped(): boolean {
    return this.stopped;
  }
}
