import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** Who an opaque id stands for. May be changed and taken out at any time: the log knows the id alone. */
export interface DirectoryEntry {
  readonly id: string;
  readonly name: string;
  /** In small letters; null where it is not known. */
  readonly email: string | null;
  /** The council account that signs in as this person; null until the first sign-in. */
  readonly account: CouncilAccountName | null;
  /** UTC instant. */
  readonly lastSignedIn: string | null;
}

/** A person at the council's own sign-in: `sub` is unique only together with who issued it. */
export interface CouncilAccountName {
  readonly issuer: string;
  readonly subject: string;
}

/** Another person has this e-mail address or this council account. */
export class DirectoryConflict extends Error {
  override readonly name = 'DirectoryConflict';
}

/** The file was made by a later release. */
export class DirectoryTooNew extends Error {
  override readonly name = 'DirectoryTooNew';
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly last_signed_in: string | null;
}

const schemaVersion = 1;

/**
 * Names, e-mail addresses and council accounts of people who work here, in `people.sqlite` of the data folder. Every
 * process of an installation shares the file and sees what another changed at the next question.
 */
export class PeopleDirectory {
  private readonly db: DatabaseSyncInstance;
  private readonly dataVersion: () => number;
  private entries: ReadonlyMap<string, DirectoryEntry> = new Map();
  private seen: number | null = null;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'people.sqlite');
    this.db = new DatabaseSync(file);
    chmodSync(file, 0o600);
    this.db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    // What was taken out of it is to be gone from the file too.
    this.db.exec('PRAGMA secure_delete = ON');
    this.prepareTables(file);
    const version = this.db.prepare('PRAGMA data_version');
    this.dataVersion = () => (version.get() as { data_version: number }).data_version;
  }

  /** Everyone, by id; the same object until something changes. */
  all(): ReadonlyMap<string, DirectoryEntry> {
    // Counts the commits of others; what this process writes forgets the entries itself.
    const version = this.dataVersion();
    if (version !== this.seen) {
      const rows = this.db.prepare('SELECT * FROM people').all() as unknown as readonly Row[];
      this.entries = new Map(rows.map((row) => [row.id, entryOf(row)]));
      this.seen = version;
    }
    return this.entries;
  }

  get(id: string): DirectoryEntry | null {
    return this.all().get(id) ?? null;
  }

  byEmail(email: string): DirectoryEntry | null {
    return this.find((entry) => entry.email === email);
  }

  byAccount({ issuer, subject }: CouncilAccountName): DirectoryEntry | null {
    return this.find(({ account }) => account?.issuer === issuer && account.subject === subject);
  }

  /**
   * Enters a person, or changes name and address of one who is there.
   * @throws DirectoryConflict where the address is another's.
   */
  put({ id, name, email }: Pick<DirectoryEntry, 'id' | 'name' | 'email'>): void {
    this.change(
      `INSERT INTO people (id, name, email) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email`,
      id,
      name,
      email,
    );
  }

  /** Takes a person out. */
  remove(id: string): void {
    this.change('DELETE FROM people WHERE id = ?', id);
  }

  /**
   * From now on this council account signs in as the person, and no other.
   * @returns false where another account already does.
   * @throws DirectoryConflict where the account is another person's.
   */
  bind(id: string, { issuer, subject }: CouncilAccountName): boolean {
    const changes = this.change(
      'UPDATE people SET issuer = ?, subject = ? WHERE id = ? AND issuer IS NULL',
      issuer,
      subject,
      id,
    );
    return changes === 1;
  }

  /** The next council account with the person's verified address signs in as them. */
  forgetAccount(id: string): void {
    this.change('UPDATE people SET issuer = NULL, subject = NULL WHERE id = ?', id);
  }

  noteSignIn(id: string, at: Date): void {
    this.change('UPDATE people SET last_signed_in = ? WHERE id = ?', at.toISOString(), id);
  }

  /** Notes what an administrator wrote about a change of access. Kept here, where it can be taken out. */
  noteWhy(commandId: string, id: string, text: string): void {
    this.change('INSERT OR REPLACE INTO notes VALUES (?, ?, ?)', commandId, id, text);
  }

  /** What was written about changes of one person's access, by command id. */
  notesOf(id: string): ReadonlyMap<string, string> {
    const rows = this.db.prepare('SELECT command_id, note FROM notes WHERE person_id = ?').all(id) as unknown as {
      command_id: string;
      note: string;
    }[];
    return new Map(rows.map(({ command_id: commandId, note }) => [commandId, note]));
  }

  /** Nest calls this when the application closes. */
  onModuleDestroy(): void {
    this.db.close();
  }

  private find(wanted: (entry: DirectoryEntry) => boolean): DirectoryEntry | null {
    for (const entry of this.all().values()) if (wanted(entry)) return entry;
    return null;
  }

  private change(sql: string, ...values: readonly (string | null)[]): number {
    this.seen = null;
    try {
      return this.db.prepare(sql).run(...values).changes;
    } catch (error) {
      if (error instanceof Error && error.message.includes('UNIQUE constraint')) throw new DirectoryConflict();
      throw error;
    }
  }

  private prepareTables(file: string): void {
    const { user_version: version } = this.db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > schemaVersion) {
      this.db.close();
      throw new DirectoryTooNew(`${file} was made by a later release: start that release, or restore a copy`);
    }
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS people (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE, issuer TEXT, subject TEXT, last_signed_in TEXT,
        UNIQUE (issuer, subject)
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS notes (
        command_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, note TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS notes_of ON notes (person_id);
      PRAGMA user_version = ${schemaVersion};
    `);
  }
}

function entryOf({ id, name, email, issuer, subject, last_signed_in: lastSignedIn }: Row): DirectoryEntry {
  const account = issuer === null || subject === null ? null : { issuer, subject };
  return { id, name, email, account, lastSignedIn };
}
