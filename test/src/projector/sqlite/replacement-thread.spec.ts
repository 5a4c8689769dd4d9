import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Checkpoint, RowChange } from '../../../../src/projector/read-model-store.js';
import { SqliteReadModelStore } from '../../../../src/projector/sqlite/sqlite-read-model-store.js';

// Threads run from dist/ (built before the tests); the sources write everything themselves.
const built = (await import(
  new URL('../../../../dist/src/projector/sqlite/sqlite-read-model-store.js', import.meta.url).href
)) as { SqliteReadModelStore: typeof SqliteReadModelStore };

const projections = ['first', 'second'];

/** Enough rows for a thread; every one says which making of them it is of. */
function* rows(making: string, count = 3_000): Generator<RowChange> {
  for (const projection of projections) {
    for (let number = 0; number < count / 2; number += 1) {
      const key = `stream-${String(number).padStart(5, '0')}`;
      const entries = [
        { index: 'team', group: `team ${number % 7}`, score: number % 50, member: key },
        ...(number % 3 === 0 ? [{ index: 'due', group: making, score: -number, member: `${key}#1` }] : []),
      ];
      yield { projection, key, json: JSON.stringify({ making, number, text: 'é'.repeat(number % 300) }), entries };
    }
  }
}

const at = (position: number): readonly Checkpoint[] =>
  projections.map((projection) => ({ projection, stamp: 'v1', position }));

describe('replacing many rows on a thread', () => {
  let folder: string;
  const opened: SqliteReadModelStore[] = [];
  const open = (readOnly = false, store = 'store'): SqliteReadModelStore => {
    const one = built.SqliteReadModelStore.open({ folder: join(folder, store), readOnly });
    opened.push(one);
    return one;
  };
  const digests = (store: SqliteReadModelStore): Promise<readonly string[]> =>
    Promise.all(projections.map((name) => store.digest(name)));
  const ofMaking = async (making: string): Promise<readonly string[]> => {
    const store = SqliteReadModelStore.open({ folder: join(folder, `expected-${making}`) });
    opened.push(store);
    await store.replace(projections, rows(making), at(1));
    return digests(store);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-thread-'));
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves what writing them here leaves, also over what was there before and got ready or not', async () => {
    const store = open();
    await store.replace(projections, rows('a'), at(1));
    expect(await digests(store)).toEqual(await ofMaking('a'));
    store.prepareToReplace();
    await store.replace(projections, rows('b'), at(2));
    expect(await digests(store)).toEqual(await ofMaking('b'));
    expect(await store.checkpoints()).toEqual(at(2));
    store.prepareToReplace();
    await store.replace(projections, [], at(3));
    expect(await store.getMany('first', ['stream-00000'])).toEqual(new Map());
    expect(await store.checkpoints()).toEqual(at(3));
  });

  it('shows a reader beside it the old until all of the new is there, and lets the event loop turn', async () => {
    const store = open();
    await store.replace(projections, rows('a'), at(1));
    const reader = open(true);
    const [before, after] = [await digests(reader), await ofMaking('b')];
    const seen: { readonly digests: readonly string[]; readonly positions: readonly number[] }[] = [];
    const progress = { replaced: false };
    const replacing = store.replace(projections, rows('b'), at(2)).then(() => {
      progress.replaced = true;
    });
    while (!progress.replaced) {
      const positions = (await reader.checkpoints()).map(({ position }) => position);
      seen.push({ digests: [(await reader.get('second', 'stream-01499')) ?? ''], positions });
      await delay(1);
    }
    await replacing;
    expect(seen.length).toBeGreaterThan(2);
    const making = (step: (typeof seen)[number]): string =>
      (JSON.parse(step.digests[0] ?? '') as { making: string }).making;
    // Row and checkpoint are asked for one after the other, so that only the order of both is certain.
    for (const step of seen) if (step.positions.includes(2)) expect(making(step)).toBe('b');
    expect(making(seen[0] as (typeof seen)[number])).toBe('a');
    expect(before).toEqual(await ofMaking('a'));
    expect(await digests(reader)).toEqual(after);
  });

  it('leaves everything as it was where a row cannot be derived, and can be written to afterwards', async () => {
    const store = open();
    await store.replace(projections, rows('a'), at(1));
    const breaking = function* (): Generator<RowChange> {
      let count = 0;
      for (const row of rows('b')) {
        if ((count += 1) > 2_000) throw new Error('the fold broke');
        yield row;
      }
    };
    await expect(store.replace(projections, breaking(), at(2))).rejects.toThrow('the fold broke');
    expect(await digests(store)).toEqual(await ofMaking('a'));
    const [row] = rows('c');
    if (row === undefined) throw new Error('There is no row');
    await store.save([row], at(2), at(1));
    expect(await store.get('first', row.key)).toBe(row.json);
    await store.replace(projections, rows('b'), at(3));
    expect(await digests(store)).toEqual(await ofMaking('b'));
  });

  it('says what keeps the rows from being written, and leaves everything as it was', async () => {
    const store = open();
    await store.replace(projections, rows('a'), at(1));
    const twice = function* (): Generator<RowChange> {
      yield* rows('b');
      yield* rows('b');
    };
    await expect(store.replace(projections, twice(), at(2))).rejects.toThrow(/UNIQUE/);
    expect(await store.checkpoints()).toEqual(at(1));
    expect(await digests(store)).toEqual(await ofMaking('a'));
  });

  it('leaves nothing in the write-ahead log once it is closed, whether the thread was needed or not', async () => {
    const store = open();
    await store.replace(projections, rows('a'), at(1));
    store.prepareToReplace();
    await store.close();
    const log = statSync(join(folder, 'store', 'read-models.sqlite-wal'), { throwIfNoEntry: false });
    expect(log?.size ?? 0).toBe(0);
    expect(await digests(open(true))).toEqual(await ofMaking('a'));
  });
});
