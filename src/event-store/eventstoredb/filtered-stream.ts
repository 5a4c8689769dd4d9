import { START, streamNameFilter } from '@eventstore/db-client';
import type { AllStreamSubscription, Position, RecordedEvent, ResolvedEvent } from '@eventstore/db-client';
import { StoreTimedOut, StoreUnavailable } from '../event-store-errors.js';
import type { Namespace } from './namespace.js';
import { abandon } from './server-client.js';
import type { ServerClient } from './server-client.js';

/** The server tells how far it has looked after so many times 32 events that are not of this log. */
const checkpointInterval = 32;

export interface FilteredStreamOptions {
  /** Exclusive; null for the beginning. */
  readonly from: Position | null;
  /** How many events to take at once, and to keep ready. */
  readonly limit: number;
  /** How long the server may say nothing while something is waited for; for ever unless given. */
  readonly patienceMs?: number;
  /** The server has answered. */
  readonly onConfirmed?: () => void;
  /** The server has looked this far; everything of this log up to there has been taken already. */
  readonly onLooked?: (position: Position) => void;
}

/** The events of one log as the server sends them: what is there and then what comes, filtered by prefix on the server. */
export class FilteredStream {
  private readonly subscription: AllStreamSubscription;
  private arrivals: RecordedEvent[] = [];
  private failure: Error | null = null;
  private live = false;
  private waitingSince: number | null = null;
  private wake: () => void = () => undefined;
  private waking = false;
  private readonly watch: NodeJS.Timeout | null;

  constructor(
    server: ServerClient,
    private readonly namespace: Namespace,
    private readonly options: FilteredStreamOptions,
  ) {
    const filter = streamNameFilter({
      prefixes: [namespace.prefix],
      checkpointInterval,
      checkpointReached: (_, position) => {
        if (this.isEmpty) options.onLooked?.(position);
      },
    });
    this.subscription = server.client.subscribeToAll(
      { fromPosition: options.from ?? START, filter },
      { highWaterMark: options.limit },
    );
    this.listen();
    const { patienceMs } = options;
    this.watch =
      patienceMs === undefined
        ? null
        : setInterval(() => {
            this.lookAtTheClock(patienceMs);
          }, 500);
  }

  /** True once the server has sent all that was there. */
  get caughtUp(): boolean {
    return this.live;
  }

  /** True if nothing waits to be taken. */
  get isEmpty(): boolean {
    return this.arrivals.length === 0 && this.subscription.readableLength === 0;
  }

  /** What has arrived; empty if nothing has. */
  take(): readonly RecordedEvent[] {
    const records = this.arrivals;
    this.arrivals = [];
    if (this.subscription.isPaused()) this.subscription.resume();
    return records;
  }

  /** Resolves when there may be something to take. @throws what the client raised, or StoreUnavailable at the end. */
  async arrived(): Promise<void> {
    if (this.arrivals.length > 0) return;
    if (this.failure === null) {
      this.waitingSince = Date.now();
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.waitingSince = null;
    }
    // What came before the failure is taken first.
    if (this.isEmpty && this.failure !== null) throw this.failure;
  }

  async close(): Promise<void> {
    if (this.watch !== null) clearInterval(this.watch);
    await abandon(this.subscription, () => this.subscription.unsubscribe());
  }

  private listen(): void {
    this.subscription.on('confirmation', () => this.options.onConfirmed?.());
    this.subscription.on('data', ({ event }: ResolvedEvent) => {
      if (event === undefined || !this.namespace.holds(event.streamId)) return;
      if (this.arrivals.push(event) >= this.options.limit) this.subscription.pause();
      this.signal();
    });
    this.subscription.on('caughtUp', () => {
      this.live = true;
      this.signal();
    });
    this.subscription.on('error', (error: Error) => {
      this.fail(error);
    });
    for (const name of ['end', 'close'] as const) {
      this.subscription.on(name, () => {
        this.fail(new StoreUnavailable('The event store ended the subscription'));
      });
    }
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.signal();
  }

  /** Wakes whoever waits once this turn of the event loop is over, with all that it brought. */
  private signal(): void {
    if (this.waking) return;
    this.waking = true;
    setImmediate(() => {
      this.waking = false;
      this.wake();
    });
  }

  private lookAtTheClock(patienceMs: number): void {
    if (this.waitingSince === null || Date.now() - this.waitingSince <= patienceMs) return;
    this.fail(new StoreTimedOut('The event store did not answer in time'));
  }
}
