import { Redis } from 'ioredis';
import { inspect } from 'node:util';
import { RedisConnection } from '../../../src/redis/redis-connection.js';
import { redisUnavailable } from '../../../src/redis/redis-unavailable.js';
import { RedisReadModelStore } from '../../../src/projector/redis/redis-read-model-store.js';
import { at, entry, row, table } from '../../contract/read-model-store.contract.js';
import { until } from '../projector/projector-rig.js';
import { configFrom } from '../../../src/config.js';
import { describeWithRedis, RedisServer } from '../../support/redis-server.js';

const faultsOf = (environment: Record<string, string>): string => {
  try {
    configFrom(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the settings of Redis', () => {
  it('are needed only where read models are kept there', () => {
    expect(configFrom({})).toMatchObject({ readModels: 'sqlite', redisUrl: null });
    expect(configFrom({ REDIS_URL: 'nonsense' })).toMatchObject({ redisUrl: null });
    expect(faultsOf({ READ_MODELS: 'redis' })).toContain('REDIS_URL is missing');
  });

  it('are an address with or without TLS, user and database', () => {
    for (const REDIS_URL of [
      'redis://127.0.0.1:6379',
      'redis://localhost',
      'rediss://ehc:s3cret@cache.example:6380/2',
    ]) {
      expect(configFrom({ READ_MODELS: 'redis', REDIS_URL })).toMatchObject({
        readModels: 'redis',
        redisUrl: REDIS_URL,
      });
    }
  });

  it('are refused in other forms without the address being said, which may hold a password', () => {
    for (const REDIS_URL of [
      '127.0.0.1:6379',
      'http://h3rring@h:1',
      'redis://',
      'redis://:h3rring@host/db',
      'redis://h3rring@ho st',
    ]) {
      const faults = faultsOf({ READ_MODELS: 'redis', REDIS_URL });
      expect(faults).toContain('REDIS_URL cannot be read');
      expect(faults).not.toContain('h3rring');
    }
  });
});

describeWithRedis('an error of Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start('--requirepass', 's3cret');
  });
  afterAll(() => server.remove());
  const withoutPassword = (): string => server.url.replace(':s3cret@', '');

  it('never carries the password or what was to be written', async () => {
    const client = new Redis(withoutPassword(), { password: 'wr0ng-password', lazyConnect: true, retryStrategy: null });
    const seen: unknown[] = [];
    client.on('error', (error: unknown) => seen.push(error));
    await client.connect().catch((error: unknown) => seen.push(error));
    client.disconnect();
    // The driver's own error does: this test could fail.
    expect(inspect(seen, { depth: 5 })).toContain('wr0ng-password');
    expect(seen.map((error) => redisUnavailable(error).message)).toContain(
      'Redis does not take the user name or password of REDIS_URL',
    );
    expect(inspect(seen.map(redisUnavailable), { depth: 9, showHidden: true })).not.toContain('wr0ng-password');
  });

  it('does not come to a user who may do no more than docs/operations.md says', async () => {
    const may = '+@read +@write +@scripting +@connection +@pubsub +@transaction +info';
    await server.command('acl', 'setuser', 'ehc', 'on', '>s3cret', '~ehc:*', '&ehc:*', ...may.split(' '));
    const connection = await RedisConnection.open({ url: server.url.replace('//:', '//ehc:') });
    const [reader, store] = [new RedisReadModelStore(connection), new RedisReadModelStore(connection)];
    const heard: unknown[] = [];
    reader.onSavedElsewhere((saved) => heard.push(saved));
    await until('it listens', () => heard.length > 0);
    expect(await store.lead()).toBe(true);
    await store.replace([table], [row('k', 1, entry('g', 1, 'm'))], [at(1)]);
    await store.replace([table], [row('k', 2, entry('g', 1, 'm'))], [at(2)]);
    await store.save([row('k', 3)], [at(3)], [at(2)]);
    expect([await store.renew(), await store.intact([table])]).toEqual([true, true]);
    expect(await store.groups(table, 'due')).toEqual(new Map());
    expect(await store.digest(table)).toMatch(/^[0-9a-f]{64}$/);
    await until('it is told', () => heard.length > 2);
    await reader.close();
    await store.close();
    connection.close();
    expect((await server.command('keys', 'ehc:rm:*:rows')) as string[]).toHaveLength(1);
    await expect(RedisConnection.answersOf(connection.quick.pipeline().flushall())).rejects.toThrow(/Redis/);
  });

  it('is told where the address has no password and Redis asks for one', async () => {
    const connection = await RedisConnection.open({ url: withoutPassword() });
    await expect(RedisConnection.answersOf(connection.quick.pipeline().get('x'))).rejects.toThrow(/Redis/);
    connection.close();
    const good = await RedisConnection.open({ url: server.url });
    expect(await RedisConnection.answersOf(good.quick.pipeline().get('x'))).toEqual([null]);
    good.close();
  });
});
