import type { IndexEntry } from '../../projections/projection.js';
import { CheckpointMoved } from '../../src/projector/read-model-store.js';
import type { Checkpoint, ReadModelStore, RowChange } from '../../src/projector/read-model-store.js';

/** An empty store that leads; `again` opens the same data beside it or after it, as another process would. */
export interface ReadModelsUnderTest {
  readonly store: ReadModelStore;
  again(): Promise<ReadModelStore>;
  destroy(): Promise<void>;
}

export const table = 'work-list';

export const at = (position: number, projection = table, stamp = 'v1 with=options'): Checkpoint => ({
  projection,
  stamp,
  position,
});

export const entry = (group: string, score: number, member: string, index = 'due'): IndexEntry => ({
  index,
  group,
  score,
  member,
});

export const row = (key: string, value: unknown, ...entries: readonly IndexEntry[]): RowChange => ({
  projection: table,
  key,
  json: value === null ? null : JSON.stringify(value),
  entries,
});

/** Names that JavaScript's order of strings, that of code units, puts elsewhere than the order of bytes. */
const names = ['', 'A', 'a', 'a b', 'ab', 'Zoë', 'é', 'ﬀ', '😀', '𐀀', '\uE000', 'z#C3#'];

/** The promises of the port, run unchanged against each adapter. */
export function readModelStoreContract(adapter: string, open: () => Promise<ReadModelsUnderTest>): void {
  describe(`${adapter} keeps the read model contract`, () => {
    let subject: ReadModelsUnderTest;
    let store: ReadModelStore;
    beforeEach(async () => {
      subject = await open();
      store = subject.store;
      await store.replace([table], [], [at(0)]);
    });
    afterEach(() => subject.destroy());

    const members = async (group: string, more: object = {}): Promise<readonly string[]> =>
      (await store.range(table, { index: 'due', group, ...more })).map(({ member }) => member);

    it('gives rows by key, one or many, and nothing for a key without a row', async () => {
      await store.save([row('a-1', { text: 'Zoë "x" \\ \u0000 😀\n' }), row('a-2', 2)], [at(2)], [at(0)]);
      expect(JSON.parse((await store.get(table, 'a-1')) ?? '')).toEqual({ text: 'Zoë "x" \\ \u0000 😀\n' });
      expect(await store.get(table, 'a-3')).toBeNull();
      expect(await store.getMany(table, ['a-2', 'a-3'])).toEqual(new Map([['a-2', '2']]));
      expect(await store.getMany(table, [])).toEqual(new Map());
    });

    it('gives members of a group by score, then by the bytes of their names, with the key of their row', async () => {
      const inOrder = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(inOrder).not.toEqual(names.toSorted());
      const changes = names.map((name, index) =>
        row(`key-${index}`, index, entry('g', 20260101, `m${name}`), entry('g', -5, `key-${index}#${name}`)),
      );
      await store.save(changes, [at(1)], [at(0)]);
      const found = await store.range(table, { index: 'due', group: 'g' });
      expect(found.slice(0, names.length).every(({ score }) => score === -5)).toBe(true);
      expect(found.slice(names.length).map(({ member }) => member)).toEqual(inOrder.map((name) => `m${name}`));
      for (const { member, key } of found) {
        const index = Number(key.slice(4));
        expect([`m${names[index] ?? '?'}`, `${key}#${names[index] ?? '?'}`]).toContain(member);
      }
      expect(await members('g', { reverse: true })).toEqual(found.map(({ member }) => member).reverse());
    });

    it('gives a part of a group between scores, both included, from an offset, forwards and backwards', async () => {
      const changes = Array.from({ length: 10 }, (_, n) => row(`k${n}`, n, entry('g', n * 10, `m${n}`)));
      await store.save(changes, [at(1)], [at(0)]);
      expect(await members('g', { min: 20, max: 40 })).toEqual(['m2', 'm3', 'm4']);
      expect(await members('g', { min: 85 })).toEqual(['m9']);
      expect(await members('g', { max: -1 })).toEqual([]);
      expect(await members('g', { offset: 7, limit: 2 })).toEqual(['m7', 'm8']);
      expect(await members('g', { limit: 0 })).toEqual([]);
      expect(await members('g', { min: 0, limit: 0 })).toEqual([]);
      expect(await members('g', { offset: 8 })).toEqual(['m8', 'm9']);
      expect(await members('g', { min: 30, offset: 1, limit: 2 })).toEqual(['m4', 'm5']);
      expect(await members('g', { max: 60, offset: 1, limit: 2, reverse: true })).toEqual(['m5', 'm4']);
      expect(await members('g', { offset: 1, limit: 2, reverse: true })).toEqual(['m8', 'm7']);
      expect(await members('g', { offset: 100, limit: 5 })).toEqual([]);
      expect(await store.count(table, { index: 'due', group: 'g', min: 20, max: 40 })).toBe(3);
      expect(await store.count(table, { index: 'due', group: 'g', max: 5 })).toBe(1);
      expect(await store.count(table, { index: 'due', group: 'nobody' })).toBe(0);
    });

    it('takes out the old entries of a row that is written again, and all of a row that goes', async () => {
      const first = row('k', 1, entry('a', 1, 'm1'), entry('b', 2, 'm2'), entry('a:b', 3, 'm3', 'other'));
      await store.save([first, row('l', 1, entry('a', 9, 'l1'))], [at(1)], [at(0)]);
      await store.save([row('k', 2, entry('a', 5, 'm1'), entry('c', 2, 'm2'))], [at(2)], [at(1)]);
      expect(await store.range(table, { index: 'due', group: 'a' })).toEqual([
        { member: 'm1', score: 5, key: 'k' },
        { member: 'l1', score: 9, key: 'l' },
      ]);
      expect(await store.groups(table, 'due')).toEqual(new Map([['a', 2], ['c', 1]])); // prettier-ignore
      expect(await store.groups(table, 'other')).toEqual(new Map());
      await store.save([row('k', null), row('unknown', null)], [at(3)], [at(2)]);
      expect(await store.groups(table, 'due')).toEqual(new Map([['a', 1]]));
      expect(await store.get(table, 'k')).toBeNull();
    });

    it('takes the last of two changes of one row in a save', async () => {
      const twice = [row('k', 1, entry('a', 1, 'm1')), row('k', 2, entry('b', 1, 'm1'))];
      await store.save(twice, [at(1)], [at(0)]);
      expect(await store.get(table, 'k')).toBe('2');
      expect(await store.groups(table, 'due')).toEqual(new Map([['b', 1]]));
    });

    it('gives every row once, in pages, in the order of the bytes of keys', async () => {
      const keys = [...names.filter((name) => name !== ''), ...Array.from({ length: 5_000 }, (_, n) => `n${n}`)];
      await store.replace([table], keys.map((key) => row(key, key)), [at(1)]); // prettier-ignore
      const found: string[] = [];
      let pages = 0;
      for await (const page of store.all(table)) {
        pages += 1;
        for (const { key, json } of page) {
          expect(JSON.parse(json)).toBe(key);
          found.push(key);
        }
      }
      expect(found).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      expect(pages).toBeGreaterThan(1);
    });

    it('moves the checkpoint with the rows, and neither where another has moved it meanwhile', async () => {
      await store.save([row('k', 'first')], [at(5)], [at(0)]);
      for (const stale of [[at(4)], [at(5, table, 'v2')], []]) {
        await expect(store.save([row('k', 'late')], [at(6)], stale)).rejects.toThrow(CheckpointMoved);
      }
      expect(await store.get(table, 'k')).toBe('"first"');
      expect(await store.checkpoints()).toEqual([at(5)]);
      await store.save([row('k', 'next')], [at(6)], [at(5)]);
      expect(await store.get(table, 'k')).toBe('"next"');
    });

    it('begins a projection that has no checkpoint, once', async () => {
      await store.save([], [at(3, 'log', 'abc'), at(3)], [at(0)]);
      await expect(store.save([], [at(4, 'log', 'def')], [])).rejects.toThrow(CheckpointMoved);
      expect((await store.checkpoints()).toSorted((a, b) => (a.projection < b.projection ? -1 : 1))).toEqual([
        at(3, 'log', 'abc'),
        at(3),
      ]);
    });

    it('replaces projections whole and leaves the others', async () => {
      const other = { ...row('k', 'other'), projection: 'reviews' };
      await store.replace(['reviews'], [other], [at(1, 'reviews')]);
      await store.save([row('k', 'old', entry('a', 1, 'm'))], [at(1)], [at(0)]);
      await store.replace([table], [row('l', 'new', entry('b', 1, 'm')), row('gone', null)], [at(7, table, 'v2')]);
      expect(await store.get(table, 'k')).toBeNull();
      expect(await store.groups(table, 'due')).toEqual(new Map([['b', 1]]));
      expect(await store.get('reviews', 'k')).toBe('"other"');
      expect(await store.checkpoints()).toEqual(expect.arrayContaining([at(7, table, 'v2'), at(1, 'reviews')]));
    });

    it('keeps the old where what would replace it fails half way', async () => {
      await store.save([row('k', 'old', entry('a', 1, 'm'))], [at(1)], [at(0)]);
      const failing = function* (): Generator<RowChange> {
        for (let n = 0; n < 3_000; n += 1) yield row(`k${n}`, n, entry('a', n, `m${n}`));
        throw new Error('half way');
      };
      await expect((async () => store.replace([table], failing(), [at(9)]))()).rejects.toThrow('half way');
      expect(await members('a')).toEqual(['m']);
      expect(await store.get(table, 'k')).toBe('"old"');
      expect(await store.checkpoints()).toEqual([at(1)]);
    });

    it('shows a reader the old or the new while thousands of rows are replaced, never a part', async () => {
      const rows = (value: string): RowChange[] =>
        Array.from({ length: 4_000 }, (_, n) => row(`k${n}`, value, entry('g', n, `m${n}`)));
      await store.replace([table], rows('old'), [at(1)]);
      const reader = await subject.again();
      const counts = new Set<number>();
      const reads = { on: true };
      const reading = (async () => {
        while (reads.on) {
          counts.add(await reader.count(table, { index: 'due', group: 'g' }));
          expect((await reader.range(table, { index: 'due', group: 'g', limit: 5 })).length).toBe(5);
          expect(['"old"', '"new"']).toContain(await reader.get(table, 'k3999'));
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      await store.replace([table], rows('new'), [at(2)]);
      reads.on = false;
      await reading;
      expect([...counts]).toEqual([4_000]);
      expect(await reader.get(table, 'k0')).toBe('"new"');
      await reader.close();
    });

    it('shows what was saved to whoever opens the same data', async () => {
      await store.save([row('k', 1, entry('g', 1, 'm'))], [at(3)], [at(0)]);
      const other = await subject.again();
      expect(await other.checkpoints()).toEqual([at(3)]);
      expect(await other.digest(table)).toBe(await store.digest(table));
      expect(await other.range(table, { index: 'due', group: 'g' })).toHaveLength(1);
      await other.close();
    });

    it('tells equal tables from others by their digest, however they came to be', async () => {
      const changes = names.flatMap((name, n) => [
        row(`k${name}`, { n }, entry(`g${name}`, n, `m${n}`), entry('all', n % 3, `m${name}`), entry('x', 1, `k${name}`, 'due-x')),
      ]); // prettier-ignore
      await store.replace([table], changes, [at(1)]);
      const whole = await store.digest(table);
      await store.replace([table], [], [at(1)]);
      expect(await store.digest(table)).not.toBe(whole);
      let position = 1;
      for (const change of changes.toReversed()) {
        const early = { ...change, json: '"early"', entries: [entry('all', 99, 'early')] };
        await store.save([early], [at(position + 1)], [at(position)]);
        await store.save([change], [at(position + 2)], [at(position + 1)]);
        position += 2;
      }
      expect(await store.digest(table)).toBe(whole);
      expect(whole).toBe(knownDigest);
      await store.save([row('kA', { n: 1 }, entry('gA', 2, 'm1'))], [at(position + 1)], [at(position)]);
      expect(await store.digest(table)).not.toBe(whole);
    });
  });
}

/** The same for every adapter. */
const knownDigest = 'b96e2fbe073d05791d0d78904d91a532294c9ae991c6e033c3ada949030b0245';
