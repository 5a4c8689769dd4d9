import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createPrivateFile, createPrivateFolder } from '../event-store/sqlite/data-folder.js';
import { SqliteConnection } from '../event-store/sqlite/sqlite-connection.js';
import { isMoving } from './import-entry.js';
import type { ImportEntry } from './import-entry.js';

/** How long a process on another machine may be silent before its import counts as cut off. */
const silenceMs = 15_000;

interface Turn {
  readonly importId: string;
  readonly host: string;
  readonly pid: number;
  readonly instance: string;
  readonly beatAt: number;
}

/**
 * Every import with its state, in `imports.sqlite` of the data folder, and whose turn it is: one import runs at a time,
 * whichever process runs it. All processes of an installation share the folder.
 */
export class ImportRegister {
  private readonly connection: SqliteConnection;
  private readonly instance = randomUUID();

  constructor(folder: string) {
    createPrivateFolder(folder);
    const file = join(folder, 'imports.sqlite');
    createPrivateFile(file);
    this.connection = new SqliteConnection(file, { timeout: 2_000 });
    this.connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA secure_delete = ON;
      CREATE TABLE IF NOT EXISTS imports (
        id TEXT PRIMARY KEY, uploaded_at TEXT NOT NULL, asked_at TEXT NOT NULL, state TEXT NOT NULL, entry TEXT NOT NULL
      ) STRICT;
      CREATE TABLE IF NOT EXISTS turn (
        one INTEGER PRIMARY KEY CHECK (one = 1), import_id TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL,
        instance TEXT NOT NULL, beat_at INTEGER NOT NULL
      ) STRICT;
    `);
  }

  add(entry: ImportEntry): void {
    this.put(entry);
  }

  find(id: string): ImportEntry | null {
    const row = this.connection.get('SELECT entry FROM imports WHERE id = ?', id);
    return row === undefined ? null : entryOf(row);
  }

  /** The latest first. */
  latest(most: number): readonly ImportEntry[] {
    return this.all('SELECT entry FROM imports ORDER BY uploaded_at DESC, id LIMIT ?', most);
  }

  /** Changes one import; `null` leaves it as it is. Gives it as it then is; null where there is none. */
  change(id: string, change: (entry: ImportEntry) => ImportEntry | null): ImportEntry | null {
    let after: ImportEntry | null = null;
    this.connection.transaction(() => {
      const before = this.find(id);
      if (before === null) return;
      const changed = change(before);
      if (changed !== null) this.put(changed);
      after = changed ?? before;
    });
    return after;
  }

  /** The import whose turn it now is, for this process to run; null where none waits or another runs. */
  takeTurn(startedAt: string): ImportEntry | null {
    let taken: ImportEntry | null = null;
    this.connection.transaction(() => {
      const turn = this.turn();
      if (turn !== null && !this.isOver(turn)) return;
      this.connection.exec('DELETE FROM turn');
      // Whose process ended while it ran. Nothing is lost: what was recorded stands, and the rest is read again.
      for (const entry of this.inState('running')) this.put({ ...entry, state: 'cutOff', endedAt: startedAt });
      const [next] = this.inState('waiting');
      if (next === undefined) return;
      taken = { ...next, state: 'running', startedAt };
      this.put(taken);
      this.connection
        .prepare('INSERT INTO turn VALUES (1, ?, ?, ?, ?, ?)')
        .run(next.id, hostname(), process.pid, this.instance, Date.now());
    });
    return taken;
  }

  /** Says that the import still runs. False where the turn was given to another process meanwhile. */
  beat(): boolean {
    const { changes } = this.connection
      .prepare('UPDATE turn SET beat_at = ? WHERE instance = ?')
      .run(Date.now(), this.instance);
    return changes > 0;
  }

  giveBackTurn(): void {
    this.connection.prepare('DELETE FROM turn WHERE instance = ?').run(this.instance);
  }

  /** Imports whose file is still here and was brought before an instant; none that waits or runs. */
  keptSince(before: string): readonly ImportEntry[] {
    const old = this.all('SELECT entry FROM imports WHERE uploaded_at < ?', before);
    return old.filter((entry) => entry.removedAt === null && !isMoving(entry));
  }

  /** Others that brought the very same file, the latest first. */
  ofSameFile({ id, sha256 }: ImportEntry): readonly ImportEntry[] {
    const same =
      "SELECT entry FROM imports WHERE json_extract(entry, '$.sha256') = ? ORDER BY uploaded_at DESC LIMIT 50";
    return this.all(same, sha256).filter((entry) => entry.id !== id);
  }

  close(): void {
    this.connection.close();
  }

  private put(entry: ImportEntry): void {
    this.connection
      .prepare(
        `INSERT INTO imports VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET uploaded_at = excluded.uploaded_at, asked_at = excluded.asked_at, state = excluded.state, entry = excluded.entry`,
      )
      .run(entry.id, entry.uploadedAt, entry.askedAt, entry.state, JSON.stringify(entry));
  }

  private inState(state: ImportEntry['state']): readonly ImportEntry[] {
    return this.all('SELECT entry FROM imports WHERE state = ? ORDER BY asked_at, id', state);
  }

  private all(sql: string, ...values: readonly (string | number)[]): readonly ImportEntry[] {
    return (this.connection.prepare(sql).all(...values) as Record<string, unknown>[]).map(entryOf);
  }

  private turn(): Turn | null {
    const row = this.connection.get('SELECT import_id AS importId, host, pid, instance, beat_at AS beatAt FROM turn');
    return (row as Turn | undefined) ?? null;
  }

  /**
   * Whether nobody runs what the turn was given for. This process asks only while it runs nothing; of one on another machine
   * only its silence tells.
   */
  private isOver({ host, pid, instance, beatAt }: Turn): boolean {
    if (instance === this.instance || (host === hostname() && (pid === process.pid || !runs(pid)))) return true;
    return Date.now() - beatAt > silenceMs;
  }
}

function entryOf(row: Record<string, unknown>): ImportEntry {
  return JSON.parse(String(row['entry'])) as ImportEntry;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else runs, though it may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
