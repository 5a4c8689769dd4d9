import { HeldRows } from '../../../src/projector/held-rows.js';
import type { OnRowsSaved } from '../../../src/projector/projector.service.js';
import { ReadModelsUnavailable } from '../../../src/projector/read-model-store.js';

const plans = { name: 'plans' };
const reviews = { name: 'reviews' };

interface Row {
  readonly stream: string;
  readonly authority: string;
  readonly said: string;
}
const row = (stream: string, said: string, authority = 'ours'): string => JSON.stringify({ stream, authority, said });

/** A store of one page for each projection and a projector that says what it is told to. */
function rig(stored: Record<string, readonly string[]>) {
  const saved = new Set<OnRowsSaved>();
  const replaced = new Set<() => void>();
  const readings: string[] = [];
  let fails = false;
  let meanwhile: () => void = () => undefined;
  const readModels = {
    async *all(name: string) {
      readings.push(name);
      if (fails) throw new ReadModelsUnavailable('gone');
      meanwhile();
      yield await Promise.resolve(
        (stored[name] ?? []).map((json) => ({ key: (JSON.parse(json) as Row).stream, json })),
      );
    },
  };
  const projector = {
    onRowsSaved: (listener: OnRowsSaved) => (saved.add(listener), () => void saved.delete(listener)),
    onRowsReplaced: (listener: () => void) => (replaced.add(listener), () => void replaced.delete(listener)),
  };
  const held = new HeldRows(readModels, projector);
  const said = async (of = plans, authority = 'ours') =>
    (await held.all<Row>(of, authority)).map(({ stream, said: words }) => `${stream} ${words}`).sort();
  return {
    held,
    said,
    readings,
    save: (projection: string, key: string, json: string | null) => {
      for (const listener of saved) listener([{ projection, key, json }]);
    },
    replace: (rows: Record<string, readonly string[]>) => {
      Object.assign(stored, rows);
      for (const listener of replaced) listener();
    },
    fail: (now: boolean) => (fails = now),
    whileReading: (work: () => void) => (meanwhile = work),
  };
}

describe('rows held for boards and figures', () => {
  it('are read once for all who ask, and then follow what is saved of their own projection', async () => {
    const { held, said, save, readings } = rig({ plans: [row('a', '1'), row('b', '1', 'others')] });
    save('plans', 'a', row('a', 'before anybody asks'));
    await Promise.all([said(), held.all(plans, 'others'), held.table(plans, 'ours')]);
    expect(await said()).toEqual(['a 1']);
    save('reviews', 'a', row('a', 'of another projection'));
    save('plans', 'c', row('c', '2'));
    save('plans', 'a', null);
    expect(await said()).toEqual(['c 2']);
    expect(await said(plans, 'others')).toEqual(['b 1']);
    expect(readings).toEqual(['plans']);
  });

  it('are handed out as an array that never changes, the same until one of them changes', async () => {
    const { held, save } = rig({ plans: [row('a', '1')] });
    const before = await held.all(plans, 'ours');
    save('plans', 'z', row('z', '1', 'others'));
    expect(await held.all(plans, 'ours')).toBe(before);
    save('plans', 'a', row('a', '2'));
    expect(await held.all(plans, 'ours')).not.toBe(before);
    expect(before).toMatchObject([{ said: '1' }]);
  });

  it('what was saved while they are read stands, and is not taken back by what is read after it', async () => {
    const { said, save, whileReading } = rig({ plans: [row('a', 'old'), row('b', 'old')] });
    whileReading(() => {
      save('plans', 'a', row('a', 'new'));
      save('plans', 'b', null);
    });
    expect(await said()).toEqual(['a new']);
  });

  it('are read anew once they have been replaced, also while they are being read, and after they could not be', async () => {
    const { said, replace, fail, whileReading, readings } = rig({ plans: [row('a', '1')] });
    fail(true);
    await expect(said()).rejects.toThrow(ReadModelsUnavailable);
    fail(false);
    whileReading(() => {
      whileReading(() => undefined);
      replace({ plans: [row('b', '2')] });
    });
    expect(await said()).toEqual(['b 2']);
    expect(readings.length).toBe(3);
    replace({ plans: [] });
    expect(await said()).toEqual([]);
  });

  it('several projections stand as of one moment, though rows are replaced between them', async () => {
    const { held, replace, whileReading } = rig({ plans: [row('a', '1')], reviews: [row('a', '1')] });
    let readings = 0;
    whileReading(() => {
      readings += 1;
      if (readings === 2) replace({ plans: [row('a', '2')], reviews: [row('a', '2')] });
    });
    const tables = await held.tables([plans, reviews], 'ours');
    expect(tables.map((table) => table.get('a'))).toMatchObject([{ said: '2' }, { said: '2' }]);
  });

  it('tell who listens of each row of the authority that changes, once all are read', async () => {
    const { held, save, whileReading } = rig({ plans: [row('a', '1')] });
    const told: (readonly [string | undefined, string | undefined])[] = [];
    const stop = held.onMoved<Row>(plans, 'ours', (before, after) => told.push([before?.said, after?.said]));
    whileReading(() => {
      save('plans', 'b', row('b', 'while reading'));
    });
    await held.all(plans, 'ours');
    save('plans', 'a', row('a', '2'));
    save('plans', 'x', row('x', '2', 'others'));
    save('plans', 'c', row('c', '1'));
    save('plans', 'a', null);
    save('plans', 'never there', null);
    stop();
    save('plans', 'c', null);
    expect(told).toEqual([['1', '2'], [undefined, '1'], ['2', undefined]]); // prettier-ignore
  });

  it('follow nothing once the application ends', async () => {
    const { held, save } = rig({ plans: [row('a', '1')] });
    const table = await held.table<Row>(plans, 'ours');
    held.onModuleDestroy();
    save('plans', 'a', row('a', '2'));
    expect(table.get('a')?.said).toBe('1');
  });
});
