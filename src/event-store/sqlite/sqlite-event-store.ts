import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turnOfTheLoop, setTimeout as delay } from 'node:timers/promises';
import { CatchUpSubscription } from '../catch-up-subscription.js';
import type { Clock } from '../clock.js';
import { systemClock } from '../clock.js';
import { StoreUnavailable } from '../event-store-errors.js';
import { EventStore } from '../event-store.js';
import type {
  AppendResult,
  ClearRow,
  CommandIdentity,
  CommandRecord,
  FactPage,
  FactRow,
  FactsOptions,
  NewEvent,
  OnEvents,
  ReadAllOptions,
  StoredEvent,
  Subscription,
} from '../event-store.js';
import { assertAppendable } from '../new-event-checks.js';
import { createPrivateFile, createPrivateFolder } from './data-folder.js';
import { EventReader } from './event-reader.js';
import { EventWriter } from './event-writer.js';
import { GroupCommit } from './group-commit.js';
import { LogSync } from './log-sync.js';
import { ReadAside } from './read-aside.js';
import { SqliteConnection } from './sqlite-connection.js';
import { portError } from './sqlite-errors.js';
import { assertReadableSchema, makeDurable, prepareSchema } from './sqlite-schema.js';
import { lockForWriting } from './writer-lock.js';

export interface SqliteEventStoreOptions {
  /** Data folder; made with mode 0700 if it is not there. */
  readonly folder: string;
  /** Read beside the writer, from this or another process. Appends raise StoreUnavailable. */
  readonly readOnly?: boolean;
  readonly clock?: Clock;
  /** Name of the database file without its ending: `events` unless a second log (the read log) shares the folder. */
  readonly name?: string;
  /**
   * Commits are synced beside the event loop, and acknowledged once they are. A reader in this process may see an event that a
   * power cut can still take: for a log that no decision rests on.
   */
  readonly syncAside?: boolean;
  /** Streams of a large log are brought into memory beside the event loop before they are read, for pages of many people. */
  readonly readAside?: boolean;
}

/** What is done beside the event loop. */
interface Asides {
  readonly logSync?: LogSync | null;
  readonly readAside?: ReadAside | null;
}

/** How often a reader in another process looks for new events. */
const pollMs = 200;

/** The log in one SQLite file: one writing process, any number of readers beside it. */
export class SqliteEventStore extends EventStore {
  override readonly contiguousPositions = true;
  private readonly reader: EventReader;
  private readonly writer: EventWriter | null;
  private readonly commits: GroupCommit | null;
  private readonly logSync: LogSync | null;
  private readonly readAside: ReadAside | null;
  private readonly subscriptions = new Set<Subscription>();
  private closed = false;
  private closing: Promise<void> | null = null;
  private nextChange: Promise<void> | null = null;
  private signalChange: () => void = () => undefined;

  private constructor(
    private readonly connection: SqliteConnection,
    private readonly lock: SqliteConnection | null,
    clock: Clock,
    { logSync = null, readAside = null }: Asides = {},
  ) {
    super();
    this.logSync = logSync;
    this.readAside = readAside;
    this.reader = new EventReader(connection);
    this.writer = lock === null ? null : new EventWriter(connection, this.reader, clock);
    this.commits =
      this.writer === null
        ? null
        : new GroupCommit(
            connection,
            this.writer,
            () => {
              this.announce();
            },
            logSync === null ? null : () => logSync.sync(),
          );
  }

  /**
   * Opens the store, making it if need be. @throws StoreLocked if another process writes, StoreTooNew, StoreDamaged,
   * StoreUnavailable (not there for reading, or not durable).
   */
  static open(options: SqliteEventStoreOptions): SqliteEventStore {
    const name = options.name ?? 'events';
    const file = join(options.folder, `${name}.sqlite`);
    const clock = options.clock ?? systemClock;
    if (options.readOnly === true) return SqliteEventStore.openReader(file, clock);
    createPrivateFolder(options.folder);
    const lock = lockForWriting(options.folder, join(options.folder, `${name}.lock`), new Date());
    let connection: SqliteConnection | null = null;
    try {
      createPrivateFile(file);
      connection = new SqliteConnection(file, { timeout: 2_000 });
      connection.exec('PRAGMA journal_mode = WAL');
      prepareSchema(connection);
      connection.exec('PRAGMA cache_size = -65536');
      const aside = options.syncAside === true;
      makeDurable(connection, aside ? 'aside' : 'inCommit');
      return new SqliteEventStore(connection, lock, clock, {
        logSync: aside ? new LogSync(file) : null,
        readAside: options.readAside === true ? ReadAside.of(file) : null,
      });
    } catch (error) {
      connection?.close();
      lock.close();
      throw portError(error);
    }
  }

