import fc from 'fast-check';
import { publishedParts, publishedTable } from '../../projections/suppression.js';
import type { PublishedTable } from '../../projections/suppression.js';

describe('small numbers in published tables', () => {
  it('shows everything where no count is small', () => {
    expect(publishedParts([5, 12, 0], 5)).toEqual({ parts: [5, 12, 0], total: 17 });
  });

  it('withholds counts of 1 to 4, and with a single one the next smallest, which would give it away', () => {
    expect(publishedParts([3, 20, 9], 5)).toEqual({ parts: [null, 20, null], total: 32 });
  });

  it('withholds a third where two withheld together are still a small count', () => {
    expect(publishedParts([1, 1, 90], 5)).toEqual({ parts: [null, null, null], total: 92 });
    expect(publishedParts([2, 2, 8, 30], 5)).toEqual({ parts: [null, null, null, 30], total: 42 });
  });

  it('leaves two small counts alone that hide each other', () => {
    expect(publishedParts([4, 3, 90], 5)).toEqual({ parts: [null, null, 90], total: 97 });
  });

  it('withholds a third where as many as are withheld must each be one', () => {
    expect(publishedParts([1, 1, 1, 1, 1, 30, 9], 5).parts).toEqual([null, null, null, null, null, 30, null]);
  });

  it('withholds a total that is small, or that would give its only part away', () => {
    expect(publishedParts([3, 0], 5)).toEqual({ parts: [null, 0], total: null });
    expect(publishedParts([4], 5)).toEqual({ parts: [null], total: null });
    expect(publishedParts([], 5)).toEqual({ parts: [], total: 0 });
  });

  it('withholds nothing where the authority shows every count', () => {
    expect(publishedParts([1, 2, 0], 1)).toEqual({ parts: [1, 2, 0], total: 3 });
  });

  it('withholds the smallest four corners that keep one number of a table from being worked out', () => {
    const { cells, rowTotals, total } = publishedTable(
      [
        [2, 30, 40],
        [50, 7, 60],
        [70, 8, 90],
      ],
      5,
    );
    expect(cells).toEqual([
      [null, null, 40],
      [null, null, 60],
      [70, 8, 90],
    ]);
    expect([rowTotals, total]).toEqual([[72, 117, 168], 357]);
  });
});

const count = fc.oneof({ weight: 3, arbitrary: fc.nat(7) }, { weight: 1, arbitrary: fc.nat(60) });
const tables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

describe('whatever the table', () => {
  it('shows what it shows truly, no small count, and every nought', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 10 }), (cells, smallest) => {
        for (const [shown, held] of pairs(cells, publishedTable(cells, smallest))) {
          if (shown === null) expect(held).toBeGreaterThan(0);
          else expect([shown, shown === 0 || shown >= smallest]).toEqual([held, true]);
        }
      }),
    );
  });

  it('leaves at least two values thinkable for every withheld number, found by trying them all', () => {
    const small = fc.array(fc.array(fc.nat(3), { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(
        small.filter((cells) => cells.every(({ length }) => length === cells[0]?.length)),
        fc.integer({ min: 2, max: 5 }),
        (cells, smallest) => {
          const published = publishedTable(cells, smallest);
          const thinkable = allTables(cells, 8)
            .map((guess) => pairs(guess, published))
            .filter((guess) => guess.every(([shown, value]) => (shown === null ? value > 0 : shown === value)));
          pairs(cells, published).forEach(([shown], place) => {
            if (shown !== null) return;
            expect(new Set(thinkable.map((guess) => guess[place]?.[1])).size).toBeGreaterThan(1);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives no small count away as what a line lacks to its total', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 10 }), (cells, smallest) => {
        const { cells: shown, rowTotals } = publishedTable(cells, smallest);
        shown.forEach((row, r) => {
          const total = rowTotals[r];
          if (total == null) return;
          const lacking = total - row.reduce<number>((sum, value) => sum + (value ?? 0), 0);
          expect(lacking === 0 || lacking >= smallest).toBe(true);
        });
      }),
    );
  });
});

/** Every number of a table beside what is published of it, totals among them. */
function pairs(cells: readonly (readonly number[])[], published: PublishedTable): [number | null, number][] {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
  const columns = (cells[0] ?? []).map((_, c) => sum(cells.map((row) => row[c] ?? 0)));
  return [
    ...cells.flatMap((row, r) =>
      row.map((value, c): [number | null, number] => [published.cells[r]?.[c] ?? null, value]),
    ),
    ...cells.map((row, r): [number | null, number] => [published.rowTotals[r] ?? null, sum(row)]),
    ...columns.map((value, c): [number | null, number] => [published.columnTotals[c] ?? null, value]),
    [published.total, sum(columns)],
  ];
}

/** Every table of that shape with counts up to the largest, and noughts where the table has them. */
function allTables(cells: readonly (readonly number[])[], largest: number): number[][][] {
  const width = cells[0]?.length ?? 0;
  let flat: number[][] = [[]];
  for (const held of cells.flat()) {
    const values = held === 0 ? [0] : Array.from({ length: largest }, (_, index) => index + 1);
    flat = flat.flatMap((before) => values.map((value) => [...before, value]));
  }
  return flat.map((values) => cells.map((_, r) => values.slice(r * width, (r + 1) * width)));
}
