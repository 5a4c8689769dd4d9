import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../src/event-store/verify.js';
import { exitOf, itWithStrace, saidIn, startWriter } from './event-store-child.js';
import type { Said, Work } from './event-store-child.js';

describe('syncing to disk', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-syncs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const syncsOf = async (work: Omit<Work, 'folder'>): Promise<number> => {
    const [trace, said] = [join(folder, 'trace'), join(folder, 'said')];
    const child = startWriter({ folder, ...work }, said, ['strace', '-f', '-o', trace, '-e', 'trace=fsync,fdatasync']);
    expect(await exitOf(child)).toBe(0);
    expect(saidIn(said).filter((line) => line.position !== undefined)).toHaveLength(work.commands * work.writers);
    return [...readFileSync(trace, 'utf8').matchAll(/f(data)?sync\(/g)].length;
  };

  itWithStrace(
    'happens for every single commit (needs strace)',
    async () => {
      expect(await syncsOf({ commands: 120, batch: 1, writers: 1 })).toBeGreaterThanOrEqual(120);
    },
    30_000,
  );

  itWithStrace(
    'does not under the setting the driver falls back to: the count can tell (needs strace)',
    async () => {
      const syncs = await syncsOf({ commands: 120, batch: 1, writers: 1, sql: 'PRAGMA synchronous = NORMAL' });
      expect(syncs).toBeLessThan(60);
    },
    30_000,
  );

  itWithStrace(
    'is shared by the appends of 64 writers (needs strace)',
    async () => {
      const syncs = await syncsOf({ commands: 20, batch: 1, writers: 64 });
      expect(syncs).toBeGreaterThanOrEqual(20);
      expect(syncs).toBeLessThan(120);
    },
    30_000,
  );

  itWithStrace.each([
    ['fsync,fdatasync', 40],
    ['pwrite64', 400],
  ])(
    'stops the writer for good when %s fails from call %d on, and nothing acknowledged is lost (needs strace)',
    async (call, from) => {
      const said = join(folder, 'said');
      const fault = [
        '-e',
        `trace=${call}`,
        '-e',
        `inject=${call}:error=EIO:when=${from}+`,
        '-P',
        join(folder, 'events.sqlite-wal'),
      ];
      const strace = ['strace', '-f', '-o', '/dev/null', ...fault];
      expect(await exitOf(startWriter({ folder, commands: 100, batch: 2, writers: 1 }, said, strace))).toBe(0);
      const lines = saidIn(said);
      const failures = lines.filter((line) => line.failed !== undefined);
      const acknowledged = lines.filter((line) => line.position !== undefined);
      expect(acknowledged.length).toBeGreaterThan(5);
      expect(failures.length).toBe(100 - acknowledged.length);
      expect(['StoreUnavailable', 'OutcomeUnknown']).toContain(failures[0]?.failed);
      expect(failures.slice(1).every((line) => line.failed === 'StoreUnavailable')).toBe(true);
      expect(lines.indexOf(failures[0] as Said)).toBeGreaterThan(lines.indexOf(acknowledged.at(-1) as Said));

      const store = SqliteEventStore.open({ folder });
      expect(await verifyAll(store, { expectedHead: acknowledged.at(-1)?.position ?? 0 })).toMatchObject({ ok: true });
      await store.close();
    },
    30_000,
  );
});
