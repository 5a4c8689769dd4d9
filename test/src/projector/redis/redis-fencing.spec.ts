import { describeWithRedis, RedisServer } from '../../../support/redis-server.js';
import { temporaryStore } from '../../../support/temporary-store.js';
import type { TemporaryStore } from '../../../support/temporary-store.js';
import { NotLeading } from '../../../../src/projector/read-model-store.js';
import type { RowChange } from '../../../../src/projector/read-model-store.js';
import { at, entry, row, table } from '../../../contract/read-model-store.contract.js';
import { until } from '../projector-rig.js';
import { RedisRig } from './redis-rig.js';

describeWithRedis('of two processes that write read models into one Redis', () => {
  let server: RedisServer;
  let store: TemporaryStore;
  let rig: RedisRig;
  beforeAll(async () => {
    server = await RedisServer.start();
    store = temporaryStore();
  });
  afterAll(async () => {
    await store.close();
    await server.remove();
  });
  beforeEach(() => {
    rig = new RedisRig(server, store);
  });
  afterEach(() => rig.stop());

  it('one leads, until it resigns', async () => {
    const [first, second] = [(await rig.process()).readModels, (await rig.process()).readModels];
    expect(await first.lead()).toBe(true);
    expect(await second.lead()).toBe(false);
    expect(await first.renew()).toBe(true);
    expect(await second.renew()).toBe(false);
    await expect(second.save([], [at(1)], [])).rejects.toThrow(NotLeading);
    await first.resign();
    expect(await second.lead()).toBe(true);
    expect(await first.renew()).toBe(false);
  });

  it('the late one can write nothing after the other has taken over', async () => {
    const [late, next] = [(await rig.process()).readModels, (await rig.process()).readModels];
    await late.lead();
    await late.replace([table], [row('k', 'old', entry('g', 1, 'm'))], [at(1)]);
    await next.lead({ takeOver: true });
    await expect(late.save([row('k', 'late')], [at(2)], [at(1)])).rejects.toThrow(NotLeading);
    await expect(late.replace([table], [], [at(0)])).rejects.toThrow(NotLeading);
    await next.save([row('k', 'new', entry('g', 1, 'm'))], [at(3)], [at(1)]);
    expect(await next.get(table, 'k')).toBe('"new"');
    expect(await next.checkpoints()).toEqual([at(3)]);
  });

  it('the one whose replacement is under way when the other takes over throws it away', async () => {
    const [late, next] = [(await rig.process()).readModels, (await rig.process()).readModels];
    await late.lead();
    await late.replace([table], [row('k', 'old', entry('g', 1, 'm'))], [at(1)]);
    let rowsTaken = 0;
    const slow = function* (): Generator<RowChange> {
      for (; rowsTaken < 20_000; rowsTaken += 1) yield row(`k${rowsTaken}`, 'late', entry('g', 1, `m${rowsTaken}`));
    };
    const replacing = late.replace([table], slow(), [at(9)]);
    replacing.catch(() => undefined);
    await until('it has begun', () => rowsTaken > 2_000);
    await next.lead({ takeOver: true });
    await next.save([row('k', 'new', entry('g', 1, 'm'))], [at(2)], [at(1)]);
    await expect(replacing).rejects.toThrow(NotLeading);
    expect(await next.get(table, 'k')).toBe('"new"');
    expect(await next.count(table, { index: 'due', group: 'g' })).toBe(1);
    // What it left half made is dropped by whoever leads next.
    await next.lead();
    await until('it is dropped', async () => (await rig.keys('rm:*:rows')).length === 1);
  });

  it('a replacement half of which was flushed is never shown', async () => {
    const { readModels } = await rig.process();
    await readModels.lead();
    let rowsTaken = 0;
    const slow = function* (): Generator<RowChange> {
      for (; rowsTaken < 20_000; rowsTaken += 1) yield row(`k${rowsTaken}`, rowsTaken, entry('g', 1, `m${rowsTaken}`));
    };
    const replacing = readModels.replace([table], slow(), [at(9)]);
    replacing.catch(() => undefined);
    await until('it has begun', () => rowsTaken > 2_000);
    await server.command('flushall');
    await expect(replacing).rejects.toThrow(NotLeading);
    expect(await readModels.checkpoints()).toEqual([]);
  });

  it('a save whose answer was lost is not made twice: the second try sees that it was made', async () => {
    const { readModels } = await rig.process();
    await readModels.lead();
    await readModels.replace([table], [row('k', 'old')], [at(1)]);
    // Longer than any patience, and the save is in Redis's hands all the while.
    const paused = server.pause(16_000);
    const saving = readModels.save([row('k', 'new')], [at(2)], [at(1)]);
    await expect(saving).rejects.toThrow('did not answer in time');
    await paused;
    await readModels.lead({ takeOver: true });
    const [held] = await readModels.checkpoints();
    if (held?.position === 2) {
      await expect(readModels.save([row('k', 'other')], [at(2)], [at(1)])).rejects.toThrow('has moved');
    }
    expect(held?.position === 2 ? await readModels.get(table, 'k') : '"new"').toBe('"new"');
  });
});
