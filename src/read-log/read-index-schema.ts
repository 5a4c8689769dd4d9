import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { createPrivateFile, createPrivateFolder } from '../event-store/sqlite/data-folder.js';
import { SqliteConnection } from '../event-store/sqlite/sqlite-connection.js';

/** Another number makes every index anew. */
const version = 1;

/**
 * One row a record, and who opened which child. `cases_of_day` has each case that somebody opened on a day once, for the
 * question who opened unusually many. Texts that repeat are kept once.
 */
const schema = `
  CREATE TABLE mark (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, leaf TEXT NOT NULL) STRICT;
  CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE reads (
    position INTEGER PRIMARY KEY, at TEXT NOT NULL, day TEXT NOT NULL, person INTEGER NOT NULL, role TEXT NOT NULL,
    route INTEGER NOT NULL, purpose TEXT NOT NULL, relation TEXT, classes INTEGER NOT NULL, as_at TEXT,
    shown INTEGER NOT NULL, opened INTEGER NOT NULL, first_child INTEGER
  ) STRICT;
  CREATE INDEX reads_by_day ON reads (day);
  CREATE INDEX reads_by_person ON reads (person, day);
  CREATE TABLE children_read (
    child INTEGER NOT NULL, position INTEGER NOT NULL, beyond INTEGER NOT NULL, PRIMARY KEY (child, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE cases_of_day (
    day TEXT NOT NULL, person INTEGER NOT NULL, child INTEGER NOT NULL, outside INTEGER NOT NULL,
    PRIMARY KEY (day, person, child)
  ) STRICT, WITHOUT ROWID;
`;

/** Opens the index, which is made anew where it is of another release or cannot be read. */
export function openReadIndex(file: string): SqliteConnection {
  if (existsSync(file)) {
    const found = openCurrent(file);
    if (found !== null) return found;
    removeReadIndex(file);
  }
  createPrivateFolder(dirname(file));
  createPrivateFile(file);
  const made = connected(file);
  // Several processes may share the folder: whoever comes second finds it made.
  made.transaction(() => {
    if (made.pragma('user_version') === version) return;
    made.exec(schema);
    made.exec(`PRAGMA user_version = ${version}`);
  });
  return made;
}

function removeReadIndex(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

function openCurrent(file: string): SqliteConnection | null {
  let connection: SqliteConnection | null = null;
  try {
    connection = connected(file);
    if (connection.pragma('user_version') === version) return connection;
  } catch {
    // Not a database, or a damaged one: it is made anew from the log.
  }
  connection?.close();
  return null;
}

function connected(file: string): SqliteConnection {
  const connection = new SqliteConnection(file, { timeout: 10_000 });
  // What a crash loses here is read from the log again.
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384');
  return connection;
}
