import fc from 'fast-check';
import {
  firstDayOf,
  inTime,
  lastDayOf,
  lookedForFrom,
  periodAfter,
  periodFrom,
} from '../../../workflows/held-figures/period.js';
import type { PeriodKind } from '../../../workflows/held-figures/period.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';

const kinds: Readonly<Record<PeriodKind, string>> = {
  month: '2020-01',
  quarter: '2020-Q1',
  term: '2020/21 autumn',
  schoolYear: '2020/21',
  financialYear: '2020-21',
  day: '2020-02-28',
};
const all = Object.keys(kinds) as PeriodKind[];

/** A period some steps after the first of its kind. */
function after(kind: PeriodKind, steps: number): string {
  let period = kinds[kind];
  for (let step = 0; step < steps; step += 1) period = periodAfter(kind, period);
  return period;
}

describe('periods', () => {
  it('follow each other without a gap, in one written form, and sort by time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(120), (kind, steps) => {
        const period = after(kind, steps);
        const next = periodAfter(kind, period);
        expect(periodFrom(kind, period)).toBe(period);
        expect(firstDayOf(kind, next)).toBe(addDays(lastDayOf(kind, period), 1));
        expect(lastDayOf(kind, period) >= firstDayOf(kind, period)).toBe(true);
        expect(inTime(kind, period, next)).toBe(-1);
      }),
    );
  });

  it.each([
    ['month', 'October 2026', '2026-10'],
    ['month', 'Oct-26', '2026-10'],
    ['month', '10/2026', '2026-10'],
    ['month', '2026-9', '2026-09'],
    ['quarter', 'Q3 2026', '2026-Q3'],
    ['term', 'Autumn term 2025/26', '2025/26 autumn'],
    ['term', '2025-26 Spring', '2025/26 spring'],
    ['schoolYear', '2025-26', '2025/26'],
    ['schoolYear', '2025/2026', '2025/26'],
    ['financialYear', '2025/26', '2025-26'],
    ['day', '1/10/2026', '2026-10-01'],
  ] as const)('of the kind %s reads %s as %s', (kind, typed, period) => {
    expect(periodFrom(kind, typed)).toBe(period);
  });

  it.each([
    ['month', '2026-13'],
    ['month', '2026-00'],
    ['month', 'Oc 2026'],
    ['month', 'Smarch 2026'],
    ['quarter', '2026-Q5'],
    ['term', '2025/26 winter'],
    ['term', '2025/26 autumn 2026/27'],
    ['schoolYear', '2025/27'],
    ['schoolYear', '2025'],
    ['financialYear', '1825-26'],
    ['day', '31/2/2026'],
    ['day', '__proto__'],
  ] as const)('of the kind %s cannot be %s', (kind, typed) => {
    expect(periodFrom(kind, typed)).toBeNull();
  });

  it('are looked for some time after they end', () => {
    expect(lookedForFrom('month', '2026-09')).toBe('2026-11-01');
    expect(lookedForFrom('term', '2025/26 summer')).toBe('2026-10-16');
    expect(lookedForFrom('day', '2026-09-01')).toBeNull();
  });
});
