import type { IndexEntry } from '../../../projections/projection.js';
import type { SqliteConnection } from '../../event-store/sqlite/sqlite-connection.js';
import type { Checkpoint, RowChange } from '../read-model-store.js';

/** Crossing into the database costs more than a row does: several rows cross at once. */
const rowsAtOnce = 8;
const entriesAtOnce = 16;
/** Entries wait for so many others, to be written in the order of their table; bounds the memory of a long rebuild. */
const mostWaiting = 10_000;

export const entryIndex = 'CREATE INDEX entry_of_row ON entry (projection, key)';

/**
 * Replaces every row and entry of the projections. For the inside of a transaction; rows come once each, best in the
 * order of projections and then of keys, since a table written in its own order is written at its end.
 */
export class TableReplacement {
  private readonly writer: TableWriter;

  constructor(
    private readonly database: SqliteConnection,
    projections: readonly string[],
  ) {
    // Made anew from sorted keys at the end, at a third of the cost of keeping it up entry by entry.
    database.exec('DROP INDEX entry_of_row');
    empty(database, projections);
    this.writer = new TableWriter(database);
  }

  take(changes: Iterable<RowChange>): void {
    for (const change of changes) this.writer.take(change);
  }

  finish(checkpoints: readonly Checkpoint[]): void {
    this.writer.finish();
    this.database.exec(entryIndex);
    moveCheckpoints(this.database, checkpoints);
  }
}

export function moveCheckpoints(database: SqliteConnection, checkpoints: readonly Checkpoint[]): void {
  const move = database.prepare('INSERT OR REPLACE INTO checkpoint (projection, stamp, position) VALUES (?, ?, ?)');
  for (const { projection, stamp, position } of checkpoints) move.run(projection, stamp, position);
}

function empty(database: SqliteConnection, projections: readonly string[]): void {
  const others = database.get(
    'SELECT 1 FROM row WHERE projection NOT IN (SELECT value FROM json_each(?)) LIMIT 1',
    JSON.stringify(projections),
  );
  if (others === undefined) {
    // Without a condition SQLite lets go of whole pages. Entries belong to rows: where no other rows are, no other entries.
    database.exec('DELETE FROM entry; DELETE FROM row');
    return;
  }
  for (const projection of projections) {
    database.prepare('DELETE FROM entry WHERE projection = ?').run(projection);
    database.prepare('DELETE FROM row WHERE projection = ?').run(projection);
  }
}

type Groups = Map<string, Waiting[]>;

/** Rows and entries of one projection that have not been written yet. */
interface Waiters {
  rows: string[];
  readonly indexes: Map<string, Groups>;
}

class TableWriter {
  private readonly waiting = new Map<string, Waiters>();
  private entries = 0;
  private projection = '';
  private readonly statements = new Map<string, ReturnType<SqliteConnection['prepare']>>();

  constructor(private readonly database: SqliteConnection) {}

  take({ projection, key, json, entries }: RowChange): void {
    if (json === null) return;
    // A projection's entries are written when its last row has come: rows of the next may still be on their way.
    if (projection !== this.projection) this.writeEntries();
    this.projection = projection;
    let waiters = this.waiting.get(projection);
    if (waiters === undefined) this.waiting.set(projection, (waiters = { rows: [], indexes: new Map() }));
    waiters.rows.push(key, json);
    if (waiters.rows.length === 2 * rowsAtOnce) this.writeRows(projection, waiters);
    for (const entry of entries) wait(waiters.indexes, entry, key);
    this.entries += entries.length;
    if (this.entries >= mostWaiting) this.writeEntries();
  }

  finish(): void {
    for (const [projection, waiters] of this.waiting) this.writeRows(projection, waiters);
    this.writeEntries();
  }

  private writeRows(projection: string, waiters: Waiters): void {
    const { rows } = waiters;
    if (rows.length === 0) return;
    const into = `INSERT INTO row (projection, key, json) SELECT ${literal(projection)}, column1, column2`;
    this.statement(into, 2, rows.length / 2).run(...rows);
    waiters.rows = [];
  }

  private writeEntries(): void {
    for (const projection of [...this.waiting.keys()].sort()) {
      const indexes = this.waiting.get(projection)?.indexes ?? new Map<string, Groups>();
      for (const index of [...indexes.keys()].sort()) {
        this.writeIndex(projection, index, indexes.get(index) ?? new Map<string, Waiting[]>());
      }
      indexes.clear();
    }
    this.entries = 0;
  }

  private writeIndex(projection: string, index: string, groups: Groups): void {
    let parameters: (string | number)[] = [];
    for (const group of [...groups.keys()].sort()) {
      // Rows come in the order of their keys, which nearly always is that of their members: the sort keeps it.
      for (const { score, member, key } of (groups.get(group) ?? []).sort(byScore)) {
        parameters.push(group, score, member, key);
        if (parameters.length < 4 * entriesAtOnce) continue;
        this.insertEntries(projection, index, parameters);
        parameters = [];
      }
    }
    if (parameters.length > 0) this.insertEntries(projection, index, parameters);
  }

  private insertEntries(projection: string, index: string, parameters: readonly (string | number)[]): void {
    const into = `INSERT OR REPLACE INTO entry (projection, idx, grp, score, member, key)
      SELECT ${literal(projection)}, ${literal(index)}, column1, column2, column3, column4`;
    this.statement(into, 4, parameters.length / 4).run(...parameters);
  }

  private statement(into: string, columns: number, rows: number): ReturnType<SqliteConnection['prepare']> {
    const one = `(${Array<string>(columns).fill('?').join(', ')})`;
    const sql = `${into} FROM (VALUES ${Array<string>(rows).fill(one).join(', ')})`;
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

interface Waiting {
  readonly score: number;
  readonly member: string;
  readonly key: string;
}

function wait(indexes: Map<string, Groups>, { index, group, score, member }: IndexEntry, key: string): void {
  let groups = indexes.get(index);
  if (groups === undefined) indexes.set(index, (groups = new Map<string, Waiting[]>()));
  const members = groups.get(group);
  if (members === undefined) groups.set(group, [{ score, member, key }]);
  else members.push({ score, member, key });
}

function byScore(a: Waiting, b: Waiting): number {
  return a.score - b.score;
}

/** A name of this program's own inside a statement: bound, it would cross again with every row. */
function literal(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
