import { WrongExpectedVersionError } from '@eventstore/db-client';
import type { RecordedEvent } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import { systemClock } from '../clock.js';
import { CommandIdReused, StoreUnavailable, WrongExpectedRevision } from '../event-store-errors.js';
import { EventStore } from '../event-store.js';
import type {
  AppendResult,
  ClearRow,
  CommandIdentity,
  CommandRecord,
  FactPage,
  FactRow,
  FactsOptions,
  LoggedFact,
  NewEvent,
  OnEvents,
  ReadAllOptions,
  StoredEvent,
  Subscription,
} from '../event-store.js';
import { assertAppendable, bodyHashOf } from '../new-event-checks.js';
import { waitBefore } from './backoff.js';
import { FilteredSubscription } from './filtered-subscription.js';
import { InTurn } from './in-turn.js';
import { KnownStreams } from './known-streams.js';
import type { KnownStream } from './known-streams.js';
import { LogReader } from './log-reader.js';
import { Namespace } from './namespace.js';
import { ServerClient } from './server-client.js';
import { clearRowOf, factRowOf, loggedFactOf, positionOf, recordOf, storedEventOf } from './stored-record.js';
import { writtenEvents } from './written-events.js';

/** How often a reader looks for what the server has already counted. */
const mostLooks = 8;

export interface EventStoreDbOptions {
  /** Connection string: `esdb://` or `esdb+discover://`, with credentials and TLS options. */
  readonly url: string;
  /** Streams of this log carry it before their names, so that a server may hold other things as well. */
  readonly namespace: string;
  /** Appends raise StoreUnavailable. */
  readonly readOnly?: boolean;
  readonly clock?: Clock;
  /** How long a request may go without an answer, in milliseconds; 10 seconds unless given. */
  readonly patienceMs?: number;
}

/**
 * The log in EventStoreDB 23.10 or later, or KurrentDB: any number of processes write and read. Positions are places in
 * the server's transaction file, which rise strictly and leave gaps.
 *
 * A command id is known exactly within its stream, where the events carry it. That the same id was used for another stream
 * is noticed only while this process remembers it: the server has no atomic append to two streams.
 */
export class EventStoreDbEventStore extends EventStore {
  override readonly contiguousPositions = false;
  private readonly server: ServerClient;
  private readonly namespace: Namespace;
  private readonly log: LogReader;
  private readonly clock: Clock;
  /** Tells this process's attempts at a command from another's. */
  private readonly writer = randomUUID();
  private readonly readOnly: boolean;
  private readonly known = new KnownStreams();
  private readonly turns = new InTurn();
  private readonly subscriptions = new Set<Subscription>();
  private lastTrusted = '';
  private closing: Promise<void> | null = null;
  private closed = false;