  private static openReader(file: string, clock: Clock): SqliteEventStore {
    if (!existsSync(file)) throw new StoreUnavailable(`There is no event store at ${file}`);
    let connection: SqliteConnection | null = null;
    try {
      connection = new SqliteConnection(file, { readOnly: true, timeout: 2_000 });
      assertReadableSchema(connection);
      connection.exec('PRAGMA cache_size = -65536');
      return new SqliteEventStore(connection, null, clock);
    } catch (error) {
      connection?.close();
      throw portError(error);
    }
  }

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
    command: CommandIdentity,
  ): Promise<AppendResult> {
    this.assertOpen();
    assertAppendable(stream, expectedRevision, events, command);
    if (this.commits === null) throw new StoreUnavailable('The event store was opened for reading only');
    return this.commits.append({ stream, expectedRevision, events, command });
  }

  override async readStream(
    stream: string,
    range: { from?: number; to?: number } = {},
  ): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    const { from = 0, to = Number.MAX_SAFE_INTEGER } = range;
    await this.broughtAside(stream, from, to);
    return this.reader.readStream(stream, from, to);
  }

  override async readFacts(stream: string, range: { from?: number; to?: number } = {}): Promise<readonly FactRow[]> {
    this.assertOpen();
    const { from = 0, to = Number.MAX_SAFE_INTEGER } = range;
    await this.broughtAside(stream, from, to);
    return this.reader.readFacts(stream, from, to);
  }

  override async readPage(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    return Promise.resolve(this.reader.readPage(options));
  }

  override async readClearPage(options: ReadAllOptions): Promise<readonly ClearRow[]> {
    this.assertOpen();
    return Promise.resolve(this.reader.readClearPage(options));
  }

  override async *readAllFacts({
    after = 0,
    until = Number.MAX_SAFE_INTEGER,
    limit = 2_000,
  }: FactsOptions = {}): AsyncGenerator<FactPage, void> {
    for (let read = after; ; read += limit) {
      this.assertOpen();
      const end = Math.min(until, this.reader.head());
      if (read >= end) return;
      const page = this.reader.readFactPage(read, Math.min(read + limit, end));
      if (page !== null) yield page;
      await turnOfTheLoop();
    }
  }

  override subscribe(options: { after: number; limit?: number }, onEvents: OnEvents): Subscription {
    this.assertOpen();
    const subscription = new CatchUpSubscription(this, options, onEvents, () => this.changed());
    this.subscriptions.add(subscription);
    const drop = (): void => void this.subscriptions.delete(subscription);
    subscription.done.then(drop, drop);
    return subscription;
  }

  override async head(): Promise<number> {
    this.assertOpen();
    return Promise.resolve(this.reader.head());
  }

  override async commandResult(commandId: string): Promise<CommandRecord | null> {
    this.assertOpen();
    const row = (this.writer ?? this.reader).ledgerRow(commandId);
    return Promise.resolve(row === null ? null : { ...row.result, bodyHash: row.bodyHash });
  }

  override async close(): Promise<void> {
    this.closing ??= this.letGo();
    return this.closing;
  }

  private async letGo(): Promise<void> {
    await this.commits?.finish();
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    // A handler may have appended while it was being stopped.
    await this.commits?.finish();
    this.closed = true;
    await Promise.all([this.logSync?.close(), this.readAside?.close()]);
    this.connection.close();
    this.lock?.close();
  }

  private async broughtAside(stream: string, from: number, to: number): Promise<void> {
    if (this.readAside === null) return;
    await this.readAside.brought({ stream, from, to });
    this.assertOpen();
  }

  private changed(): Promise<void> {
    if (this.lock === null) return delay(pollMs);
    this.nextChange ??= new Promise((resolve) => {
      this.signalChange = resolve;
    });
    return this.nextChange;
  }

  private announce(): void {
    this.nextChange = null;
    this.signalChange();
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('The event store is closed');
  }
}
