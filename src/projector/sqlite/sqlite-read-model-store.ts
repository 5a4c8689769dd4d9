import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { createPrivateFile, createPrivateFolder } from '../../event-store/sqlite/data-folder.js';
import { SqliteConnection } from '../../event-store/sqlite/sqlite-connection.js';
import { CheckpointMoved, ReadModelStore, ReadModelsUnavailable } from '../read-model-store.js';
import type { Checkpoint, RangeMember, RangeQuery, RowChange } from '../read-model-store.js';
import { Replacing } from './replacing.js';
import { entryIndex, moveCheckpoints } from './table-replacement.js';
import { TableDigest } from '../table-digest.js';

const schemaVersion = 2;
const tables = `
  CREATE TABLE checkpoint (projection TEXT PRIMARY KEY, stamp TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
  CREATE TABLE row (
    id INTEGER PRIMARY KEY, projection TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (projection, key)
  ) STRICT;
  CREATE TABLE entry (
    projection TEXT, idx TEXT, grp TEXT, score INTEGER, member TEXT, key TEXT NOT NULL,
    PRIMARY KEY (projection, idx, grp, score, member)
  ) STRICT, WITHOUT ROWID;
  ${entryIndex};
  PRAGMA user_version = ${schemaVersion};
`;
const pageSize = 2_000;

interface Entry {
  readonly idx: string;
  readonly grp: string;
  readonly score: number;
  readonly member: string;
  readonly key: string;
}

export interface SqliteReadModelOptions {
  readonly folder: string;
  readonly readOnly?: boolean;
}

/** Read models in one SQLite file beside the log. An older or unknown layout is thrown away: the log makes it anew. */
export class SqliteReadModelStore extends ReadModelStore {
  private readonly statements = new Map<string, ReturnType<SqliteConnection['prepare']>>();
  private readonly replacing: Replacing;

  private constructor(private readonly database: SqliteConnection) {
    super();
    this.replacing = new Replacing(database);
  }

  /** @throws ReadModelsUnavailable where the file is not there for reading. */
  static open({ folder, readOnly = false }: SqliteReadModelOptions): SqliteReadModelStore {
    const file = join(folder, 'read-models.sqlite');
    try {
      if (readOnly) return new SqliteReadModelStore(new SqliteConnection(file, { readOnly: true, timeout: 5_000 }));
      createPrivateFolder(folder);
      return new SqliteReadModelStore(openCurrent(file));
    } catch (cause) {
      throw new ReadModelsUnavailable(`The read models in ${folder} cannot be opened`, { cause });
    }
  }

