import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  NO_STREAM,
  START,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { AppendResult, EventData, RecordedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { setTimeout as delay } from 'node:timers/promises';
import { OutcomeUnknown, StoreTimedOut, StoreUnavailable } from '../event-store-errors.js';
import { avoidClientQueue } from './append-stream.js';
import { waitBefore } from './backoff.js';
import { appendingError, isNotLeader, mayPass, readingError } from './client-errors.js';
import { Places } from './places.js';

export interface ServerClientOptions {
  /** `esdb://` or `esdb+discover://`, with credentials and TLS options. */
  readonly url: string;
  /** How long a request may go without an answer, in milliseconds. */
  readonly patienceMs: number;
}

/** How long the end of every call is waited for. */
const farewellMs = 2_000;

/** How often a reading is tried before the caller is told that the server is away. */
const readingAttempts = 3;

/** The official client behind the errors, time limits and repetitions of the port. */
export class ServerClient {
  readonly client: EventStoreDBClient;
  readonly patienceMs: number;
  private readonly places: Places;
  private disposed = false;

  constructor({ url, patienceMs }: ServerClientOptions) {
    this.client = EventStoreDBClient.connectionString(url);
    this.places = new Places(avoidClientQueue(this.client));
    this.patienceMs = patienceMs;
  }

  /**
   * Appends records to one stream, all or none. @param expectedRevision -1 if the stream must not exist.
   * @throws the client's WrongExpectedVersionError as it is, otherwise errors of the port.
   */
  async append(
    stream: string,
    expectedRevision: number,
    records: readonly EventData[],
    commandId: string,
  ): Promise<AppendResult> {
    await this.places.take();
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.appendOnce(stream, expectedRevision, records, commandId);
        } catch (error) {
          // Another node leads: nothing was written, and the client now knows where to go.
          if (error instanceof WrongExpectedVersionError) throw error;
          if (!isNotLeader(error) || attempt >= readingAttempts) throw appendingError(error, commandId);
          await delay(waitBefore(attempt));
        }
      }
    } finally {
      this.places.give();
    }
  }

  /** Records of a stream in order, `from` and `to` inclusive; empty if there is no such stream. */
  async readStream(stream: string, from: number, to: number): Promise<readonly RecordedEvent[]> {
    return this.retried(async () => {
      const read = this.client.readStream(stream, {
        direction: FORWARDS,
        fromRevision: from === 0 ? START : BigInt(from),
        ...(to === Number.MAX_SAFE_INTEGER ? {} : { maxCount: Math.max(to - from + 1, 1) }),
      });
      try {
        return await this.recordsOf(read);
      } catch (error) {
        if (error instanceof StreamNotFoundError) return [];
        throw error;
      }
    });
  }

  /** Up to `count` records of the whole log, the one at `from` included; `start` and `end` are its two ends. */
  async readAll(
    from: number | 'start' | 'end',
    count: number,
    direction: 'forwards' | 'backwards' = 'forwards',
  ): Promise<readonly RecordedEvent[]> {
    return this.retried(async () => {
      const read = this.client.readAll(
        {
          direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
          fromPosition: from === 'start' ? START : from === 'end' ? END : positionAt(from),
          maxCount: count,
        },
        { highWaterMark: 256 },
      );
      return this.recordsOf(read);
    });
  }

  /** Ends every call. Called once what was begun has been answered. */
  async dispose(): Promise<void> {
    this.disposed = true;
    const ended = new AbortController();
    await Promise.race([this.client.dispose(), delay(farewellMs, null, { signal: ended.signal }).catch(() => null)]);
    ended.abort();
  }

  private appendOnce(
    stream: string,
    expectedRevision: number,
    records: readonly EventData[],
    commandId: string,
  ): Promise<AppendResult> {
    const answer = this.client.appendToStream(stream, [...records], {
      expectedRevision: expectedRevision === -1 ? NO_STREAM : BigInt(expectedRevision),
      requiresLeader: true,
      deadline: this.patienceMs,
    });
    // The deadline is the server's to keep. A server that has stopped keeps none, and a connection that ends without an
    // error never answers.
    return new Promise((resolve, reject) => {
      const silence = setTimeout(() => {
        reject(new OutcomeUnknown(commandId));
      }, this.patienceMs + 1_000);
      void answer.then(resolve, reject).finally(() => {
        clearTimeout(silence);
      });
    });
  }

  private async retried<Result>(read: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      if (this.disposed) throw new StoreUnavailable('The event store is closed');
      try {
        return await read();
      } catch (error) {
        const fault = readingError(error);
        if (attempt >= readingAttempts || !mayPass(fault)) throw fault;
        await delay(waitBefore(attempt));
      }
    }
  }

  /** What a read gives, given up when the server says nothing for too long. */
  private async recordsOf(read: StreamingRead<ResolvedEvent>): Promise<readonly RecordedEvent[]> {
    const records: RecordedEvent[] = [];
    let heard = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - heard > this.patienceMs) {
        read.destroy(new StoreTimedOut('The event store did not answer in time'));
      }
    }, 500);
    let ended = false;
    try {
      for await (const { event } of read.iterator({ destroyOnReturn: false }) as AsyncIterable<ResolvedEvent>) {
        heard = Date.now();
        if (event !== undefined) records.push(event);
      }
      ended = true;
      return records;
    } finally {
      clearInterval(watch);
      if (!ended) await abandon(read, () => read.cancel());
    }
  }
}

interface Abandonable {
  on(event: 'error', listener: (error: Error) => void): unknown;
  resume(): unknown;
}

/** Ends a call whose answers are no longer wanted. What has arrived must still be read, or the call never ends. */
export async function abandon(answers: Abandonable, cancel: () => Promise<void>): Promise<void> {
  answers.on('error', () => undefined);
  answers.resume();
  await cancel().catch(() => undefined);
}

/** Every append of this program commits itself, so that both halves of a position are the same. */
export function positionAt(position: number): { commit: bigint; prepare: bigint } {
  return { commit: BigInt(position), prepare: BigInt(position) };
}
