import { Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { unobserved } from '../read-log/openings.js';
import type { ProjectorService } from './projector.service.js';

/** What is being recorded just now is not waited for beyond a moment, milliseconds. */
const longestWait = 250;

/**
 * The life of an index over the log that is held in memory only: read once from end to end at the first question, kept up with
 * what is saved, read anew where read models are replaced or reading failed.
 */
export abstract class IndexFromLog implements OnModuleDestroy {
  private readonly log: Logger;
  private building: Promise<void> | null = null;
  private complete = false;
  private stopped = false;
  private readonly stopListening: readonly (() => void)[];

  /** Another number whenever what is held may have changed. */
  version = 0;

  /**
   * @param views projections whose rows tell, by their key, of a stream that was added to.
   * @param failure what is said in the log of the application where reading fails.
   */
  protected constructor(
    projector: Pick<ProjectorService, 'onRowsSaved' | 'onRowsReplaced'>,
    views: readonly string[],
    private readonly failure: string,
  ) {
    this.log = new Logger(new.target.name);
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        const touched = changes.filter(({ projection }) => views.includes(projection)).map(({ key }) => key);
        // Before the first question nothing is read: the build will find these streams itself.
        if (touched.length > 0 && this.building !== null) this.afterwards(() => this.readAnew(touched));
      }),
      projector.onRowsReplaced(() => {
        if (this.building === null) return;
        this.complete = false;
        this.afterwards(() => this.buildWhole());
      }),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const stop of this.stopListening) stop();
    await this.building;
    this.forgetAll();
  }

  /** Whether everything recorded so far is known. */
  get isComplete(): boolean {
    return this.complete;
  }

  /** Resolves when everything recorded so far is known, or could not be read. */
  async ready(): Promise<void> {
    this.begin();
    if (this.complete) await Promise.race([this.building, setTimeout(longestWait, undefined, { ref: false })]);
    else await this.building;
  }

  /** Begins to read, where nobody has asked before. */
  protected begin(): void {
    this.building ??= unobserved(() => this.buildWhole()).catch(this.failed.bind(this));
  }

  /** Once the application ends, reading stops where it is. */
  protected get isStopped(): boolean {
    return this.stopped;
  }

  protected abstract forgetAll(): void;
  /** Reads the log from end to end. */
  protected abstract build(): Promise<void>;
  /** Reads single streams that were added to. */
  protected abstract readAnew(streams: Iterable<string>): Promise<void>;

  private async buildWhole(): Promise<void> {
    this.forgetAll();
    await this.build();
    this.complete = !this.stopped;
  }

  private afterwards(work: () => Promise<void>): void {
    this.building = (this.building ?? Promise.resolve()).then(work).catch(this.failed.bind(this));
  }

  private failed(error: unknown): void {
    // The next question tries again; until then nothing is said to be complete.
    this.building = null;
    this.complete = false;
    this.log.error(this.failure, error instanceof Error ? error.stack : undefined);
  }
}
