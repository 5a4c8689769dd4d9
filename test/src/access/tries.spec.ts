import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteKeyStore } from '../../../src/keys/sqlite-key-store.js';
import { RedisTries } from '../../../src/access/redis-tries.js';
import { TooManyTries, TriesInMemory } from '../../../src/access/tries.js';
import type { Tries, TryLimit } from '../../../src/access/tries.js';
import { FoundSearchesInMemory, RedisFoundSearches } from '../../../src/cases/found-searches.service.js';
import { describeError } from '../../../src/web/errors/describe-error.js';
import { heldClock } from '../../support/held-clock.js';
import { describeWithRedis, RedisServer } from '../../support/redis-server.js';

const limit: TryLimit = { name: 'test', most: 3, withinMs: 60_000 };

function triesContract(adapter: string, open: () => Promise<readonly [Tries, Tries]>): void {
  it(`${adapter}: lets so many through within the span, tells how long to wait, and counts each person alone`, async () => {
    const [one, other] = await open();
    const { now, wait } = heldClock('2026-11-23T08:41:00Z');
    const waitOf = async (tries: Tries, who: string): Promise<number> => {
      try {
        await tries.take(limit, who, now());
        return 0;
      } catch (error) {
        if (error instanceof TooManyTries) return error.retryAfterSeconds;
        throw error;
      }
    };
    expect(await waitOf(one, 'Priya')).toBe(0);
    wait(20_000);
    expect([await waitOf(other, 'Priya'), await waitOf(one, 'Priya')]).toEqual([0, 0]);
    expect([await waitOf(one, 'Priya'), await waitOf(other, 'Priya')]).toEqual([40, 40]);
    expect(await waitOf(one, 'Helen')).toBe(0);
    wait(40_000);
    // What was refused did not count: the first is over, and one more goes.
    expect([await waitOf(other, 'Priya'), await waitOf(one, 'Priya')]).toEqual([0, 20]);
  });
}

triesContract('in memory', () => {
  const tries = new TriesInMemory();
  return Promise.resolve([tries, tries]);
});

it('is answered with how long to wait, in words and for the browser', () => {
  expect(describeError(new TooManyTries(540))).toMatchObject({
    status: 429,
    title: 'Too many tries',
    paragraphs: ['Wait 9 minutes, then try again. Nothing was done.'],
    retryAfterSeconds: 540,
  });
  expect(describeError(new TooManyTries(12)).paragraphs[0]).toContain('Wait a minute,');
});

it('keeps a search in memory for its person and a quarter of an hour', async () => {
  const clock = heldClock('2026-11-23T08:41:00Z');
  const searches = new FoundSearchesInMemory({
    get now() {
      return clock.now();
    },
  });
  const key = await searches.keep('Zoë', 'priya');
  expect([await searches.textOf(key, 'priya'), await searches.textOf(key, 'helen')]).toEqual(['Zoë', null]);
  clock.wait(15 * 60_000);
  expect(await searches.textOf(key, 'priya')).toBeNull();
});

describeWithRedis('with a real Redis', () => {
  let server: RedisServer;
  const open: (() => void)[] = [];
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(async () => {
    for (const close of open) close();
    await server.remove();
  });
  const connected = async (prefix: string) => {
    const connection = await server.connect(prefix);
    open.push(() => {
      connection.close();
    });
    return connection;
  };

  triesContract('in Redis, for every process', async () => {
    const prefix = `test-${randomUUID()}:`;
    return [new RedisTries(await connected(prefix)), new RedisTries(await connected(prefix))];
  });

  it('gives a search to the same person in every process, sealed, under no name, and for a quarter of an hour', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-found-'));
    const keys = SqliteKeyStore.open({ folder, makeOwnKey: true });
    const [one, other] = [await connected('found:'), await connected('found:')];
    const key = await new RedisFoundSearches(one, keys).keep('Zoë Hart', 'priya');
    const elsewhere = new RedisFoundSearches(other, keys);
    expect([await elsewhere.textOf(key, 'priya'), await elsewhere.textOf(key, 'helen')]).toEqual(['Zoë Hart', null]);
    const [name = ''] = (await server.command('keys', 'found:*')) as string[];
    expect(name).not.toContain(key);
    expect(String(await server.command('get', name))).not.toMatch(/Zoë|Hart/);
    expect(Number(await server.command('pttl', name))).toBeLessThanOrEqual(15 * 60_000);
    await keys.close();
    rmSync(folder, { recursive: true });
  });
});
