import { LiveRows } from '../../../src/boards/live-rows.js';
import type { OnRowsSaved } from '../../../src/projector/projector.service.js';
import { ReadModelsUnavailable } from '../../../src/projector/read-model-store.js';

/** A store of one page and a projector that says what it is told to. */
function rig(stored: Record<string, string>) {
  let saved: OnRowsSaved = () => undefined;
  let replaced: () => void = () => undefined;
  let fails = false;
  let readings = 0;
  const readModels = {
    async *all() {
      readings += 1;
      if (fails) throw new ReadModelsUnavailable('gone');
      yield await Promise.resolve(Object.entries(stored).map(([key, json]) => ({ key, json })));
    },
  };
  const projector = {
    onRowsSaved: (listener: OnRowsSaved) => ((saved = listener), () => (saved = () => undefined)),
    onRowsReplaced: (listener: () => void) => ((replaced = listener), () => (replaced = () => undefined)),
  };
  const rows = new LiveRows<number>(readModels, projector, 'plans', (json) => (json === '0' ? null : Number(json)));
  return {
    rows,
    readings: () => readings,
    save: (projection: string, key: string, json: string | null) => {
      saved([{ projection, key, json }]);
    },
    replace: () => {
      replaced();
    },
    fail: (now: boolean) => {
      fails = now;
    },
  };
}

it('reads once and then follows what is saved of its own projection', async () => {
  const { rows, save, readings } = rig({ a: '1', b: '0' });
  expect([...(await rows.all())]).toEqual([['a', 1]]);
  const { version } = rows;
  save('others', 'x', '9');
  save('plans', 'b', '2');
  save('plans', 'a', null);
  expect([...(await rows.all())]).toEqual([['b', 2]]);
  expect(rows.version).toBeGreaterThan(version);
  expect(readings()).toBe(1);
});

it('reads anew once rows have been replaced, and again after it could not be read', async () => {
  const { rows, replace, fail, readings } = rig({ a: '1' });
  fail(true);
  await expect(rows.all()).rejects.toThrow(ReadModelsUnavailable);
  fail(false);
  expect((await rows.all()).size).toBe(1);
  replace();
  await rows.all();
  expect(readings()).toBe(3);
});

it('follows nothing after it has been stopped', async () => {
  const { rows, save } = rig({ a: '1' });
  await rows.all();
  rows.stop();
  save('plans', 'b', '2');
  expect((await rows.all()).size).toBe(1);
});
