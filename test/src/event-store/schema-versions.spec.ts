import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { sampleEvents } from '../../contract/sample-events.js';

const version1 = readFileSync(new URL('golden/version-1.sql', import.meta.url), 'utf8');

describe('a log of schema version 1', () => {
  let folder: string;
  const change = (sql: string): void => {
    const database = new DatabaseSync(join(folder, 'events.sqlite'));
    database.exec(sql);
    database.close();
  };
  const ask = (sql: string, file = join(folder, 'events.sqlite')): unknown[] => {
    const database = new DatabaseSync(file, { readOnly: true });
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    const rows = statement.all();
    database.close();
    return rows;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-version-1-'));
    change(version1);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const knownCommands = async (store: SqliteEventStore): Promise<unknown[]> =>
    Promise.all(['c-1', 'c-2', 'c-3', 'c-4'].map(async (id) => (await store.commandResult(id))?.position ?? null));

  it('is read as it is beside nobody: for a back-up, a check or a report', async () => {
    const store = SqliteEventStore.open({ folder, readOnly: true });
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 4 });
    expect(await knownCommands(store)).toEqual([2, 3, 4, null]);
    await store.close();
    expect(ask('PRAGMA user_version')).toEqual([[1]]);
  });

  it('is brought up to date when it is opened for writing, with every event and command as it was', async () => {
    const before = ask('SELECT * FROM events ORDER BY position');
    let store = SqliteEventStore.open({ folder });
    expect(ask('PRAGMA user_version')).toEqual([[2]]);
    expect(ask('SELECT * FROM events ORDER BY position')).toEqual(before.map((row) => [...(row as unknown[]), null]));
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 4 });
    expect(await knownCommands(store)).toEqual([2, 3, 4, null]);

    expect(await store.append('plan-2', -1, sampleEvents('c-2'), { commandId: 'c-2', bodyHash: 'h-2' })).toMatchObject({
      position: 3,
      replayed: true,
    });
    await store.append('plan-1', 2, sampleEvents('c-4'), { commandId: 'c-4' });
    await store.close();
    store = SqliteEventStore.open({ folder });
    expect(await knownCommands(store)).toEqual([2, 3, 4, 5]);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 5 });
    await store.close();
  });

  it('then has the tables and rules of a new log', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'ehc-version-2-'));
    await SqliteEventStore.open({ folder: fresh }).close();
    await SqliteEventStore.open({ folder }).close();
    const schema = "SELECT type, name, replace(replace(sql, char(10), ''), ' ', '') FROM sqlite_schema ORDER BY name";
    expect(ask(schema)).toEqual(ask(schema, join(fresh, 'events.sqlite')));
    rmSync(fresh, { recursive: true });
  });

  it('stays what it was if bringing it up to date is broken off', async () => {
    // The second step of the change finds its table taken: the first must not stand without it.
    change('CREATE TABLE ledger_mark (other TEXT)');
    expect(() => SqliteEventStore.open({ folder })).toThrow();
    expect(ask('PRAGMA user_version')).toEqual([[1]]);
    expect(ask("SELECT count(*) FROM pragma_table_info('events')")).toEqual([[21]]);
    change('DROP TABLE ledger_mark');
    const store = SqliteEventStore.open({ folder });
    expect(await knownCommands(store)).toEqual([2, 3, 4, null]);
    await store.close();
  });
});
