import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CommandIdReused,
  OutcomeUnknown,
  StoreFull,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../../../src/event-store/event-store-errors.js';
import type { AppendResult } from '../../../src/event-store/event-store.js';
import type { SqliteConnection } from '../../../src/event-store/sqlite/sqlite-connection.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { sampleEvents } from '../../contract/sample-events.js';

describe('appends committed together', () => {
  let folder: string;
  let store: SqliteEventStore;
  let database: SqliteConnection;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-group-'));
    store = SqliteEventStore.open({ folder });
    database = Reflect.get(store, 'connection') as SqliteConnection;
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const append = async (stream: string, expected: number, commandId: string, clear = '{}'): Promise<AppendResult> =>
    store.append(stream, expected, sampleEvents(commandId, 2, { clear }), { commandId });
  const large = JSON.stringify('x'.repeat(200_000));
  /** Makes the next statement that starts like this fail as the disk would make it fail. */
  const failNext = (start: string, errcode: number): void => {
    const real = database.exec.bind(database);
    database.exec = (sql) => {
      if (!sql.startsWith(start)) {
        real(sql);
        return;
      }
      database.exec = real;
      throw Object.assign(new Error('injected'), { errcode });
    };
  };

  it('are judged one by one: the refused fail alone, move nothing, and the others stand', async () => {
    await append('plan-0', -1, 'c-0');
    const outcomes = await Promise.allSettled([
      append('plan-1', -1, 'c-1'),
      append('plan-1', -1, 'c-2'),
      append('plan-1', 1, 'c-3'),
      append('plan-0', 1, 'c-0', '{"other":1}'),
      append('plan-1', 3, 'c-1'),
      append('plan-2', 4, 'c-4'),
      append('plan-2', -1, 'c-5'),
    ]);
    const answers = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.position : (outcome.reason as Error).constructor,
    );
    // The fifth is a retry of the first, before that one was even answered.
    expect(answers).toEqual([4, WrongExpectedRevision, 6, CommandIdReused, 4, WrongExpectedRevision, 8]);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 8 });
  });

  it('share one transaction', async () => {
    let begun = 0;
    const real = database.exec.bind(database);
    database.exec = (sql) => {
      if (sql.startsWith('BEGIN')) begun++;
      real(sql);
    };
    await Promise.all(Array.from({ length: 200 }, (_, n) => append(`plan-${n}`, -1, `c-${n}`)));
    expect(begun).toBe(1);
  });

  it('are none of them written if the commit fails, and all are free to be sent again', async () => {
    await append('plan-1', -1, 'c-0');
    failNext('COMMIT', 5);
    const outcomes = await Promise.allSettled([append('plan-1', 1, 'c-1')]);
    expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    expect(await store.head()).toBe(2);
    // A revision, a stream id or a head remembered from the lost transaction would show here.
    const retried = await Promise.all([append('plan-9', -1, 'c-9'), append('plan-1', 1, 'c-1')]);
    expect(retried.map((result) => [result.firstRevision, result.position, result.replayed])).toEqual([
      [0, 4, false],
      [2, 6, false],
    ]);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 6 });
  });

  it('are tried one by one if together they fail', async () => {
    failNext('COMMIT', 5);
    const results = await Promise.all(Array.from({ length: 5 }, (_, n) => append(`plan-${n}`, -1, `c-${n}`)));
    expect(results.map((result) => result.position)).toEqual([2, 4, 6, 8, 10]);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 10 });
  });

  it.each([200, 60, 30, 20])(
    'stop at a full disk (%d pages), go on reading, and go on once there is room',
    async (pages) => {
      await append('plan-1', -1, 'c-0');
      database.exec(`PRAGMA max_page_count = ${pages}`);
      const acknowledged = [await store.head()];
      let refused: unknown = null;
      for (let n = 0; refused === null && n < 2_000; n++) {
        await append('plan-2', n * 2 - 1, `f-${n}`, JSON.stringify('x'.repeat(900))).then(
          (result) => acknowledged.push(result.position),
          (error: unknown) => (refused = error),
        );
      }
      expect(refused).toBeInstanceOf(StoreFull);
      expect(await verifyAll(store)).toMatchObject({ ok: true, position: acknowledged.at(-1) });
      await expect(append('plan-3', -1, 'c-3', large)).rejects.toBeInstanceOf(StoreFull);
      database.exec('PRAGMA max_page_count = 1000000');
      expect((await append('plan-3', -1, 'c-3', large)).firstPosition).toBe((acknowledged.at(-1) ?? 0) + 1);
      expect(await verifyAll(store)).toMatchObject({ ok: true });
    },
  );

  it('that do fit on a nearly full disk are kept, though one beside them does not', async () => {
    const pages = database.pragma('page_count');
    database.exec(`PRAGMA max_page_count = ${pages + 3}`);
    const outcomes = await Promise.allSettled([
      append('plan-1', -1, 'c-1'),
      append('plan-2', -1, 'c-2', large),
      append('plan-3', -1, 'c-3'),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { name: 'StoreFull' } });
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 4 });
  });

  it.each([
    ['before the commit', 'BEGIN', StoreUnavailable],
    ['in the commit', 'COMMIT', OutcomeUnknown],
  ])('stop for good after an I/O error %s, while reads go on', async (_, statement, kind) => {
    await append('plan-1', -1, 'c-0');
    failNext(statement, 10);
    const waiting = await Promise.allSettled([append('plan-1', 1, 'c-1'), append('plan-2', -1, 'c-2')]);
    for (const outcome of waiting) {
      expect(outcome.status === 'rejected' ? outcome.reason : null).toBeInstanceOf(kind);
    }
    await expect(append('plan-3', -1, 'c-3')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(append('plan-3', -1, 'c-3')).rejects.toThrow(/has stopped writing/);
    expect(await store.readStream('plan-1')).toHaveLength(2);
    await store.close();
    store = SqliteEventStore.open({ folder });
    expect((await append('plan-1', 1, 'c-1')).position).toBe(4);
  });
});
