import { createHash, randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { SessionData } from 'express-session';
import { endAt, endRememberedMs, leftAt, sessionLimits, SessionStore } from './session-store.js';
import type { Done, SessionLeft, TellOfTimes } from './session-store.js';

/**
 * Pages that follow each other at once are one activity: a write for each would be a tenth of the work of a page. A session may
 * end by so much sooner than 30 minutes after the last of them, and never later.
 */
const oneActivityMs = 5_000;

/** Sessions of which it is known when they were prolonged. */
const mostKnown = 10_000;

/**
 * Sessions in `sessions.sqlite` of the data folder, so that a restart signs nobody out and signing out works for every
 * process. The file holds a hash of each session id: whoever reads it cannot sign in with it.
 */
export class SqliteSessionStore extends SessionStore {
  private readonly db: DatabaseSyncInstance;
  private readonly read: StatementSyncInstance;
  private readonly prolonging: StatementSyncInstance;
  /** When this process last wrote that somebody did something, by the hash of their session. */
  private readonly prolongedAt = new Map<string, number>();

  constructor(
    folder: string,
    private readonly now: () => Date,
  ) {
    super();
    const file = join(folder, 'sessions.sqlite');
    this.db = new DatabaseSync(file);
    chmodSync(file, 0o600);
    // What a crash loses here is at most a sign-in, so a commit need not wait for the disk.
    this.db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA busy_timeout = 2000;
      CREATE TABLE IF NOT EXISTS sessions (
        id_hash TEXT PRIMARY KEY, data TEXT NOT NULL, idle_until INTEGER NOT NULL, ends_at INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL);
    `);
    // Both come with every page.
    this.read = this.db.prepare('SELECT data FROM sessions WHERE id_hash = ? AND idle_until > ? AND ends_at > ?');
    this.prolonging = this.db.prepare('UPDATE sessions SET idle_until = ? WHERE id_hash = ? AND idle_until > ?');
  }

  /** Made once and kept beside the sessions. */
  override secret(): string {
    this.db.prepare('INSERT OR IGNORE INTO secret VALUES (1, ?)').run(randomBytes(32).toString('base64url'));
    return (this.db.prepare('SELECT value FROM secret').get() as { value: string }).value;
  }

  override get(sid: string, done: Done<SessionData>): void {
    attempt(done, () => {
      const now = this.now().getTime();
      const row = this.read.get(hash(sid), now, now) as { data: string } | undefined;
      return row === undefined ? null : (JSON.parse(row.data) as SessionData);
    });
  }

  override set(sid: string, data: SessionData, done: Done = () => undefined): void {
    attempt(done, () => {
      const now = this.now().getTime();
      this.sweep(now);
      this.db
        .prepare(
          `INSERT INTO sessions VALUES (?, ?, ?, ?)
           ON CONFLICT (id_hash) DO UPDATE SET data = excluded.data, idle_until = excluded.idle_until`,
        )
        .run(hash(sid), JSON.stringify(data), now + sessionLimits.idleMs, now + sessionLimits.wholeMs);
      return null;
    });
  }

  override prolong(sid: string, done: (error?: unknown) => void): void {
    attempt(done, () => {
      const now = this.now().getTime();
      const key = hash(sid);
      const since = now - (this.prolongedAt.get(key) ?? -Infinity);
      if (since >= 0 && since < oneActivityMs) return null;
      this.prolonging.run(now + sessionLimits.idleMs, key, now);
      if (this.prolongedAt.size >= mostKnown) this.prolongedAt.clear();
      this.prolongedAt.set(key, now);
      return null;
    });
  }

  override left(sid: string): Promise<SessionLeft | null> {
    return Promise.resolve(this.timesOf(sid, leftAt));
  }

  override endOf(sid: string): Promise<'idle' | 'whole' | null> {
    return Promise.resolve(this.timesOf(sid, endAt));
  }

  override destroy(sid: string, done: Done = () => undefined): void {
    attempt(done, () => {
      this.db.prepare('DELETE FROM sessions WHERE id_hash = ?').run(hash(sid));
      return null;
    });
  }

  private timesOf<Told>(sid: string, tell: TellOfTimes<Told>): Told | null {
    const row = this.db.prepare('SELECT idle_until, ends_at FROM sessions WHERE id_hash = ?').get(hash(sid)) as
      { idle_until: number; ends_at: number } | undefined;
    return row === undefined ? null : tell(this.now().getTime(), row.idle_until, row.ends_at);
  }

  /** Of what is over only the times are kept, and those for a day. */
  private sweep(now: number): void {
    this.db.prepare("UPDATE sessions SET data = '' WHERE idle_until <= ? OR ends_at <= ?").run(now, now);
    const forgotten = now - endRememberedMs;
    this.db.prepare('DELETE FROM sessions WHERE idle_until <= ? OR ends_at <= ?').run(forgotten, forgotten);
  }

  /** Nest calls this when the application closes. */
  onModuleDestroy(): void {
    this.db.close();
  }
}

const hash = (sid: string): string => createHash('sha256').update(sid).digest('base64url');

function attempt<Value>(done: Done<Value>, work: () => Value | null): void {
  let value: Value | null;
  try {
    value = work();
  } catch (error) {
    done(error);
    return;
  }
  done(null, value);
}
