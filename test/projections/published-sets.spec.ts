import fc from 'fast-check';
import { withheldSets } from '../../projections/published-sets.js';

const people = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`);

describe('counts of sets that are published together', () => {
  it('withholds small ones and shows nought', () => {
    expect(withheldSets([people('a', 0), people('b', 4), people('c', 5)], 5)).toEqual([false, true, false]);
  });

  it('withholds the numerator of what all but a few met: the few would follow', () => {
    const all = people('a', 20);
    expect(withheldSets([all.slice(0, 17), all], 5)).toEqual([true, false]);
    expect(withheldSets([all.slice(0, 15), all], 5)).toEqual([false, false]);
  });

  it('withholds the twin without exceptions, where the exceptions are few', () => {
    const all = people('a', 40);
    const met = all.slice(0, 20);
    // With 40 and 37 both shown, three exceptions would be plain.
    expect(withheldSets([met, all, met.slice(0, 12), all.slice(0, 37)], 5)).toEqual([false, false, false, true]);
  });

  it('withholds one more quarter where the year and three quarters give the fourth', () => {
    const quarters = [people('a', 3), people('b', 9), people('c', 8), people('d', 20)];
    expect(withheldSets([...quarters, quarters.flat()], 5)).toEqual([true, false, true, false, false]);
  });

  it('withholds the same set alike wherever it stands', () => {
    const all = people('a', 20);
    const sets = [all.slice(0, 17), all, all.slice(0, 17)];
    expect(withheldSets(sets, 5)).toEqual([true, false, true]);
  });

  it('lets no withheld small count follow from those shown, however the sets overlap', () => {
    const family = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 }),
      sets: fc.array(fc.array(fc.nat({ max: 6 }), { maxLength: 7 }), { minLength: 1, maxLength: 9 }),
    });
    fc.assert(
      fc.property(family, ({ sizes, sets }) => {
        const atoms = sizes.map((size, at) => people(`${at}-`, size));
        const places = sets.map((set) => [...new Set(set.map((place) => place % sizes.length))]);
        const withheld = withheldSets(places.map((own) => own.flatMap((place) => atoms[place] ?? [])), 5); // prettier-ignore
        const shown = places.filter((_, at) => withheld[at] === false);
        for (const [at, own] of places.entries()) {
          const size = own.reduce((sum, place) => sum + (sizes[place] ?? 0), 0);
          if (size === 0 || size >= 5) continue;
          expect(withheld[at]).toBe(true);
          expect(followsFrom(own, shown, sizes.length)).toBe(false);
          // Nor may a shown set less one within it be what is small.
        }
        for (const outer of shown) {
          for (const inner of shown.filter((set) => set.length > 0 && set.every((place) => outer.includes(place)))) {
            const more = outer.filter((place) => !inner.includes(place)).reduce((sum, place) => sum + (sizes[place] ?? 0), 0); // prettier-ignore
            expect(more === 0 || more >= 5).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether one set's count is a sum of multiples of others', by fractions of whole numbers: another way than the code's own. */
function followsFrom(wanted: readonly number[], shown: readonly (readonly number[])[], classes: number): boolean {
  const vector = (set: readonly number[]): bigint[] => Array.from({ length: classes }, (_, at) => (set.includes(at) ? 1n : 0n)); // prettier-ignore
  return rank([...shown.map(vector), vector(wanted)]) === rank(shown.map(vector));
}

function rank(rows: readonly (readonly bigint[])[]): number {
  let left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = left.find((row) => row[column] !== 0n);
    if (pivot === undefined) continue;
    found += 1;
    const head = pivot[column] ?? 1n;
    left = left.filter((row) => row !== pivot).map((row) => row.map((value, at) => value * head - (pivot[at] ?? 0n) * (row[column] ?? 0n))); // prettier-ignore
  }
  return found;
}
