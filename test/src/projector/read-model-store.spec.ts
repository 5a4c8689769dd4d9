import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisReadModelStore } from '../../../src/projector/redis/redis-read-model-store.js';
import { SqliteReadModelStore } from '../../../src/projector/sqlite/sqlite-read-model-store.js';
import { readModelStoreContract } from '../../contract/read-model-store.contract.js';
import { describeWithRedis, RedisServer } from '../../support/redis-server.js';

readModelStoreContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-read-models-'));
  const store = SqliteReadModelStore.open({ folder });
  return Promise.resolve({
    store,
    again: () => Promise.resolve(SqliteReadModelStore.open({ folder, readOnly: true })),
    destroy: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  });
});

describeWithRedis('with a real Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.remove());

  readModelStoreContract('Redis', async () => {
    const prefix = `test[${randomUUID()}]:`;
    const connections = [await server.connect(prefix)];
    const [first] = connections;
    if (first === undefined) throw new Error('There is no connection');
    const store = new RedisReadModelStore(first);
    await store.lead();
    return {
      store,
      again: async () => {
        const connection = await server.connect(prefix);
        connections.push(connection);
        return new RedisReadModelStore(connection);
      },
      destroy: async () => {
        await store.close();
        for (const connection of connections) connection.close();
      },
    };
  });
});
