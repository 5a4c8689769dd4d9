import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisSessionStore } from '../../../src/access/redis-session-store.js';
import { SqliteSessionStore } from '../../../src/access/sqlite-session-store.js';
import { RedisUnavailable } from '../../../src/redis/redis-unavailable.js';
import { sessionStoreContract } from '../../contract/session-store.contract.js';
import { heldClock } from '../../support/held-clock.js';
import { describeWithRedis, RedisServer } from '../../support/redis-server.js';

sessionStoreContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-session-store-'));
  const { now, wait } = heldClock('2026-11-23T08:41:00Z');
  const opened = [new SqliteSessionStore(folder, now)];
  const open = (): SqliteSessionStore => {
    const store = new SqliteSessionStore(folder, now);
    opened.push(store);
    return store;
  };
  return Promise.resolve({
    store: opened[0] ?? open(),
    wait,
    again: () => Promise.resolve(open()),
    written: () => Promise.resolve(Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))),
    destroy: () => {
      for (const store of opened) store.onModuleDestroy();
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  });
});

it('takes pages that follow each other within 5 seconds for one activity, and ends no session later for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-session-store-'));
  const { now, wait } = heldClock('2026-11-23T08:41:00Z');
  const store = new SqliteSessionStore(folder, now);
  const done = (work: (heard: (error?: unknown) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      work((error) => {
        if (error === null || error === undefined) resolve();
        else reject(new Error('The store failed', { cause: error }));
      });
    });
  const prolonged = async (): Promise<number | undefined> => {
    await done((heard) => {
      store.prolong('a', heard);
    });
    return (await store.left('a'))?.idleMs;
  };
  await done((heard) => {
    store.set('a', { cookie: { originalMaxAge: null } } as never, heard);
  });
  wait(60_000);
  const whole = 30 * 60_000;
  expect(await prolonged()).toBe(whole);
  wait(4_999);
  expect(await prolonged()).toBe(whole - 4_999);
  wait(1);
  expect(await prolonged()).toBe(whole);
  wait(whole);
  expect(await prolonged()).toBeUndefined();
  store.onModuleDestroy();
  rmSync(folder, { recursive: true });
});

describeWithRedis('with a real Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.remove());

  sessionStoreContract('Redis', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-session-store-'));
    const { now, wait } = heldClock('2026-11-23T08:41:00Z');
    const prefix = `test-${randomUUID()}:`;
    const connections = [await server.connect(prefix)];
    const open = async (): Promise<RedisSessionStore> => {
      const connection = await server.connect(prefix);
      connections.push(connection);
      return new RedisSessionStore(connection, folder, now);
    };
    return {
      store: await open(),
      wait,
      again: open,
      written: async () => {
        const keys = (await server.command('keys', `${prefix}*`)) as string[];
        const values = await Promise.all(keys.map((key) => server.command('hgetall', key)));
        return Buffer.from(JSON.stringify([keys, values]));
      },
      destroy: () => {
        for (const connection of connections) connection.close();
        rmSync(folder, { recursive: true });
        return Promise.resolve();
      },
    };
  });

  it('keeps the secret that signs cookies to its owner, and lets Redis drop sessions whose time is over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-session-store-'));
    const connection = await server.connect('alone:');
    const store = new RedisSessionStore(connection, folder, () => new Date());
    store.secret();
    expect(statSync(join(folder, 'session-secret')).mode & 0o077).toBe(0);
    await new Promise<void>((done) => {
      store.set('a', { cookie: { originalMaxAge: null } } as never, () => {
        done();
      });
    });
    const [key = ''] = (await server.command('keys', 'alone:session:*')) as string[];
    expect(Number(await server.command('pttl', key))).toBeGreaterThan(29 * 60_000);
    connection.close();
    rmSync(folder, { recursive: true });
  });

  it('says that it cannot be reached, and nothing of what was asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-session-store-'));
    const connection = await server.connect();
    const store = new RedisSessionStore(connection, folder, () => new Date());
    connection.close();
    const error = await new Promise<unknown>((done) => {
      store.get('a-session-id', done);
    });
    expect(error).toBeInstanceOf(RedisUnavailable);
    expect(JSON.stringify([error, (error as Error).message, (error as Error).cause])).not.toContain('a-session-id');
    rmSync(folder, { recursive: true });
  });
});
