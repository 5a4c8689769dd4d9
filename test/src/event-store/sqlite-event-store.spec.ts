import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Clock } from '../../../src/event-store/clock.js';
import { StoreLocked, StoreTooNew, StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import type { SqliteConnection } from '../../../src/event-store/sqlite/sqlite-connection.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { sampleEvents } from '../../contract/sample-events.js';

describe('the SQLite event store', () => {
  let folder: string;
  let store: SqliteEventStore;
  let now: string;
  const clock: Clock = { now: () => new Date(now) };
  const file = (): string => join(folder, 'events.sqlite');

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'ehc-store-')), 'data');
    now = '2026-03-01T10:00:00.000Z';
    store = SqliteEventStore.open({ folder, clock });
  });
  afterEach(async () => {
    await store.close();
    rmSync(join(folder, '..'), { recursive: true });
  });

  let commands = 0;
  const append = async (stream: string, expected: number, count = 1) => {
    const commandId = `cmd-${++commands}`;
    return store.append(stream, expected, sampleEvents(commandId, count), { commandId });
  };
  const reopen = async (): Promise<void> => {
    await store.close();
    store = SqliteEventStore.open({ folder, clock });
  };

  describe('its files', () => {
    it('are for their owner alone', async () => {
      await append('plan-1', -1);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(folder)) {
        expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
      }
    });

    it('are refused if a newer release wrote them, and left as they were', async () => {
      await append('plan-1', -1);
      await store.close();
      const database = new DatabaseSync(file());
      database.exec('PRAGMA user_version = 3');
      database.close();
      expect(() => SqliteEventStore.open({ folder })).toThrow(StoreTooNew);
      expect(() => SqliteEventStore.open({ folder, readOnly: true })).toThrow(/schema version 3/);
    });

    it('are durable in the setting that holds after a write, not before', async () => {
      await append('plan-1', -1);
      const database = Reflect.get(store, 'connection') as SqliteConnection;
      expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
      expect(database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    });

    it.each([
      ['UPDATE events SET clear = clear'],
      ['UPDATE events SET sealed = NULL'],
      ['UPDATE events SET recorded_at = 0 WHERE position = 1'],
      ['DELETE FROM events'],
      ['INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 1'],
      [
        'INSERT OR REPLACE INTO events SELECT 99, stream_id, revision, type_id, schema, occurred_on, recorded_at, authority, clear, clock_suspect, event_id, actor_id, actor_role, on_behalf_of, command_id, correlation_id, causation_id, source, leaf, previous, sealed, body_hash FROM events WHERE position = 1',
      ],
      ["UPDATE events SET body_hash = 'other'"],
      ['DELETE FROM commands'],
      ["UPDATE commands SET body_hash = ''"],
      ['UPDATE ledger_mark SET upto = 0'],
      ['UPDATE ledger_mark SET upto = 9999'],
      ['DELETE FROM ledger_mark'],
      ['INSERT INTO ledger_mark VALUES (0)'],
      ["UPDATE streams SET name = 'x'"],
      ['DELETE FROM types'],
    ])('refuse: %s', async (sql) => {
      // As many as it takes for commands to be entered in the ledger.
      await append('plan-1', -1, 600);
      const database = new DatabaseSync(file());
      expect(() => {
        database.exec(sql);
      }).toThrow(/append-only/);
      database.close();
      expect(await verifyAll(store)).toMatchObject({ ok: true, events: 600 });
    });
  });

  describe('the writer', () => {
    it('is one: a second is told who it is', () => {
      expect(() => SqliteEventStore.open({ folder })).toThrow(StoreLocked);
      expect(() => SqliteEventStore.open({ folder })).toThrow(new RegExp(`Process ${process.pid} on ${hostname()} `));
    });

    it('gives way once it has closed', async () => {
      await reopen();
      expect((await append('plan-1', -1)).position).toBe(1);
    });

    it('shares a folder with the writer of another log', async () => {
      const reads = SqliteEventStore.open({ folder, name: 'reads' });
      await reads.append('reads-1', -1, sampleEvents('r-1'), { commandId: 'r-1' });
      await append('plan-1', -1);
      expect([await reads.head(), await store.head()]).toEqual([1, 1]);
      await reads.close();
    });

    it('finishes what is waiting when it closes, and then takes no more', async () => {
      const waiting = [append('plan-1', -1), append('plan-2', -1)];
      await store.close();
      expect((await Promise.all(waiting)).map((result) => result.position)).toEqual([1, 2]);
      await expect(append('plan-3', -1)).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });

  describe('a reader beside the writer', () => {
    it('sees what is committed, follows what comes, and cannot append', async () => {
      await append('plan-1', -1, 3);
      const reader = SqliteEventStore.open({ folder, readOnly: true });
      expect(await reader.readStream('plan-1')).toEqual(await store.readStream('plan-1'));
      const seen: StoredEvent[] = [];
      const following = reader.subscribe({ after: 0 }, (page) => void seen.push(...page));
      const { position } = await append('plan-2', -1, 2);
      await following.reached(position);
      expect(seen.map((event) => event.position)).toEqual([1, 2, 3, 4, 5]);
      await expect(reader.append('plan-3', -1, sampleEvents('x'), { commandId: 'x' })).rejects.toBeInstanceOf(
        StoreUnavailable,
      );
      await reader.close();
    });

    it('does not make a store that is not there', () => {
      const nowhere = join(folder, 'nowhere');
      expect(() => SqliteEventStore.open({ folder: nowhere, readOnly: true })).toThrow(StoreUnavailable);
      expect(existsSync(nowhere)).toBe(false);
    });
  });

  describe('the clock', () => {
    const flags = async (): Promise<unknown[]> =>
      (await store.readPage({})).map((event) => [event.recordedAt.slice(0, 16), event.clockSuspect]);

    it('is written down, and flagged while it stands before an earlier event, also across a restart', async () => {
      await append('plan-1', -1);
      now = '2026-02-28T10:00:00.000Z';
      await append('plan-2', -1);
      await reopen();
      await append('plan-3', -1);
      now = '2026-03-01T10:00:00.000Z';
      await append('plan-4', -1);
      expect(await flags()).toEqual([
        ['2026-03-01T10:00', false],
        ['2026-02-28T10:00', true],
        ['2026-02-28T10:00', true],
        ['2026-03-01T10:00', false],
      ]);
      expect(await verifyAll(store)).toMatchObject({ ok: true, events: 4 });
    });

    it('may be replaced by a generator, which answers for its own order', async () => {
      const recordedAt = '2024-09-01T08:00:00.000Z';
      await append('plan-1', -1);
      await store.append('plan-2', -1, sampleEvents('g-1'), { commandId: 'g-1', recordedAt });
      await store.append('plan-3', -1, sampleEvents('g-2'), { commandId: 'g-2', recordedAt, clockSuspect: true });
      expect((await flags()).slice(1)).toEqual([
        ['2024-09-01T08:00', false],
        ['2024-09-01T08:00', true],
      ]);
      await expect(
        store.append('plan-4', -1, sampleEvents('g-3'), { commandId: 'g-3', recordedAt: '2024-09-01' }),
      ).rejects.toBeInstanceOf(RangeError);
    });
  });

  it('refuses a number beyond the safe integers rather than round it', async () => {
    await append('plan-1', -1);
    const database = new DatabaseSync(file());
    database.exec(`INSERT INTO events SELECT 9007199254740993, stream_id, 1, type_id, schema, occurred_on, recorded_at,
      authority, clear, clock_suspect, event_id, actor_id, actor_role, on_behalf_of, command_id, correlation_id,
      causation_id, source, leaf, previous, sealed, body_hash FROM events`);
    database.close();
    await expect(store.readStream('plan-1')).rejects.toThrow(
      /cannot be read: .*(too large|out of range|9007199254740993)/i,
    );
  });
});