  constructor({ url, namespace, readOnly = false, clock = systemClock, patienceMs = 10_000 }: EventStoreDbOptions) {
    super();
    this.server = new ServerClient({ url, patienceMs });
    this.namespace = new Namespace(namespace);
    this.log = new LogReader(this.server, this.namespace);
    this.readOnly = readOnly;
    this.clock = clock;
  }

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
    command: CommandIdentity,
  ): Promise<AppendResult> {
    this.assertOpen();
    assertAppendable(stream, expectedRevision, events, command);
    if (this.readOnly) throw new StoreUnavailable('The event store was opened for reading only');
    // One at a time in a stream: what is known of it is then what the last one left.
    return this.turns.run(stream, () => this.appendInTurn(stream, expectedRevision, events, command));
  }

  override async readStream(
    stream: string,
    { from = 0, to = Number.MAX_SAFE_INTEGER }: { from?: number; to?: number } = {},
  ): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    const records = await this.recordsOf(stream, from, to);
    return records.map((record) => storedEventOf(record, stream));
  }

  override async readFacts(
    stream: string,
    { from = 0, to = Number.MAX_SAFE_INTEGER }: { from?: number; to?: number } = {},
  ): Promise<readonly FactRow[]> {
    this.assertOpen();
    return (await this.recordsOf(stream, from, to)).map(factRowOf);
  }

  override async readPage(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    return this.log.page(options, storedEventOf);
  }

  override async readClearPage(options: ReadAllOptions): Promise<readonly ClearRow[]> {
    this.assertOpen();
    return this.log.page(options, clearRowOf);
  }

  /** Positions leave gaps that cannot be read from, so that there is no asking for what follows the one before. */
  override async eventAt(position: number): Promise<StoredEvent | null> {
    this.assertOpen();
    return this.log.eventAt(position);
  }

  override readAll(options: ReadAllOptions = {}): AsyncGenerator<readonly StoredEvent[], void> {
    this.assertOpen();
    return this.log.streamed(options, 1_000, storedEventOf);
  }

  override readAllClear(options: ReadAllOptions = {}): AsyncGenerator<readonly ClearRow[], void> {
    this.assertOpen();
    return this.log.streamed(options, 5_000, clearRowOf);
  }

  override async *readAllFacts(options: FactsOptions = {}): AsyncGenerator<FactPage, void> {
    this.assertOpen();
    let position = 0;
    const make = (record: RecordedEvent, stream: string): LoggedFact => {
      position = positionOf(record);
      return loggedFactOf(record, stream);
    };
    for await (const facts of this.log.streamed(options, 2_000, make)) yield { position, facts };
  }

  override subscribe(options: { after: number; limit?: number }, onEvents: OnEvents): Subscription {
    this.assertOpen();
    const subscription = new FilteredSubscription(
      { server: this.server, namespace: this.namespace, log: this.log },
      options,
      onEvents,
    );
    this.subscriptions.add(subscription);
    const drop = (): void => void this.subscriptions.delete(subscription);
    subscription.done.then(drop, drop);
    return subscription;
  }

  override async head(): Promise<number> {
    this.assertOpen();
    return this.log.head();
  }

  override async commandResult(commandId: string, stream: string): Promise<CommandRecord | null> {
    this.assertOpen();
    const known = this.known.command(commandId);
    if (known !== undefined) return known;
    return this.turns.run(stream, async () => (await this.caughtUp(stream)).commands.get(commandId) ?? null);
  }

  override close(): Promise<void> {
    this.closing ??= this.letGo();
    return this.closing;
  }

  private async letGo(): Promise<void> {
    await this.turns.finished();
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    // A handler may have appended while it was being stopped.
    await this.turns.finished();
    this.closed = true;
    await this.server.dispose();
  }

  private async appendInTurn(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
    command: CommandIdentity,
  ): Promise<AppendResult> {
    const bodyHash = command.bodyHash ?? bodyHashOf(stream, events);
    const again = (before: CommandRecord | undefined): AppendResult | null =>
      before === undefined ? null : answerAgain(before, bodyHash, command.commandId);
    const before = again(this.known.command(command.commandId));
    if (before !== null) return before;
    // A stream that is not known and must not exist need not be asked for: the server refuses the append if it does.
    let state = this.known.get(stream) ?? (expectedRevision === -1 ? null : await this.caughtUp(stream));
    if (state !== null && state.revision !== expectedRevision) {
      state = await this.caughtUp(stream);
      const found = again(state.commands.get(command.commandId));
      if (found !== null) return found;
      if (state.revision !== expectedRevision) {
        throw new WrongExpectedRevision(stream, expectedRevision, state.revision);
      }
    } else if (state !== null) {
      const found = again(state.commands.get(command.commandId));
      if (found !== null) return found;
    }
    try {
      return await this.write(stream, state ?? this.known.extend(stream, null, []), events, command, bodyHash);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const now = await this.caughtUp(stream, Number(error.actualVersion === 'no_stream' ? -1n : error.actualVersion));
      const found = again(now.commands.get(command.commandId));
      if (found !== null) return found;
      throw new WrongExpectedRevision(stream, expectedRevision, now.revision);
    }
  }

  private async write(
    stream: string,
    state: KnownStream,
    events: readonly NewEvent[],
    command: CommandIdentity,
    bodyHash: string,
  ): Promise<AppendResult> {
    const trusted = this.lastTrusted > state.lastTrusted ? this.lastTrusted : state.lastTrusted;
    const written = writtenEvents({ stream, state, events, command, now: this.clock.now(), trusted });
    const firstRevision = state.revision + 1;
    const records = written.map((event) => recordOf({ event, bodyHash, firstRevision }, this.writer));
    const last = written.at(-1);
    if (last === undefined) throw new RangeError(`Command ${command.commandId} appends no events`);
    const { commandId } = command;
    let position: number;
    let firstPosition: number;
    try {
      const answer = await this.server.append(this.namespace.nameOf(stream), state.revision, records, commandId);
      position = Number(answer.position?.commit ?? -1n);
      firstPosition = records.length === 1 ? position : await this.firstPositionOf(stream, firstRevision);
    } catch (error) {
      this.known.forget(stream);
      throw error;
    }
    if (!last.clockSuspect && last.recordedAt > this.lastTrusted) this.lastTrusted = last.recordedAt;
    this.log.saw(position);
    const result = { stream, firstRevision, revision: last.revision, firstPosition, position };
    const end = { leaf: last.leaf, recordedAt: last.clockSuspect ? '' : last.recordedAt };
    this.known.appended(state, end, commandId, { ...result, bodyHash, replayed: true });
    return { ...result, replayed: false };
  }

  private async firstPositionOf(stream: string, revision: number): Promise<number> {
    const [first] = await this.recordsOf(stream, revision, revision);
    if (first === undefined) throw new StoreUnavailable(`The event store does not show what was written to ${stream}`);
    return positionOf(first);
  }

  /**
   * What the stream holds now: what was known of it, and all that has been written since. The server judges appends by
   * what it is still writing, and shows that to readers a moment later: `atLeast` is waited for.
   */
  private async caughtUp(stream: string, atLeast = -1): Promise<KnownStream> {
    for (let attempt = 1; ; attempt += 1) {
      const known = this.known.get(stream) ?? null;
      const records = await this.recordsOf(stream, (known?.revision ?? -1) + 1, Number.MAX_SAFE_INTEGER);
      const now = this.known.extend(stream, known, records);
      if (now.revision >= atLeast) return now;
      if (attempt >= mostLooks)
        throw new StoreUnavailable(`The event store does not show revision ${atLeast} of ${stream}`);
      await delay(waitBefore(attempt));
    }
  }

  private recordsOf(stream: string, from: number, to: number): Promise<readonly RecordedEvent[]> {
    if (to < from) return Promise.resolve([]);
    return this.server.readStream(this.namespace.nameOf(stream), from, to);
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('The event store is closed');
  }
}

function answerAgain(before: CommandRecord, bodyHash: string, commandId: string): AppendResult {
  if (before.bodyHash !== bodyHash) throw new CommandIdReused(commandId);
  const { stream, firstRevision, revision, firstPosition, position } = before;
  return { stream, firstRevision, revision, firstPosition, position, replayed: true };
}
