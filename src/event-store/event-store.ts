import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Actor, Fact, FactSource } from '../../workflows/kernel/fact.js';
import { StreamNotFound } from './event-store-errors.js';

/**
 * Personal data of one event about one person, as ciphertext (base64 fields). `ct` is null once it has been blanked after
 * erasure; `digest` (hex SHA-256 of iv, tag and ciphertext) stays, so that the hash chain still verifies.
 */
export interface SealedPart {
  readonly subject: string;
  readonly keyId: string;
  readonly iv: string;
  readonly tag: string;
  readonly ct: string | null;
  readonly digest: string;
}

/** An event as the caller hands it over. `clear` is canonical JSON text; sealing has already happened above the port. */
export interface NewEvent {
  /** `eventIdOf(commandId, index)`: the same for a retry of the same command. */
  readonly eventId: string;
  readonly type: string;
  readonly schema: number;
  /** Civil date `YYYY-MM-DD`: when it happened in the world. */
  readonly occurredOn: string;
  readonly authority: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly source: FactSource;
  readonly clear: string;
  readonly sealed: readonly SealedPart[];
}

/** An event as it was written down. Hashes are lower-case hex; `previous` is 64 zeros for the first event of a stream. */
export interface StoredEvent extends NewEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly recordedAt: string;
  readonly commandId: string;
  /** The store's clock stood before an earlier event's when this one was written: do not order by `recordedAt`. */
  readonly clockSuspect: boolean;
  readonly leaf: string;
  readonly previous: string;
}

/**
 * The clear part of an event as a bare row, for folds over the whole log: about three times faster to read than
 * `StoredEvent`. `clear` is unparsed JSON text: parse it only if the type needs it.
 */
export type ClearRow = readonly [
  position: number,
  stream: string,
  revision: number,
  type: string,
  schema: number,
  occurredOn: string,
  recordedAt: string,
  authority: string,
  clear: string,
];

/** What a fold of one stream needs of an event. `clear` is unparsed JSON text. */
export type FactRow = readonly [position: number, revision: number, type: string, occurredOn: string, clear: string];

/** What a fold over the whole log needs of an event, its clear data parsed: the cheapest way past many events. */
export type LoggedFact = readonly [
  stream: string,
  revision: number,
  type: string,
  occurredOn: string,
  recordedAt: string,
  authority: string,
  data: Fact['data'],
];

/** Events that follow one another in the log; `position` is that of the last. Never empty. */
export interface FactPage {
  readonly position: number;
  readonly facts: readonly LoggedFact[];
}

/** Which command is being carried out. The same id with the same body may be sent again without harm. */
export interface CommandIdentity {
  readonly commandId: string;
  /**
   * Tells one body from another under the same id. Use a keyed hash if the body holds personal data. Left out, it is
   * worked out from the clear content of the events, which says nothing about what was sealed.
   */
  readonly bodyHash?: string;
  /** Only for generators and copy tools: the instant to write down in place of the store's clock. */
  readonly recordedAt?: string;
  /** Only with `recordedAt`: the flag of the event that is copied. */
  readonly clockSuspect?: boolean;
}

/** Where the events of a command stand; the same on every retry, except for `replayed`. */
export interface AppendResult {
  readonly stream: string;
  readonly firstRevision: number;
  readonly revision: number;
  readonly firstPosition: number;
  readonly position: number;
  readonly replayed: boolean;
}

/** A command that was carried out before, with the hash of the body it had. */
export interface CommandRecord extends AppendResult {
  readonly bodyHash: string;
}

/** `after` is exclusive (0 or absent: from the start), `until` inclusive; `limit` is the size of a page. */
export interface ReadAllOptions {
  readonly after?: number;
  readonly until?: number;
  readonly limit?: number;
  /** Only events of these types; a page shorter than `limit` still means the end of the log. */
  readonly types?: readonly string[];
}

export type FactsOptions = Pick<ReadAllOptions, 'after' | 'until' | 'limit'>;

export interface Subscription {
  /** Position of the last event the handler has finished with. */
  readonly position: number;
  /** Since when the store has not been answering (the subscription goes on trying), or null. */
  readonly interruptedSince: Date | null;
  /** Resolves when the handler has finished with this position; rejects if the subscription ends before. */
  reached(position: number): Promise<void>;
  /** Lets the handler finish and delivers nothing more. */
  stop(): Promise<void>;
  /** Resolves after `stop`; rejects with what the handler or the store threw. */
  readonly done: Promise<void>;
}

