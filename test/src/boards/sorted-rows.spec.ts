import fc from 'fast-check';
import { SortedRows } from '../../../src/boards/sorted-rows.js';

interface Row {
  readonly key: string;
  readonly due: number;
  readonly kept: boolean;
}

const row = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), due: fc.nat(5), kept: fc.boolean() });
const byDue = (a: Row, b: Row): number => a.due - b.due || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const change = fc.record({ row, gone: fc.boolean() });

describe('rows kept in an order', () => {
  it('stand as if they had been put in order anew after every change, and what was handed out stays', () => {
    fc.assert(
      fc.property(fc.array(row), fc.array(change), (first, changes) => {
        const map = new Map(first.map((one) => [one.key, one]));
        const sorted = new SortedRows<Row>(map.values(), ({ kept }) => kept, byDue);
        for (const { row: after, gone } of changes) {
          const handedOut = sorted.all();
          const copy = [...handedOut];
          const before = map.get(after.key) ?? null;
          if (gone) map.delete(after.key);
          else map.set(after.key, after);
          sorted.move(before, gone ? null : after);
          expect(sorted.all()).toEqual([...map.values()].filter(({ kept }) => kept).sort(byDue));
          expect(handedOut).toEqual(copy);
        }
      }),
    );
  });
});
