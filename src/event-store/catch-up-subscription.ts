import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { StoreUnavailable } from './event-store-errors.js';
import type { EventStore, OnEvents, Subscription } from './event-store.js';
import { Waiters } from './waiters.js';

/**
 * Follows a store by reading pages after the last position handled, so that order, completeness and backpressure are those
 * of the pages. `changed` resolves when there may be more to read, or when the subscription is to look again.
 */
export class CatchUpSubscription implements Subscription {
  readonly done: Promise<void>;
  private handled: number;
  private stopping = false;
  private readonly stopped: Promise<void>;
  private signalStop: () => void = () => undefined;
  private readonly waiters = new Waiters();

  constructor(
    private readonly store: Pick<EventStore, 'readPage'>,
    private readonly options: { after: number; limit?: number },
    private readonly onEvents: OnEvents,
    private readonly changed: () => Promise<void>,
  ) {
    this.handled = options.after;
    this.stopped = new Promise((resolve) => {
      this.signalStop = resolve;
    });
    this.done = this.run();
    // Whoever cares awaits `done`; nobody doing so must not bring the process down.
    this.done.catch(() => undefined);
  }

  get position(): number {
    return this.handled;
  }

  /** A file beside this process does not go away and come back. */
  get interruptedSince(): Date | null {
    return null;
  }

  reached(position: number): Promise<void> {
    if (this.handled >= position) return Promise.resolve();
    if (this.stopping) return Promise.reject(ended());
    return this.waiters.until(position);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.signalStop();
    await this.done.catch(() => undefined);
  }

  private async run(): Promise<void> {
    try {
      // The subscriber has its subscription in hand before the first event arrives.
      await turnOfTheLoop();
      while (!this.isStopping()) await this.deliverOrWait();
      this.waiters.reject(ended());
    } catch (error) {
      this.stopping = true;
      this.waiters.reject(error);
      throw error;
    }
  }

  private async deliverOrWait(): Promise<void> {
    // Asked for before reading: a commit between the read and the wait must not be missed.
    const changed = this.changed();
    const page = await this.store.readPage({ after: this.handled, limit: this.options.limit ?? 500 });
    const last = page.at(-1);
    if (this.isStopping()) return;
    if (last === undefined) {
      await Promise.race([changed, this.stopped]);
      return;
    }
    await this.onEvents(page);
    this.handled = last.position;
    this.waiters.resolve(this.handled);
    await turnOfTheLoop();
  }

  private isStopping(): boolean {
    return this.stopping;
  }
}

function ended(): StoreUnavailable {
  return new StoreUnavailable('The subscription has ended');
}
