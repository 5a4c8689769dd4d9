import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { CommandIdReused } from '../../../src/event-store/event-store-errors.js';
import type { AppendResult } from '../../../src/event-store/event-store.js';
import type { SqliteConnection } from '../../../src/event-store/sqlite/sqlite-connection.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { sampleEvents } from '../../contract/sample-events.js';

describe('the ledger of commands, which is written in batches', () => {
  let folder: string;
  let store: SqliteEventStore;
  const carriedOut = new Map<string, AppendResult>();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-ledger-'));
    store = SqliteEventStore.open({ folder });
    carriedOut.clear();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** Three events a command, each command on a stream of its own, in groups as they come. */
  const carryOut = async (from: number, to: number): Promise<void> => {
    const commands = Array.from({ length: to - from }, (_, index) => `c-${from + index}`);
    const results = await Promise.all(
      commands.map((id) => store.append(`plan-${id}`, -1, sampleEvents(id, 3), { commandId: id, bodyHash: `h-${id}` })),
    );
    results.forEach((result, index) => carriedOut.set(commands[index] ?? '', result));
  };
  const entered = (): unknown => {
    const database = new DatabaseSync(join(folder, 'events.sqlite'), { readOnly: true });
    const row = database
      .prepare('SELECT (SELECT count(*) FROM commands) AS commands, upto FROM ledger_mark')
      .get() as object;
    database.close();
    return { ...row };
  };
  const expectAllKnown = async (to: SqliteEventStore): Promise<void> => {
    expect(carriedOut.size).toBeGreaterThan(0);
    for (const [id, result] of carriedOut) {
      expect(await to.commandResult(id)).toEqual({ ...result, replayed: true, bodyHash: `h-${id}` });
    }
    expect(await to.commandResult('never sent')).toBeNull();
  };
  const expectNoneTwice = async (): Promise<void> => {
    const head = await store.head();
    for (const [id, result] of carriedOut) {
      const [stream, events] = [`plan-${id}`, sampleEvents(id, 3)];
      expect(await store.append(stream, -1, events, { commandId: id, bodyHash: `h-${id}` })).toEqual({
        ...result,
        replayed: true,
      });
      await expect(store.append(stream, 2, events, { commandId: id, bodyHash: 'other' })).rejects.toBeInstanceOf(
        CommandIdReused,
      );
    }
    expect(await store.head()).toBe(head);
  };

  it.each([
    ['none', 100, 1, { commands: 0, upto: 0 }],
    ['all', 180, 180, { commands: 180, upto: 540 }],
    ['some', 250, 1, { commands: 171, upto: 513 }],
  ])(
    'knows every command where %s of them are entered, after a restart and beside the writer too',
    async (...given) => {
      const [, n, together, is] = given;
      for (let from = 0; from < n; from += together) await carryOut(from, from + together);
      expect(entered()).toEqual(is);
      await expectAllKnown(store);
      const reader = SqliteEventStore.open({ folder, readOnly: true });
      await expectAllKnown(reader);
      await reader.close();
      await store.close();
      store = SqliteEventStore.open({ folder });
      await expectAllKnown(store);
      await expectNoneTwice();
      expect(await verifyAll(store)).toMatchObject({ ok: true, events: n * 3 });
    },
  );

  it('forgets nothing and invents nothing if the commit that enters a batch fails', async () => {
    await carryOut(0, 170);
    expect(entered()).toEqual({ commands: 0, upto: 0 });
    const database = Reflect.get(store, 'connection') as SqliteConnection;
    const real = database.exec.bind(database);
    database.exec = (sql) => {
      if (sql !== 'COMMIT') {
        real(sql);
        return;
      }
      database.exec = real;
      throw Object.assign(new Error('injected'), { errcode: 5 });
    };
    await expect(
      store.append('plan-x', -1, sampleEvents('x', 3), { commandId: 'x', bodyHash: 'h-x' }),
    ).rejects.toThrow();
    expect(entered()).toEqual({ commands: 0, upto: 0 });
    expect(await store.commandResult('x')).toBeNull();
    await expectAllKnown(store);
    await carryOut(170, 171);
    expect(entered()).toEqual({ commands: 171, upto: 513 });
    await expectAllKnown(store);
    await expectNoneTwice();
  });
});
