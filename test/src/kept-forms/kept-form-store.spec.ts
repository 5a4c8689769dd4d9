import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisKeptFormStore } from '../../../src/kept-forms/redis-kept-form-store.js';
import { SqliteKeptFormStore } from '../../../src/kept-forms/sqlite-kept-form-store.js';
import { keptFormStoreContract } from '../../contract/kept-form-store.contract.js';
import { heldClock } from '../../support/held-clock.js';
import { describeWithRedis, RedisServer } from '../../support/redis-server.js';

keptFormStoreContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-kept-'));
  const clock = heldClock('2026-11-23T14:15:00Z');
  const opened: SqliteKeptFormStore[] = [];
  const open = (): SqliteKeptFormStore => {
    const store = new SqliteKeptFormStore(folder, clock.now);
    opened.push(store);
    return store;
  };
  return Promise.resolve({
    store: open(),
    ...clock,
    again: () => Promise.resolve(open()),
    destroy: () => {
      expect(statSync(join(folder, 'kept-forms.sqlite')).mode & 0o077).toBe(0);
      for (const store of opened) store.onModuleDestroy();
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  });
});

describeWithRedis('with a real Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.remove());

  keptFormStoreContract('Redis', async () => {
    const clock = heldClock('2026-11-23T14:15:00Z');
    const prefix = `test-${randomUUID()}:`;
    const connections = [await server.connect(prefix)];
    const open = async (): Promise<RedisKeptFormStore> => {
      const connection = await server.connect(prefix);
      connections.push(connection);
      return new RedisKeptFormStore(connection, clock.now);
    };
    return {
      store: await open(),
      ...clock,
      again: open,
      destroy: async () => {
        for (const key of (await server.command('keys', `${prefix}*`)) as string[]) {
          // Redis drops them by itself.
          expect(Number(await server.command('pttl', key))).toBeGreaterThan(0);
        }
        for (const connection of connections) connection.close();
      },
    };
  });
});
