import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OutcomeUnknown, StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import type { AppendResult } from '../../../src/event-store/event-store.js';
import type { LogSync } from '../../../src/event-store/sqlite/log-sync.js';
import type { SqliteConnection } from '../../../src/event-store/sqlite/sqlite-connection.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { sampleEvents } from '../../contract/sample-events.js';

describe('a log that is synced beside the event loop', () => {
  let folder: string;
  let store: SqliteEventStore;
  let logSync: LogSync;
  let syncs: (() => void)[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-aside-'));
    store = SqliteEventStore.open({ folder, syncAside: true });
    logSync = Reflect.get(store, 'logSync') as LogSync;
    syncs = [];
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const append = (stream: string, expected: number, commandId: string): Promise<AppendResult> =>
    store.append(stream, expected, sampleEvents(commandId, 2, { clear: '{}' }), { commandId });
  /** Every sync waits until the test lets it go. */
  const hold = (): void => {
    const real = logSync.sync.bind(logSync);
    logSync.sync = async () => {
      await new Promise<void>((resolve) => syncs.push(resolve));
      await real();
    };
  };
  const told = (appended: Promise<AppendResult>): { readonly is: () => boolean } => {
    let done = false;
    void appended.finally(() => (done = true)).catch(() => undefined);
    return { is: () => done };
  };

  it('leaves the sync of a commit to the log, and keeps those of a checkpoint', () => {
    const connection = Reflect.get(store, 'connection') as SqliteConnection;
    expect(connection.pragma('synchronous')).toBe(1);
  });

  it('acknowledges nothing before its sync, and tells subscribers of nothing either', async () => {
    hold();
    const seen: number[] = [];
    const subscription = store.subscribe({ after: 0 }, (events) => {
      seen.push(...events.map(({ position }) => position));
      return Promise.resolve();
    });
    await wait(20);
    const first = append('plan-1', -1, 'c-1');
    const acknowledged = told(first);
    await wait(30);
    expect(syncs).toHaveLength(1);
    expect(acknowledged.is()).toBe(false);
    expect(seen).toEqual([]);
    syncs[0]?.();
    expect(await first).toMatchObject({ position: 2 });
    await subscription.reached(2);
    expect(seen).toEqual([1, 2]);
  });

  it('keeps what comes during a sync for the next, which serves all of it', async () => {
    hold();
    const first = append('plan-1', -1, 'c-1');
    await wait(20);
    const others = [append('plan-2', -1, 'c-2'), append('plan-3', -1, 'c-3'), append('plan-1', 1, 'c-4')];
    await wait(20);
    expect(syncs).toHaveLength(1);
    expect(await store.head()).toBe(2);
    syncs[0]?.();
    await first;
    await wait(20);
    expect(syncs).toHaveLength(2);
    syncs[1]?.();
    expect((await Promise.all(others)).map(({ position }) => position)).toEqual([4, 6, 8]);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 8 });
  });

  it('waits for the sync when it closes', async () => {
    hold();
    const appended = append('plan-1', -1, 'c-1');
    await wait(20);
    let closed = false;
    const closing = store.close().then(() => (closed = true));
    await wait(20);
    expect(closed).toBe(false);
    syncs[0]?.();
    expect(await appended).toMatchObject({ position: 2 });
    await closing;
    store = SqliteEventStore.open({ folder });
    expect(await store.head()).toBe(2);
  });

  it('stops for good after a sync that failed: what came of the append is unknown', async () => {
    logSync.sync = () => Promise.reject(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
    await expect(append('plan-1', -1, 'c-1')).rejects.toBeInstanceOf(OutcomeUnknown);
    await expect(append('plan-2', -1, 'c-2')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(append('plan-2', -1, 'c-2')).rejects.toThrow(/has stopped writing/);
  });
});
