import { StoreTooNew, StoreUnavailable } from '../event-store-errors.js';
import type { SqliteConnection } from './sqlite-connection.js';

export const schemaVersion = 2;

/** "EHCe": tells `file` and people what this database is. */
const applicationId = 0x45484365;

/**
 * Columns of a rebuild come first: SQLite stops decoding a row at the last column asked for. Hashes are BLOBs of 32 bytes,
 * passed and read as hex, since a BLOB that crosses into JavaScript costs more than text.
 *
 * Blanking the ciphertext of an erased person is the one change an event may see: whoever does it lists the positions in
 * `blanking`, updates `sealed` alone, and empties the list again, in one transaction.
 */
const version1 = `
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    type_id INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    occurred_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    authority TEXT NOT NULL,
    clear TEXT NOT NULL,
    clock_suspect INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_role TEXT NOT NULL,
    on_behalf_of TEXT,
    command_id TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    causation_id TEXT,
    source TEXT NOT NULL,
    leaf BLOB NOT NULL,
    previous BLOB NOT NULL,
    sealed TEXT,
    UNIQUE (stream_id, revision)
  ) STRICT;
  CREATE TABLE commands (
    command_id TEXT PRIMARY KEY,
    body_hash TEXT NOT NULL,
    stream_id INTEGER NOT NULL,
    first_revision INTEGER NOT NULL,
    first_position INTEGER NOT NULL,
    events INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE blanking (position INTEGER PRIMARY KEY) STRICT;

  CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER events_are_not_updated BEFORE UPDATE OF position, stream_id, revision, type_id, schema, occurred_on,
    recorded_at, authority, clear, clock_suspect, event_id, actor_id, actor_role, on_behalf_of, command_id,
    correlation_id, causation_id, source, leaf, previous ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER sealed_is_only_blanked BEFORE UPDATE OF sealed ON events
    WHEN OLD.position NOT IN (SELECT position FROM blanking)
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events
    WHEN NEW.position <= (SELECT coalesce(max(position), 0) FROM events)
      OR EXISTS (SELECT 1 FROM events WHERE stream_id = NEW.stream_id AND revision = NEW.revision)
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER commands_are_not_deleted BEFORE DELETE ON commands
    BEGIN SELECT RAISE(ABORT, 'commands are append-only'); END;
  CREATE TRIGGER commands_are_not_updated BEFORE UPDATE ON commands
    BEGIN SELECT RAISE(ABORT, 'commands are append-only'); END;
  CREATE TRIGGER streams_are_not_deleted BEFORE DELETE ON streams
    BEGIN SELECT RAISE(ABORT, 'streams are append-only'); END;
  CREATE TRIGGER streams_are_not_updated BEFORE UPDATE ON streams
    BEGIN SELECT RAISE(ABORT, 'streams are append-only'); END;
  CREATE TRIGGER types_are_not_deleted BEFORE DELETE ON types
    BEGIN SELECT RAISE(ABORT, 'types are append-only'); END;
  CREATE TRIGGER types_are_not_updated BEFORE UPDATE ON types
    BEGIN SELECT RAISE(ABORT, 'types are append-only'); END;
`;

/**
 * The ledger of commands is written in batches: events up to `upto` are in it. Those after say themselves which command
 * wrote them, the first of each also under which body.
 */
const version2 = `
  ALTER TABLE events ADD COLUMN body_hash TEXT;
  CREATE TABLE ledger_mark (upto INTEGER NOT NULL) STRICT;
  INSERT INTO ledger_mark SELECT coalesce(max(position), 0) FROM events;

  CREATE TRIGGER body_hash_is_not_updated BEFORE UPDATE OF body_hash ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
  CREATE TRIGGER ledger_mark_only_moves_on BEFORE UPDATE ON ledger_mark
    WHEN NEW.upto < OLD.upto OR NEW.upto > (SELECT max(position) FROM events)
    BEGIN SELECT RAISE(ABORT, 'commands are append-only'); END;
  CREATE TRIGGER ledger_mark_is_not_deleted BEFORE DELETE ON ledger_mark
    BEGIN SELECT RAISE(ABORT, 'commands are append-only'); END;
  CREATE TRIGGER ledger_mark_is_one BEFORE INSERT ON ledger_mark
    BEGIN SELECT RAISE(ABORT, 'commands are append-only'); END;
`;

/** What leads from each version to the next; a new file takes all of these steps. None is ever changed. */
const steps: readonly string[] = [version1, version2];

/** @throws StoreTooNew if a later release wrote the file, StoreUnavailable if it is empty or something else. */
export function assertReadableSchema(connection: SqliteConnection): void {
  const found = connection.pragma('user_version');
  if (found > schemaVersion) throw new StoreTooNew(connection.file, found, schemaVersion);
  if (found < 1) throw new StoreUnavailable(`${connection.file} holds no event store yet`);
}

/**
 * Makes the tables in an empty file, and brings a file of an earlier version up to date: all or nothing, in one
 * transaction. @throws StoreTooNew if a later release wrote it.
 */
export function prepareSchema(connection: SqliteConnection): void {
  const found = connection.pragma('user_version');
  if (found > schemaVersion) throw new StoreTooNew(connection.file, found, schemaVersion);
  if (found === schemaVersion) return;
  connection.exec(`BEGIN IMMEDIATE; ${steps.slice(found).join('')} PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${schemaVersion}; COMMIT`);
}

/** Where what is committed is synced: in the commit itself, or beside it by whoever acknowledges it (`LogSync`). */
export type SyncedWhere = 'inCommit' | 'aside';

/** As SQLite counts the modes: NORMAL leaves the sync of a commit out, and keeps those before and after a checkpoint. */
const modes = { inCommit: { name: 'FULL', number: 2 }, aside: { name: 'NORMAL', number: 1 } } as const;

/**
 * Makes every commit reach the disk before it is acknowledged. The driver is compiled to fall back to NORMAL at the first
 * write in WAL mode, while the pragma still answers FULL before it: so it is set, something is written, and it is asked.
 * @throws StoreUnavailable if commits would not be synced.
 */
export function makeDurable(connection: SqliteConnection, where: SyncedWhere = 'inCommit'): void {
  const { name, number } = modes[where];
  connection.exec(`PRAGMA synchronous = ${name}`);
  connection.exec(`PRAGMA user_version = ${connection.pragma('user_version')}`);
  const synchronous = connection.pragma('synchronous');
  const journal = connection.get('PRAGMA journal_mode')?.journal_mode;
  if (synchronous !== number || journal !== 'wal') {
    throw new StoreUnavailable(
      `${connection.file} would not be durable: synchronous is ${synchronous} and journal_mode ${String(journal)}, not ${number} and wal`,
    );
  }
}
