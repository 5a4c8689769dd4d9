import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { EventStore } from '../event-store/event-store.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { ProjectorService } from '../projector/projector.service.js';

/** What the lists have taken in; events are null where there were too many to name. */
export interface Happened {
  readonly events: readonly StoredEvent[] | null;
  /** Position up to which this tells. */
  readonly upTo: number;
}

export type OnHappened = (happened: Happened) => Promise<void>;

/** What comes within this time is told together. */
const gatherMs = 100;
const pageSize = 500;
/** An import adds more than anybody can be told of: past this many events only that there was much. */
const mostNamed = 2_000;

/**
 * What has been recorded, by this process or another, as soon as lists and cases show it. Reads the log only while
 * somebody listens.
 */
@Injectable()
export class LiveFeed implements OnModuleDestroy {
  private readonly log = new Logger('Live');
  private listener: OnHappened | null = null;
  private told = 0;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly events: EventStore,
    private readonly projector: ProjectorService,
  ) {
    const look = this.look.bind(this);
    this.stopListening = [projector.onRowsSaved(look), projector.onRowsReplaced(look)];
  }

  /** Position up to which the listener has been told, or never need be. */
  get position(): number {
    return this.told;
  }

  /** Tells from now on, until `rest`. What was before is asked for by `between`. */
  follow(listener: OnHappened): void {
    if (this.listener === null) this.told = this.projector.position;
    this.listener = listener;
  }

  rest(): void {
    this.listener = null;
  }

  /** Looks in a moment whether lists have moved: what is saved is announced before the position moves. */
  look(): void {
    if (this.listener === null) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.running = (this.running ?? Promise.resolve()).then(() => this.tell());
    }, gatherMs).unref();
  }

  /** What was recorded after one position up to another. */
  async between(after: number, upTo: number): Promise<Happened> {
    const found: StoredEvent[] = [];
    for (let from = after; from < upTo;) {
      const page = await this.events.readPage({ after: from, until: upTo, limit: pageSize });
      found.push(...page);
      if (found.length > mostNamed) return { events: null, upTo };
      if (page.length < pageSize) break;
      from = page.at(-1)?.position ?? upTo;
    }
    return { events: found, upTo };
  }

  async onModuleDestroy(): Promise<void> {
    for (const stop of this.stopListening) stop();
    if (this.timer !== null) clearTimeout(this.timer);
    this.listener = null;
    await this.running;
  }

  private async tell(): Promise<void> {
    const { listener } = this;
    const { position } = this.projector;
    if (listener === null || position <= this.told) return;
    const before = this.told;
    try {
      const happened = await this.between(before, position);
      // Whoever begins to listen now catches up to here by themselves.
      this.told = position;
      await listener(happened);
    } catch (error) {
      // The next look tells of it again; who has been told takes nothing in twice.
      this.told = before;
      this.log.debug(`Open pages could not be told: ${error instanceof Error ? error.name : typeof error}`);
    }
  }
}
