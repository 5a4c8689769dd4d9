import { projections } from '../../../../projections/registry.js';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { requestReceived } from '../../../support/assessment-facts.js';
import { quickestOf } from '../../../support/quickest.js';
import { assessmentHistory } from '../../../support/random-histories.js';
import { describeWithRedis, RedisServer } from '../../../support/redis-server.js';
import { temporaryStore } from '../../../support/temporary-store.js';
import type { TemporaryStore } from '../../../support/temporary-store.js';
import { ReadModelsUnavailable } from '../../../../src/projector/read-model-store.js';
import { append, appendInterleaved, cleanDigests, digests, until } from '../projector-rig.js';
import { RedisRig } from './redis-rig.js';
import type { RedisProcess } from './redis-rig.js';

const stream = (): string => `needsAssessment-${randomUUID()}`;
const everyone = { index: 'authority', group: '999' } as const;
const view = 'needs-assessment-view';

describeWithRedis('read models in Redis', () => {
  let server: RedisServer;
  let store: TemporaryStore;
  let rig: RedisRig;
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.remove());
  beforeEach(() => {
    store = temporaryStore();
    rig = new RedisRig(server, store);
  });
  afterEach(async () => {
    await rig.stop();
    await store.close();
  });

  const recordSome = async (count: number): Promise<number> => {
    let position = 0;
    for (let n = 0; n < count; n += 1)
      position = await append(store.events, stream(), -1, [requestReceived('2026-10-05')]);
    return position;
  };
  const asClean = async ({ readModels }: RedisProcess): Promise<void> => {
    expect(await digests(readModels)).toEqual(await cleanDigests(store.events, store.basis.standing));
  };
  /** Every answer that a reader gets meanwhile: the number it should be, or "unavailable"; never anything else. */
  const watched = (process: RedisProcess): (() => Promise<ReadonlySet<number | string>>) => {
    const seen = new Set<number | string>();
    const watches = { on: true };
    const watching = (async () => {
      while (watches.on) {
        try {
          seen.add((await process.readModels.range(view, everyone)).length);
          seen.add(await process.readModels.count(view, everyone));
        } catch (error) {
          seen.add(error instanceof ReadModelsUnavailable ? 'unavailable' : String(error));
        }
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    return async () => {
      watches.on = false;
      await watching;
      return seen;
    };
  };

  it('are, for any histories in any order, what a clean rebuild into SQLite makes', async () => {
    const process = await rig.process();
    await process.projector.start();
    await fc.assert(
      fc.asyncProperty(fc.array(assessmentHistory, { minLength: 1, maxLength: 4 }), async (histories) => {
        await appendInterleaved(store.events, histories);
        await process.projector.reached(await store.events.head());
        await asClean(process);
      }),
      { numRuns: 15 },
    );
    // Every table that a replacement or a half-made one left behind is gone.
    const generations = new Set((await rig.keys('rm:*')).map((key) => key.split(':').slice(2, 4).join(' ')));
    // One a projection, and what they share.
    expect(generations.size).toBe(projections.length + 1);
  });

  it('are written by one process and followed by all, rows and all', async () => {
    const [first, second] = [await rig.process(), await rig.process()];
    await recordSome(3);
    await first.projector.start();
    await second.projector.start();
    // A process that has just begun is told that any row may have changed; from then on it is told which.
    const begun = await recordSome(1);
    await Promise.all([first.projector.reached(begun, 3_000), second.projector.reached(begun, 3_000)]);
    const saved: string[][] = [[], []];
    let toldToReadAgain = false;
    second.projector.onRowsReplaced(() => (toldToReadAgain = true));
    for (const [index, { projector }] of [first, second].entries()) {
      projector.onRowsSaved((rows) => saved[index]?.push(...rows.map((row) => JSON.stringify(row.json))));
    }
    const position = await recordSome(1);
    await Promise.all([first.projector.reached(position, 3_000), second.projector.reached(position, 3_000)]);
    expect(saved[0]?.length).toBeGreaterThan(3);
    // The position may have been read before its announcement came: the rows then follow, those of the save before among
    // them. Where an announcement was missed, the other process is told that any row may have changed.
    const knowsThem = (): boolean => toldToReadAgain || (saved[0] ?? []).every((row) => saved[1]?.includes(row));
    await until('the other process knows the rows', knowsThem, 5_000);
    expect(await second.readModels.count(view, everyone)).toBe(5);
    expect(second.projector.state).toMatchObject({ position, error: null });
    await asClean(second);
  });

  it('are taken over within seconds by another process when the leading one dies', async () => {
    const [first, second] = [await rig.process(), await rig.process()];
    await first.projector.start();
    await second.projector.start();
    first.cutOff();
    const died = Date.now();
    const position = await recordSome(2);
    await second.projector.reached(position, 12_000);
    expect(Date.now() - died).toBeLessThan(9_000);
    await asClean(second);
  });

  it('are taken over at once when the leading process stops in order', async () => {
    const [first, second] = [await rig.process(), await rig.process()];
    await first.projector.start();
    await second.projector.start();
    await first.stop();
    await second.projector.reached(await recordSome(1), 3_000);
  });

  it.each([
    ['while all is quiet', 200, 0],
    ['while they catch up', 0, 900],
  ])(
    'make themselves anew when Redis is flushed %s, and are never taken for empty',
    async (_, before, after) => {
      await recordSome(before);
      const [leader, reader] = [await rig.process(), await rig.process()];
      await leader.projector.start();
      await reader.projector.start();
      const stop = watched(reader);
      if (after > 0) {
        const recording = recordSome(after);
        await until('some have arrived', () => leader.projector.position > 100);
        await server.command('flushall');
        await recording;
      } else {
        await server.command('flushdb');
      }
      const head = await store.events.head();
      // The position that was reached before the flush says nothing: what counts is that the rows are there again.
      await until('the rows are there again', async () => {
        return (await reader.readModels.count(view, everyone).catch(() => 0)) === head;
      });
      const seen = await stop();
      if (after === 0) expect([...seen].filter((one) => one !== 'unavailable')).toEqual([before]);
      else expect([...seen].every((one) => one === 'unavailable' || Number(one) >= 0)).toBe(true);
      expect(seen).toContain('unavailable');
      await asClean(leader);
    },
    60_000,
  );

  it.each(['rows', 'keys', 'entries', 'sizes', 'i:authority:999'])(
    'notice that Redis has evicted %s of a table, and make it anew',
    async (name) => {
      await recordSome(5);
      const [leader, reader] = [await rig.process(), await rig.process()];
      await leader.projector.start();
      await reader.projector.start();
      const [lost = ''] = await rig.keys(`rm:${view}:*:${name}`);
      const stop = watched(reader);
      expect(await server.command('del', lost)).toBe(1);
      await until('another is there', async () => {
        const keys = await rig.keys(`rm:${view}:*:${name}`);
        return keys.length > 0 && !keys.includes(lost);
      });
      await until('it is read', async () => (await reader.readModels.count(view, everyone).catch(() => 0)) === 5);
      const seen = await stop();
      expect([...seen].filter((one) => one !== 'unavailable')).toEqual([5]);
      await asClean(reader);
    },
    30_000,
  );

  it('notice an evicted group at the next save, before a part of it is taken for the whole', async () => {
    await recordSome(5);
    const leader = await rig.process();
    await leader.projector.start();
    const [lost = ''] = await rig.keys(`rm:${view}:*:i:authority:999`);
    await server.command('del', lost);
    const position = await recordSome(1);
    await leader.projector.reached(position, 5_000);
    expect(await leader.readModels.count(view, everyone)).toBe(6);
    await asClean(leader);
  });

  it('come back after Redis was paused for five seconds, with every process still running', async () => {
    await recordSome(5);
    const [leader, reader] = [await rig.process(), await rig.process()];
    await leader.projector.start();
    await reader.projector.start();
    const paused = server.pause(5_000);
    const asked = Date.now();
    await expect(reader.readModels.count(view, everyone)).rejects.toThrow(ReadModelsUnavailable);
    expect(Date.now() - asked).toBeLessThan(2_000);
    const position = await recordSome(3);
    await paused;
    await Promise.all([leader.projector.reached(position, 15_000), reader.projector.reached(position, 15_000)]);
    await until('pages say that all is well', () => reader.projector.state.stalledSince === null);
    expect(await reader.readModels.count(view, everyone)).toBe(8);
    await asClean(reader);
  });

  it('begin without Redis and are there once it is', async () => {
    await recordSome(3);
    await server.kill();
    const process = await rig.process();
    await expect(process.projector.start()).rejects.toThrow(ReadModelsUnavailable);
    await process.projector.keepUp();
    // At once, without the second that Redis is waited for; on a busy machine one answer of five may be.
    expect(
      await quickestOf(5, () =>
        expect(process.readModels.count(view, everyone)).rejects.toThrow(ReadModelsUnavailable),
      ),
    ).toBeLessThan(900);
    await server.restart();
    await until('they are there', async () => (await process.readModels.count(view, everyone).catch(() => 0)) === 3);
    await asClean(process);
  });
});

describeWithRedis('read models in a Redis that is full', () => {
  it('stay as they were, say so, and go on once there is room', async () => {
    const server = await RedisServer.start('--maxmemory-policy', 'noeviction');
    const store = temporaryStore();
    const rig = new RedisRig(server, store);
    try {
      const { projector, readModels } = await rig.process();
      await append(store.events, stream(), -1, [requestReceived('2026-10-05')]);
      await projector.start();
      await server.command('config', 'set', 'maxmemory', '1mb');
      const position = await append(store.events, stream(), -1, [requestReceived('2026-10-06')]);
      await until('it says why', () => projector.state.error?.message.includes('full') === true);
      await until('pages are told', () => projector.state.stalledSince !== null);
      expect(await readModels.count(view, everyone)).toBe(1);
      await server.command('config', 'set', 'maxmemory', '0');
      await projector.reached(position, 10_000);
      expect(await readModels.count(view, everyone)).toBe(2);
      expect(await digests(readModels)).toEqual(await cleanDigests(store.events, store.basis.standing));
    } finally {
      await rig.stop();
      await store.close();
      await server.remove();
    }
  });
});
