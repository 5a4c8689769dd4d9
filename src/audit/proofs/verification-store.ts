import { join } from 'node:path';
import { createPrivateFile, createPrivateFolder } from '../../event-store/sqlite/data-folder.js';
import { SqliteConnection } from '../../event-store/sqlite/sqlite-connection.js';
import type { Fault } from '../../event-store/verify.js';
import type { LogHead } from './kept-head.js';

/** What a verified log says of a head that was kept. */
export type HeadAnswer =
  /** Every event up to the head is what it was. */
  | 'contained'
  /** Some event up to the head is another than it was, or stands elsewhere. */
  | 'different'
  /** The log ends before the head. */
  | 'shorter'
  /** An event before the head is not what was written, so that nothing can be compared. */
  | 'damaged';

/** A head that was handed in, or the one of an earlier verification, and what the log says of it. */
export interface ComparedHead {
  readonly head: LogHead;
  /** Null while the verification runs. */
  readonly answer: HeadAnswer | null;
}

export type VerificationState = 'running' | 'done' | 'stopped';

/** One verification of the whole log. */
export interface Verification {
  readonly id: number;
  readonly startedBy: string;
  readonly startedAt: string;
  /** When something was last heard of it. */
  readonly heardAt: string;
  readonly state: VerificationState;
  /** Events verified so far, or in all; each is good. */
  readonly events: number;
  /** Position of the last good event, and that of the log’s end when it began. */
  readonly position: number;
  readonly until: number;
  readonly fault: Fault | null;
  /** Where the log ended, if every event was good. */
  readonly head: LogHead | null;
  /** The head somebody handed in. */
  readonly kept: ComparedHead | null;
  /** The head of the last verification before, in which every event was good. */
  readonly earlier: ComparedHead | null;
}

const columns =
  'id, started_by, started_at, heard_at, state, events, position, until_position, fault, head, kept, earlier';

/** The verifications that were made, in a file of its own beside the log: a log that is doubted does not vouch for itself. */
export class VerificationStore {
  private readonly connection: SqliteConnection;

  constructor(folder: string) {
    createPrivateFolder(folder);
    const file = join(folder, 'verifications.sqlite');
    createPrivateFile(file);
    this.connection = new SqliteConnection(file, { timeout: 2_000 });
    this.connection.exec('PRAGMA journal_mode = WAL');
    this.connection.exec(`CREATE TABLE IF NOT EXISTS verifications (
      id INTEGER PRIMARY KEY AUTOINCREMENT, started_by TEXT NOT NULL, started_at TEXT NOT NULL, heard_at TEXT NOT NULL,
      state TEXT NOT NULL, events INTEGER NOT NULL, position INTEGER NOT NULL, until_position INTEGER NOT NULL,
      fault TEXT, head TEXT, kept TEXT, earlier TEXT) STRICT`);
  }

  /** Begins one, unless another was heard of since `aliveSince`: then null. */
  begin(
    { startedBy, until, kept, earlier }: Pick<Verification, 'startedBy' | 'until' | 'kept' | 'earlier'>,
    now: string,
    aliveSince: string,
  ): Verification | null {
    const begun: number[] = [];
    this.connection.transaction(() => {
      if (this.row("state = 'running' AND heard_at > ?", aliveSince) !== null) return;
      this.connection.prepare("UPDATE verifications SET state = 'stopped' WHERE state = 'running'").run();
      const { lastInsertRowid } = this.connection
        .prepare(
          `INSERT INTO verifications (started_by, started_at, heard_at, state, events, position, until_position, kept, earlier)
           VALUES (?, ?, ?, 'running', 0, 0, ?, ?, ?)`,
        )
        .run(startedBy, now, now, until, json(kept), json(earlier));
      begun.push(Number(lastInsertRowid));
    });
    const [id] = begun;
    return id === undefined ? null : this.find(id);
  }

  /** Notes how far it has come, or how it ended. */
  save({ id, heardAt, state, events, position, fault, head, kept, earlier }: Verification): void {
    this.connection
      .prepare(
        `UPDATE verifications SET heard_at = ?, state = ?, events = ?, position = ?, fault = ?, head = ?, kept = ?,
         earlier = ? WHERE id = ?`,
      )
      .run(heardAt, state, events, position, json(fault), json(head), json(kept), json(earlier), id);
  }

  find(id: number): Verification | null {
    return this.row('id = ?', id);
  }

  /** The one that runs; null where none was heard of since. */
  running(aliveSince: string): Verification | null {
    return this.row("state = 'running' AND heard_at > ?", aliveSince);
  }

  /** The last in which every event was good. */
  lastGood(): Verification | null {
    return this.row('head IS NOT NULL');
  }

  /** The last that came to an end. */
  lastDone(): Verification | null {
    return this.row("state = 'done'");
  }

  /** The newest first. */
  list(limit: number, offset: number): readonly Verification[] {
    return this.connection
      .prepare(`SELECT ${columns} FROM verifications ORDER BY id DESC LIMIT ? OFFSET ?`)
      .all(limit, offset)
      .map((row) => verificationOf(row as Row));
  }

  count(): number {
    return Number(this.connection.get('SELECT count(*) AS n FROM verifications')?.['n'] ?? 0);
  }

  close(): void {
    this.connection.close();
  }

  private row(where: string, ...parameters: (string | number)[]): Verification | null {
    const row = this.connection.get(
      `SELECT ${columns} FROM verifications WHERE ${where} ORDER BY id DESC LIMIT 1`,
      ...parameters,
    );
    return row === undefined ? null : verificationOf(row as Row);
  }
}

type Row = Readonly<
  Record<'id' | 'events' | 'position' | 'until_position', number> &
    Record<'started_by' | 'started_at' | 'heard_at' | 'state', string> &
    Record<'fault' | 'head' | 'kept' | 'earlier', string | null>
>;

function verificationOf(row: Row): Verification {
  return {
    id: row.id,
    startedBy: row.started_by,
    startedAt: row.started_at,
    heardAt: row.heard_at,
    state: row.state as VerificationState,
    events: row.events,
    position: row.position,
    until: row.until_position,
    fault: parsed(row.fault) as Fault | null,
    head: parsed(row.head) as LogHead | null,
    kept: parsed(row.kept) as ComparedHead | null,
    earlier: parsed(row.earlier) as ComparedHead | null,
  };
}

const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));
const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
