import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { KeptEntry } from './kept-form-store.js';
import { KeptFormStore, mostFormsEach } from './kept-form-store.js';

type Row = readonly [keptAt: number, until: number, sealed: Uint8Array];

/** Half-filled forms in `kept-forms.sqlite` of the data folder. */
export class SqliteKeptFormStore extends KeptFormStore {
  private readonly db: DatabaseSyncInstance;

  constructor(
    folder: string,
    private readonly now: () => Date,
  ) {
    super();
    const file = join(folder, 'kept-forms.sqlite');
    this.db = new DatabaseSync(file);
    chmodSync(file, 0o600);
    // A crash may lose what was typed last; what is deleted leaves nothing behind.
    this.db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA busy_timeout = 2000;
      PRAGMA secure_delete = ON;
      CREATE TABLE IF NOT EXISTS kept_forms (
        owner TEXT NOT NULL, form TEXT NOT NULL, kept_at INTEGER NOT NULL, until INTEGER NOT NULL, sealed BLOB NOT NULL,
        PRIMARY KEY (owner, form)
      ) WITHOUT ROWID;
    `);
    this.forgetOld();
  }

  override put({ owner, form, keptAt, until, sealed }: KeptEntry): Promise<void> {
    return this.settled(() => {
      this.forgetOld();
      this.db
        .prepare(
          `INSERT INTO kept_forms VALUES (?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET kept_at = excluded.kept_at, until = excluded.until, sealed = excluded.sealed`,
        )
        .run(owner, form, keptAt.getTime(), until.getTime(), sealed);
      this.db
        .prepare(
          `DELETE FROM kept_forms WHERE owner = ?1 AND form NOT IN
             (SELECT form FROM kept_forms WHERE owner = ?1 ORDER BY kept_at DESC LIMIT ${mostFormsEach})`,
        )
        .run(owner);
    });
  }

  override get(owner: string, form: string): ReturnType<KeptFormStore['get']> {
    return this.settled(() => {
      const statement = this.db.prepare(
        'SELECT kept_at, until, sealed FROM kept_forms WHERE owner = ? AND form = ? AND until > ?',
      );
      statement.setReturnArrays(true);
      const row = statement.get(owner, form, this.now().getTime()) as Row | undefined;
      if (row === undefined) return null;
      const [keptAt, until, sealed] = row;
      return { keptAt: new Date(keptAt), until: new Date(until), sealed: Buffer.from(sealed) };
    });
  }

  override remove(owner: string, form: string): Promise<void> {
    return this.settled(() => {
      this.db.prepare('DELETE FROM kept_forms WHERE owner = ? AND form = ?').run(owner, form);
    });
  }

  /** Nest calls this when the application closes. */
  onModuleDestroy(): void {
    this.db.close();
  }

  private forgetOld(): void {
    this.db.prepare('DELETE FROM kept_forms WHERE until <= ?').run(this.now().getTime());
  }

  private settled<Answer>(work: () => Answer): Promise<Answer> {
    return new Promise((resolve) => {
      resolve(work());
    });
  }
}