export type OnEvents = (events: readonly StoredEvent[]) => void | Promise<void>;

/**
 * The log. Also its own injection token. Adapters raise the errors of `event-store-errors.ts` and no others.
 * Nothing may rely on more than this: an append is atomic in one stream, positions rise strictly, readers see every
 * position once and in order.
 */
export abstract class EventStore {
  /** True where positions leave no gaps (SQLite: 1, 2, 3 ...), so that a missing position is damage. */
  abstract readonly contiguousPositions: boolean;

  /**
   * Appends 1 or more events to one stream, all or none; durable when the promise resolves.
   * @param expectedRevision revision of the stream's last event; -1 if the stream must not exist yet.
   * @throws WrongExpectedRevision, CommandIdReused, StoreFull, StoreUnavailable, OutcomeUnknown, StoreDamaged.
   */
  abstract append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
    command: CommandIdentity,
  ): Promise<AppendResult>;

  /** Events of a stream in order, `from` and `to` inclusive; empty if there are none. */
  abstract readStream(stream: string, range?: { from?: number; to?: number }): Promise<readonly StoredEvent[]>;

  /** Of the same events only what a fold needs: the way to fold one stream, at a third of the cost of reading it whole. */
  abstract readFacts(stream: string, range?: { from?: number; to?: number }): Promise<readonly FactRow[]>;

  /** One page of the whole log in order; shorter than `limit` only at its end. */
  abstract readPage(options: ReadAllOptions): Promise<readonly StoredEvent[]>;

  /** The event at a position, or null if none stands there. */
  async eventAt(position: number): Promise<StoredEvent | null> {
    const [event] = await this.readPage({ after: position - 1, until: position, limit: 1 });
    return event ?? null;
  }

  /** One page of clear rows in order; shorter than `limit` only at the end of the log. */
  abstract readClearPage(options: ReadAllOptions): Promise<readonly ClearRow[]>;

  /**
   * Catches up from `after` and then follows, in order and without gaps. The handler gets the next events only after its
   * promise for the last ones has resolved; if it throws, the subscription ends and `done` rejects.
   */
  abstract subscribe(options: { after: number; limit?: number }, onEvents: OnEvents): Subscription;

  /** Position of the last event; 0 in an empty store. */
  abstract head(): Promise<number>;

  /**
   * What the command appended to this stream and under which body, or null if it is not known; `replayed` is true. A store
   * may also know what the command appended to another stream.
   */
  abstract commandResult(commandId: string, stream: string): Promise<CommandRecord | null>;

  /** Finishes what was begun and lets go of files and connections. May be called twice. */
  abstract close(): Promise<void>;

  /** @throws StreamNotFound if the stream has no events. */
  async readExistingStream(stream: string): Promise<readonly StoredEvent[]> {
    const events = await this.readStream(stream);
    if (events.length === 0) throw new StreamNotFound(stream);
    return events;
  }

  /** The whole log in pages. Lets the event loop turn between pages. */
  readAll(options: ReadAllOptions = {}): AsyncGenerator<readonly StoredEvent[], void> {
    return pages(options, 1_000, (page) => this.readPage(page), positionOfEvent);
  }

  /**
   * The whole log in pages of facts: the way to fold it. Lets the event loop turn between pages.
   * @throws StoreDamaged if the clear data of an event are not a JSON object.
   */
  abstract readAllFacts(options?: FactsOptions): AsyncGenerator<FactPage, void>;

  /** The whole log in pages of clear rows. Lets the event loop turn between pages. */
  readAllClear(options: ReadAllOptions = {}): AsyncGenerator<readonly ClearRow[], void> {
    return pages(options, 5_000, (page) => this.readClearPage(page), positionOfRow);
  }
}

const positionOfEvent = (event: StoredEvent): number => event.position;
const positionOfRow = (row: ClearRow): number => row[0];

async function* pages<Item>(
  options: ReadAllOptions,
  defaultLimit: number,
  read: (page: ReadAllOptions) => Promise<readonly Item[]>,
  positionOf: (item: Item) => number,
): AsyncGenerator<readonly Item[], void> {
  const limit = options.limit ?? defaultLimit;
  let after = options.after ?? 0;
  for (;;) {
    const page = await read({ ...options, after, limit });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < limit) return;
    after = positionOf(last);
    await turnOfTheLoop();
  }
}
