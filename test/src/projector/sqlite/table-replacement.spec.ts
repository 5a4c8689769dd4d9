import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowChange } from '../../../../src/projector/read-model-store.js';
import { SqliteReadModelStore } from '../../../../src/projector/sqlite/sqlite-read-model-store.js';

const names = ['first', "second's"];

/** Rows of two projections, each once, in any order, with entries in a few crowded groups and many lonely ones. */
const changes: fc.Arbitrary<readonly RowChange[]> = fc
  .uniqueArray(fc.record({ projection: fc.constantFrom(...names), number: fc.nat(400), days: fc.array(fc.nat(30)) }), {
    maxLength: 120,
    selector: ({ projection, number }) => `${projection} ${number}`,
  })
  .map((rows) =>
    rows.map(({ projection, number, days }): RowChange => {
      const key = `stream-${number}`;
      const several = days.map((score, index) => ({
        index: index % 2 === 0 ? 'due' : "worker's",
        group: `team ${index % 3}`,
        score,
        member: `${key}#${index}`,
      }));
      const json = JSON.stringify({ number, text: "it's".repeat(number) });
      return { projection, key, json, entries: [{ index: 'own', group: key, score: -1, member: key }, ...several] };
    }),
  );

describe('replacing tables in SQLite', () => {
  let folder: string;
  const opened: SqliteReadModelStore[] = [];
  const open = (): SqliteReadModelStore => {
    const store = SqliteReadModelStore.open({ folder: mkdtempSync(join(folder, 'store-')) });
    opened.push(store);
    return store;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-replacing-'));
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const digests = (store: SqliteReadModelStore): Promise<readonly string[]> =>
    Promise.all(names.map((name) => store.digest(name)));

  it('leaves what saving the same rows one by one leaves, whatever was there and in whatever order they come', async () => {
    const [replaced, saved] = [open(), open()];
    await fc.assert(
      fc.asyncProperty(changes, changes, async (before, after) => {
        await saved.replace(names, [], []);
        await saved.save(after, [], []);
        await replaced.replace(names, before, []);
        await replaced.replace(names, after, []);
        expect(await digests(replaced)).toEqual(await digests(saved));
      }),
      { numRuns: 30 },
    );
  });

  it('does not touch the rows and entries of a projection it does not replace', async () => {
    const store = open();
    await fc.assert(
      fc.asyncProperty(changes, changes, async (before, after) => {
        await store.replace(names, before, []);
        const [, second] = await digests(store);
        await store.replace(
          ['first'],
          after.filter(({ projection }) => projection === 'first'),
          [],
        );
        expect((await digests(store))[1]).toBe(second);
      }),
      { numRuns: 15 },
    );
  });

  it('takes entries away with their row also after a replacement, and after one that failed', async () => {
    const store = open();
    const row: RowChange = {
      projection: 'first',
      key: 'stream-1',
      json: '{}',
      entries: [{ index: 'due', group: 'g', score: 1, member: 'stream-1' }],
    };
    const checkpoint = { projection: 'first', stamp: 'v1', position: 1 };
    await store.replace(['first'], [row], [checkpoint]);
    const before = await digests(store);
    const breaking = function* (): Generator<RowChange> {
      yield { ...row, key: 'stream-2' };
      throw new Error('the fold broke');
    };
    await expect((async () => store.replace(['first'], breaking(), []))()).rejects.toThrow('the fold broke');
    expect(await digests(store)).toEqual(before);
    await store.save([{ ...row, json: null, entries: [] }], [checkpoint], [checkpoint]);
    expect(await store.get('first', 'stream-1')).toBeNull();
    expect(await store.count('first', { index: 'due', group: 'g' })).toBe(0);
  });
});