  /** The writer of the log is the only one here: its lock keeps others out. */
  override lead(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override renew(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override resign(): Promise<void> {
    return Promise.resolve();
  }

  override intact(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override onSavedElsewhere(): () => void {
    return () => undefined;
  }

  override checkpoints(): Promise<readonly Checkpoint[]> {
    const rows = this.prepare('SELECT projection, stamp, position FROM checkpoint').all();
    return Promise.resolve(rows as unknown as Checkpoint[]);
  }

  override async save(
    changes: readonly RowChange[],
    checkpoints: readonly Checkpoint[],
    expected: readonly Checkpoint[],
  ): Promise<void> {
    await Promise.resolve();
    this.database.transaction(() => {
      this.compareCheckpoints(checkpoints, expected);
      for (const change of changes) {
        this.prepare('DELETE FROM entry WHERE projection = ? AND key = ?').run(change.projection, change.key);
        this.write(change);
      }
      moveCheckpoints(this.database, checkpoints);
    });
  }

  override replace(
    projections: readonly string[],
    changes: Iterable<RowChange>,
    checkpoints: readonly Checkpoint[],
  ): Promise<void> {
    return this.replacing.replace(projections, changes, checkpoints);
  }

  override prepareToReplace(): void {
    this.replacing.prepare();
  }

  override get(projection: string, key: string): Promise<string | null> {
    const statement = this.prepare('SELECT json FROM row WHERE projection = ? AND key = ?');
    const row = statement.get(projection, key) as { json: string } | undefined;
    return Promise.resolve(row?.json ?? null);
  }

  override getMany(projection: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const statement = this.prepare('SELECT json FROM row WHERE projection = ? AND key = ?');
    for (const key of keys) {
      const row = statement.get(projection, key) as { json: string } | undefined;
      if (row !== undefined) found.set(key, row.json);
    }
    return Promise.resolve(found);
  }

  override range(projection: string, query: RangeQuery): Promise<readonly RangeMember[]> {
    const { index, group, min, max, limit = -1, offset = 0, reverse = false } = query;
    const direction = reverse ? 'DESC' : 'ASC';
    const rows = this.prepare(
      `SELECT member, score, key FROM entry WHERE projection = ? AND idx = ? AND grp = ? AND score BETWEEN ? AND ?
       ORDER BY score ${direction}, member ${direction} LIMIT ? OFFSET ?`,
    ).all(projection, index, group, min ?? Number.MIN_SAFE_INTEGER, max ?? Number.MAX_SAFE_INTEGER, limit, offset);
    return Promise.resolve(rows as RangeMember[]);
  }

  override count(projection: string, { index, group, min, max }: RangeQuery): Promise<number> {
    const statement = this.prepare(
      'SELECT count(*) AS n FROM entry WHERE projection = ? AND idx = ? AND grp = ? AND score BETWEEN ? AND ?',
    );
    const row = statement.get(
      projection,
      index,
      group,
      min ?? Number.MIN_SAFE_INTEGER,
      max ?? Number.MAX_SAFE_INTEGER,
    ) as { n: number };
    return Promise.resolve(row.n);
  }

  override groups(projection: string, index: string): Promise<ReadonlyMap<string, number>> {
    const rows = this.prepare('SELECT grp, count(*) AS n FROM entry WHERE projection = ? AND idx = ? GROUP BY grp').all(
      projection,
      index,
    ) as unknown as { grp: string; n: number }[];
    return Promise.resolve(new Map(rows.map(({ grp, n }) => [grp, n])));
  }

  override async *all(projection: string): AsyncGenerator<readonly { key: string; json: string }[]> {
    const statement = this.prepare('SELECT key, json FROM row WHERE projection = ? AND key > ? ORDER BY key LIMIT ?');
    let after = '';
    for (;;) {
      const page = statement.all(projection, after, pageSize) as unknown as { key: string; json: string }[];
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      after = last.key;
      await turnOfTheLoop();
    }
  }

  override async digest(projection: string): Promise<string> {
    const digest = new TableDigest();
    for await (const page of this.all(projection)) for (const { key, json } of page) digest.row(key, json);
    const entries = this.prepare(
      'SELECT idx, grp, score, member, key FROM entry WHERE projection = ? ORDER BY idx, grp, score, member',
    ).iterate(projection) as unknown as Iterable<Entry>;
    for (const { idx, grp, score, member, key } of entries) digest.entry(idx, grp, score, member, key);
    return digest.hex();
  }

  override async close(): Promise<void> {
    await this.replacing.close();
    this.statements.clear();
    this.database.close();
  }

  private write({ projection, key, json, entries }: RowChange): void {
    if (json === null) {
      this.prepare('DELETE FROM row WHERE projection = ? AND key = ?').run(projection, key);
      return;
    }
    this.prepare(
      `INSERT INTO row (projection, key, json) VALUES (?, ?, ?)
       ON CONFLICT (projection, key) DO UPDATE SET json = excluded.json`,
    ).run(projection, key, json);
    const insert = this.prepare(
      'INSERT OR REPLACE INTO entry (projection, idx, grp, score, member, key) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const { index, group, score, member } of entries) insert.run(projection, index, group, score, member, key);
  }

  private compareCheckpoints(moving: readonly Checkpoint[], expected: readonly Checkpoint[]): void {
    const held = this.prepare('SELECT stamp, position FROM checkpoint WHERE projection = ?');
    for (const { projection } of moving) {
      const found = held.get(projection) as { stamp: string; position: number } | undefined;
      const known = expected.find((checkpoint) => checkpoint.projection === projection);
      if (found?.stamp !== known?.stamp || found?.position !== known?.position) throw new CheckpointMoved(projection);
    }
  }

  private prepare(sql: string): ReturnType<SqliteConnection['prepare']> {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

function openCurrent(file: string): SqliteConnection {
  createPrivateFile(file);
  const database = new SqliteConnection(file, { timeout: 5_000 });
  // Most rows fit into one page then, and a rebuild writes a quarter less. Counts for a new file only.
  database.exec('PRAGMA page_size = 8192');
  const version = database.pragma('user_version');
  if (version !== 0 && version !== schemaVersion) {
    database.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    return openCurrent(file);
  }
  database.exec('PRAGMA journal_mode = WAL');
  // A lost tail is made again from the log; what must hold is that rows and checkpoint go together, and NORMAL keeps that.
  database.exec('PRAGMA synchronous = NORMAL');
  // The operating system caches the file as well; the log has the larger share of this process's memory.
  database.exec('PRAGMA cache_size = -16384');
  if (version === 0) database.exec(tables);
  return database;
}
