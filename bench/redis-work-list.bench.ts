import { randomInt, randomUUID } from 'node:crypto';
import { workListProjection } from '../projections/work-list/work-list.projection.js';
import type { ReadModelStore, RowChange } from '../src/projector/read-model-store.js';
import { RedisReadModelStore } from '../src/projector/redis/redis-read-model-store.js';
import { RedisConnection } from '../src/redis/redis-connection.js';
import { interleaved, microseconds } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { hasRedis, withRedis } from './own-redis.js';
import { theSame } from './report.js';
import { withScratchFolder } from './scratch.js';
import { percentile } from './statistics.js';

const clocksOfCase = 4;
const pageSize = 50;
const queries = 300;
const projection = workListProjection.name;
const group = '999';

/** A page of due work out of a million open clocks in Redis, beside Redis itself. */
export const redisWorkList: Benchmark = {
  name: 'redis-work-list',
  run: (options) => {
    if (!hasRedis()) {
      options.say('redis-work-list is skipped: redis-server is not installed');
      return Promise.resolve([]);
    }
    return withScratchFolder(options.folder, (scratch) =>
      withRedis(scratch, (connection) => measure(connection, options)),
    );
  },
};

async function measure(connection: RedisConnection, { quick, say }: Options): Promise<readonly Measurement[]> {
  const clocks = quick ? 100_000 : 1_000_000;
  const store = new RedisReadModelStore(connection);
  if (!(await store.lead())) throw new Error('Somebody else writes into this Redis');
  const term = setInterval(() => void store.renew().catch(() => false), 1_000);
  const started = performance.now();
  await store.replace([projection], cases(clocks / clocksOfCase), [{ projection, stamp: 'bench', position: clocks }]);
  const filledIn = (performance.now() - started) / 1_000;
  clearInterval(term);
  say(`${clocks.toLocaleString('en-GB')} clocks in Redis after ${filledIn.toFixed(1)} s`);
  await fillBare(connection, clocks);
  const rounds = quick ? 6 : 12;
  const bare = p95Of(() =>
    connection.quick.zrange('bare', scoreFrom(), '+inf', 'BYSCORE', 'LIMIT', 0, pageSize, 'WITHSCORES'),
  );
  const page = await interleaved(
    rounds,
    p95Of(() => pageOf(store)),
    bare,
  );
  const rows = await interleaved(
    rounds,
    p95Of(() => pageWithRows(store)),
    bare,
  );
  const counted = await interleaved(
    rounds,
    p95Of(() => store.count(projection, { index: 'due', group, max: scoreFrom() })),
    bare,
  );
  const is = `ZRANGE of ${pageSize} by score out of ${clocks.toLocaleString('en-GB')}, over the same connection, p95`;
  const memory = /used_memory:(\d+)/.exec(await connection.quick.info('memory'))?.[1] ?? '0';
  await store.close();
  return [
    {
      what: 'page of due work in Redis, p95',
      unit: 'µs',
      ours: page.ours,
      raw: { value: page.raw, is },
      ratio: page.ratio,
      promise: { of: 'ratio', kind: 'atMost', limit: 3 },
      notes: [`${clocks.toLocaleString('en-GB')} clocks in three groups each, filled in ${filledIn.toFixed(1)} s; Redis then holds ${Math.round(Number(memory) / 1e6)} MB, the bare set included`], // prettier-ignore
    },
    {
      what: '  with its rows',
      unit: 'µs',
      ours: rows.ours,
      raw: { value: rows.raw, is: theSame },
      ratio: rows.ratio,
      promise: null,
    },
    {
      what: '  overdue, counted',
      unit: 'µs',
      ours: counted.ours,
      raw: { value: counted.raw, is: theSame },
      ratio: counted.ratio,
      promise: null,
    },
  ];
}

function p95Of(query: () => Promise<unknown>): () => Promise<number> {
  return async () => {
    const taken: number[] = [];
    for (let n = 0; n < queries; n += 1) taken.push(await microseconds(query));
    return percentile(taken, 0.95);
  };
}

function pageOf(store: ReadModelStore) {
  return store.range(projection, { index: 'due', group, min: scoreFrom(), limit: pageSize });
}

async function pageWithRows(store: ReadModelStore): Promise<unknown> {
  const members = await pageOf(store);
  return store.getMany(
    projection,
    members.map(({ key }) => key),
  );
}

/** Some day of the three years that the clocks are due in. */
const scoreFrom = (): number => 20_250_000 + randomInt(3) * 10_000 + (1 + randomInt(12)) * 100 + 1 + randomInt(28);

function* cases(count: number): Generator<RowChange> {
  for (let n = 0; n < count; n += 1) {
    const key = `needsAssessment-${randomUUID()}`;
    const clocks = Array.from({ length: clocksOfCase }, (_, clock) => ({ rule: `C${clock}`, due: scoreFrom() }));
    const groups = [group, `${group}:team:team-${n % 12}`, `${group}:worker:worker-${n % 400}`];
    yield {
      projection,
      key,
      json: JSON.stringify({
        stream: key,
        childId: randomUUID(),
        stage: 'assessing',
        team: 'East team',
        worker: 'w',
        clocks,
      }),
      entries: clocks.flatMap(({ rule, due }) =>
        groups.map((name) => ({ index: 'due', group: name, score: due, member: `${key}#${rule}#` })),
      ),
    };
  }
}

async function fillBare({ patient }: RedisConnection, count: number): Promise<void> {
  for (let n = 0; n < count; n += 10_000) {
    const members = Array.from({ length: 10_000 }, () => [scoreFrom(), `needsAssessment-${randomUUID()}#C3#`]);
    await RedisConnection.answersOf(patient.pipeline().zadd('bare', ...members.flat()));
  }
}
