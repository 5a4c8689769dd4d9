import fc from 'fast-check';
import type { FacetHistory } from '../../../src/children/child-facets.js';
import { birthDateIn, packed, unpacked } from '../../../src/children/packed-history.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';

describe('a packed history', () => {
  const date = fc
    .date({ min: new Date('1998-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((day) => calendarDate(day.toISOString().slice(0, 10)));
  const text = fc.string({ minLength: 1, maxLength: 40 });
  const some = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> => fc.array(item, { maxLength: 4 });
  const texts = <Name extends string>(...names: Name[]): fc.Arbitrary<Partial<Record<Name, string>>> =>
    fc.record(Object.fromEntries(names.map((name) => [name, text])) as Record<Name, fc.Arbitrary<string>>, {
      requiredKeys: [],
    });
  const history: fc.Arbitrary<FacetHistory> = fc.record({
    birthDate: fc.option(date),
    details: some(
      fc.record({ on: date, value: texts('birthDate', 'sex', 'ethnicity', 'postcode', 'upn', 'uln', 'upnUnknown') }),
    ),
    needs: some(fc.record({ on: date, value: fc.record({ primary: text, secondary: fc.option(text) }) })),
    stays: some(fc.record({ on: date, leftOn: fc.option(date), value: texts('urn', 'name', 'settingCode') })),
    needsOfPanels: some(fc.tuple(text, text)),
  });

  it('gives back the history that was packed, and its birth date by itself', () => {
    fc.assert(
      fc.property(history, (one) => {
        const cells = packed(one);
        expect(unpacked(cells)).toEqual(one);
        expect(birthDateIn(cells)).toBe(one.birthDate);
        expect(cells.every((cell) => cell === null || typeof cell !== 'object')).toBe(true);
      }),
    );
  });
});
