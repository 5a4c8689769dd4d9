import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreLocked } from '../../src/event-store/event-store-errors.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../src/event-store/verify.js';
import { exitOf, saidIn, startWriter } from './event-store-child.js';
import type { Said } from './event-store-child.js';

/** More at night; what the process has written survives its death however often this is repeated. */
const rounds = Number(process.env.EHC_KILL_ROUNDS ?? '30');

describe('a writing process that is killed', () => {
  let folder: string;
  let saidFile: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-kill-'));
    saidFile = join(folder, 'said');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const opened = async (): Promise<void> => {
    while (!saidIn(saidFile).some((line) => line.open !== undefined)) await delay(5);
  };

  it(`loses no acknowledged event and leaves no half batch, ${rounds} times in a row on one store`, async () => {
    const acknowledged: Said[] = [];
    for (let round = 0; round < rounds; round++) {
      const child = startWriter({ folder, commands: 100_000, batch: 3, writers: 4 }, saidFile);
      const exit = exitOf(child);
      await opened();
      await delay((round * 37) % 100);
      child.kill('SIGKILL');
      await exit;
      acknowledged.push(...saidIn(saidFile).filter((line) => line.position !== undefined));

      // Opens for writing at once: a killed writer's lock does not outlive it.
      const store = SqliteEventStore.open({ folder });
      const report = await verifyAll(store, { expectedHead: acknowledged.at(-1)?.position ?? 0 });
      expect(report.fault).toBeNull();
      expect(report.events % 3).toBe(0);
      await store.close();
    }
    const store = SqliteEventStore.open({ folder, readOnly: true });
    for (const { stream = '', revision, position, commandId = '' } of acknowledged) {
      expect(await store.commandResult(commandId)).toMatchObject({ stream, revision, position });
    }
    await store.close();
    expect(acknowledged.length).toBeGreaterThan(rounds * 5);
  }, 120_000);

  it('is named to whoever wants to write meanwhile, and does not keep others from reading', async () => {
    const child = startWriter({ folder, commands: 100_000, batch: 1, writers: 1 }, saidFile);
    const exit = exitOf(child);
    await opened();
    expect(() => SqliteEventStore.open({ folder })).toThrow(StoreLocked);
    expect(() => SqliteEventStore.open({ folder })).toThrow(new RegExp(`Process ${String(child.pid)} on `));
    const reader = SqliteEventStore.open({ folder, readOnly: true });
    let seen = 0;
    const following = reader.subscribe({ after: 0 }, (page) => {
      for (const event of page) expect(event.position).toBe(++seen);
    });
    await following.reached(50);
    expect(await verifyAll(reader)).toMatchObject({ ok: true });
    await reader.close();
    child.kill('SIGKILL');
    await exit;
  });
});
