import fc from 'fast-check';
import { RowTable } from '../../../src/projector/row-table.js';

const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), row: fc.option(fc.nat(), { nil: null }) });

describe('a table of rows that is handed out whole', () => {
  it('holds what a map would hold, whatever is put in and taken out', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const table = new RowTable<number>();
        const map = new Map<string, number>();
        for (const { key, row } of steps) {
          if (row === null) {
            table.delete(key);
            map.delete(key);
          } else {
            table.set(key, row);
            map.set(key, row);
          }
          expect([...table.all()].sort()).toEqual([...map.values()].sort());
        }
      }),
    );
  });

  it('never changes an array that it has handed out', () => {
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (before, after) => {
        const table = new RowTable<number>();
        const take = ({ key, row }: { key: string; row: number | null }): void => {
          if (row === null) table.delete(key);
          else table.set(key, row);
        };
        before.forEach(take);
        const handedOut = table.all();
        const copy = [...handedOut];
        after.forEach(take);
        expect(handedOut).toEqual(copy);
      }),
    );
  });

  it('hands out the same array until something changes', () => {
    const table = new RowTable<number>();
    table.set('a', 1);
    expect(table.all()).toBe(table.all());
    const before = table.all();
    table.set('a', 2);
    expect(table.all()).not.toBe(before);
  });
});
