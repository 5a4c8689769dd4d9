import type { Position, RecordedEvent } from '@eventstore/db-client';
import { setTimeout as delay } from 'node:timers/promises';
import { LogWentBackwards, StoreDamaged, StoreUnavailable } from '../event-store-errors.js';
import type { OnEvents, StoredEvent, Subscription } from '../event-store.js';
import { waitBefore } from './backoff.js';
import { isTooSlow, mayPass, readingError } from './client-errors.js';
import { FilteredStream } from './filtered-stream.js';
import type { LogReader } from './log-reader.js';
import type { Namespace } from './namespace.js';
import { positionAt } from './server-client.js';
import type { ServerClient } from './server-client.js';
import { RevisionWatch } from './revision-watch.js';
import { positionOf, storedEventOf } from './stored-record.js';
import { Waiters } from '../waiters.js';

export interface Followed {
  readonly server: ServerClient;
  readonly namespace: Namespace;
  readonly log: LogReader;
}

/**
 * Follows the log through a subscription to `$all` that the server filters by prefix. A connection that breaks is made
 * again from the last position handled, as often as it takes; what stops it is its handler, `stop`, or a log that no
 * longer holds what was read from it.
 */
export class FilteredSubscription implements Subscription {
  readonly done: Promise<void>;
  private handled: number;
  private lastLeaf: string | null = null;
  /** How far the server has looked: never behind `handled`, ahead of it past events of others. */
  private looked: Position | null;
  private handling = false;
  private stopping = false;
  private endedBy: Error | null = null;
  private interrupted: Date | null = null;
  private failures = 0;
  private readonly limit: number;
  private readonly watch = new RevisionWatch();
  private readonly waiters = new Waiters();
  private readonly stopped: Promise<void>;
  private signalStop: () => void = () => undefined;

  constructor(
    private readonly followed: Followed,
    { after, limit = 500 }: { after: number; limit?: number },
    private readonly onEvents: OnEvents,
  ) {
    this.handled = after;
    this.looked = after === 0 ? null : positionAt(after);
    this.limit = limit;
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

  get interruptedSince(): Date | null {
    return this.interrupted;
  }

  reached(position: number): Promise<void> {
    if (this.handled >= position) return Promise.resolve();
    if (this.endedBy !== null) return Promise.reject(this.endedBy);
    return this.waiters.until(position);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.endedBy ??= ended();
    this.signalStop();
    await this.done.catch(() => undefined);
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopping) await this.followUntilBroken();
      this.end(ended());
    } catch (error) {
      const reason = error instanceof HandlerFailed ? error.cause : error;
      this.end(reason instanceof Error ? reason : ended());
      throw reason;
    }
  }

  private end(reason: Error): void {
    this.stopping = true;
    this.endedBy = reason;
    this.waiters.reject(reason);
  }

  private async followUntilBroken(): Promise<void> {
    try {
      await this.assertStillThere();
      await this.follow();
    } catch (error) {
      if (error instanceof HandlerFailed) throw error;
      if (isTooSlow(error)) return;
      const fault = error instanceof LogWentBackwards ? error : readingError(error);
      if (!mayPass(fault)) throw fault;
      this.interrupted ??= new Date();
      this.failures += 1;
      await Promise.race([delay(waitBefore(this.failures), null, { ref: false }), this.stopped]);
    }
  }

  /** A server that was restored from an older copy goes on from there as if nothing had happened: so it is asked. */
  private async assertStillThere(): Promise<void> {
    if (this.handled === 0) return;
    const { log } = this.followed;
    const found = await log.eventAt(this.handled);
    if (found === null || (this.lastLeaf !== null && found.leaf !== this.lastLeaf)) {
      throw new LogWentBackwards(this.handled, await log.head());
    }
  }

  private async follow(): Promise<void> {
    const stream = new FilteredStream(this.followed.server, this.followed.namespace, {
      from: this.looked,
      limit: this.limit,
      onConfirmed: () => {
        this.failures = 0;
        this.interrupted = null;
      },
      onLooked: (position) => {
        if (!this.handling) this.looked = position;
      },
    });
    try {
      while (!this.stopping) {
        const records = stream.take();
        if (records.length > 0) await this.handle(this.newOf(records));
        else await Promise.race([stream.arrived(), this.stopped]);
      }
    } finally {
      await stream.close();
    }
  }

  /** Without what was handled before: a server may deliver the same event twice. */
  private newOf(records: readonly RecordedEvent[]): readonly StoredEvent[] {
    const { namespace } = this.followed;
    const events: StoredEvent[] = [];
    let last = this.handled;
    for (const record of records) {
      if (positionOf(record) <= last) continue;
      const event = storedEventOf(record, namespace.streamOf(record.streamId));
      last = event.position;
      events.push(event);
    }
    return events;
  }

  private async handle(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    const missing = this.watch.missingBefore(events);
    if (missing !== null) {
      if (this.watch.foundAgain(missing)) {
        throw new StoreDamaged(
          `Events before revision ${missing.revision} of ${missing.stream} are missing`,
          missing.position,
        );
      }
      throw new StoreUnavailable(`The event store left something out before position ${missing.position}`);
    }
    this.handling = true;
    try {
      await this.onEvents(events);
    } catch (error) {
      throw new HandlerFailed(error);
    } finally {
      this.handling = false;
    }
    this.watch.handled(events);
    this.handled = last.position;
    this.lastLeaf = last.leaf;
    this.looked = positionAt(last.position);
    this.waiters.resolve(this.handled);
  }
}

/** The handler's own error, told apart from the server's. */
class HandlerFailed extends Error {
  constructor(override readonly cause: unknown) {
    super('The handler failed');
  }
}

function ended(): StoreUnavailable {
  return new StoreUnavailable('The subscription has ended');
}
