import fc from 'fast-check';
import { measureById } from '../../../projections/measures/catalogue.js';
import { percentage } from '../../../projections/measures/measure.js';
import { companyOf, pooled, yearsBeside } from '../../../projections/published-figures/comparators.js';
import { publishedSeries, seriesBeside } from '../../../projections/published-figures/published-series.js';
import { datasetOf } from '../../../workflows/published-figures/datasets.js';
import { publishedFiguresDecider } from '../../../workflows/published-figures/published-figures.decider.js';
import type { PublishedFiguresEvent } from '../../../workflows/published-figures/published-figures.events.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(publishedFiguresDecider);
const file = { name: 'a.csv', sha256: 'ab', bytes: 3, edition: null };
const columns = ['plans_issued_within_20_weeks', 'plans_issued_den', 'pc_plans_issued_within_20_weeks'];
const row = (code: string, name: string, ...values: (number | null)[]) =>
  ({ level: code === 'E92000001' ? 'england' : code.startsWith('E') ? 'region' : 'authority', code, name, region: code.startsWith('E') ? null : 'E12000008', values }) as const; // prettier-ignore
const recorded = (year: number, ...areas: readonly ReturnType<typeof row>[]): PublishedFiguresEvent => ({
  type: 'PublishedFiguresRecorded',
  occurredOn: calendarDate('2026-10-01'),
  data: { file, dataset: 'timeliness', year, columns, areas, restated: 0 },
});
const neighbours: PublishedFiguresEvent = {
  type: 'StatisticalNeighboursRecorded',
  occurredOn: calendarDate('2026-10-01'),
  data: {
    file,
    lists: [
      { name: 'Southampton', code: '852', nearest: ['Coventry', 'Atlantis', 'Derby'] },
      { name: 'Coventry', code: '331', nearest: [] },
      { name: 'Derby', code: '831', nearest: [] },
    ],
  },
};
const twenty = seriesBeside('dfe.plan.within20w');
if (twenty === null) throw new Error('Nothing is published of the 20 weeks');
const england = row('E92000001', 'England', 459, 1000, 45.9);

describe('the table of published figures', () => {
  it('names columns that their file has, and measures of the catalogue, each once', () => {
    for (const { dataset, numerator, denominator, printed } of publishedSeries) {
      const known = datasetOf(dataset).columns.map(({ name }) => name);
      for (const column of [numerator, ...denominator, ...(printed === null ? [] : [printed])]) expect(known).toContain(column); // prettier-ignore
    }
    const bound = publishedSeries.flatMap(({ measures }) => measures);
    expect(bound.filter((id) => measureById(id) === undefined)).toEqual([]);
    expect(new Set(bound).size).toBe(bound.length);
  });

  it('has a rate beside a rate and a count beside a count', () => {
    for (const { unit, measures } of publishedSeries) {
      for (const id of measures) expect([id, measureById(id)?.kind]).toEqual([id, unit === 'count' ? 'count' : expect.not.stringMatching(/^count$/)]); // prettier-ignore
    }
  });

  it('keeps no column that no figure is made of', () => {
    const used = new Set(publishedSeries.flatMap(({ numerator, denominator, printed }) => [numerator, ...denominator, printed])); // prettier-ignore
    const kept = publishedSeries.flatMap(({ dataset }) => datasetOf(dataset).columns.map(({ name }) => name));
    expect([...new Set(kept)].filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('beside an authority', () => {
  it('stand its own, its region’s, England’s and its neighbours’ figure, year by year', () => {
    const state = given(
      recorded(2024, row('852', 'Southampton', 314, 336, 93.5), row('331', 'Coventry', 10, 20, 50), row('831', 'Derby', 30, 40, 75), row('E12000008', 'South East', 379, 1000, 37.9), england), // prettier-ignore
      recorded(2023, row('852', 'Southampton', 267, 296, 90.2)),
      neighbours,
    ).state();
    expect(yearsBeside(state, twenty, '852')).toEqual([
      { year: 2023, own: { value: 90.2, numerator: 267, denominator: 296 }, region: null, england: null, neighbours: null, neighboursFrom: null, neighboursCounted: 0 },
      { year: 2024, own: { value: 93.5, numerator: 314, denominator: 336 }, region: { value: 37.9, numerator: 379, denominator: 1000 }, england: { value: 45.9, numerator: 459, denominator: 1000 }, neighbours: { value: 66.7, numerator: 40, denominator: 60 }, neighboursFrom: 'counts', neighboursCounted: 2 },
    ]); // prettier-ignore
    expect(companyOf(state, '852').neighbours.map(({ name, code }) => [name, code])).toEqual([['Coventry', '331'], ['Atlantis', null], ['Derby', '831']]); // prettier-ignore
  });

  it('stands England alone where the files do not know it, and whom it chose where it did', () => {
    const areas = [row('331', 'Coventry', 10, 20, 50), row('E12000008', 'South East', 379, 1000, 37.9), england];
    const unknown = given(recorded(2024, ...areas), neighbours).state();
    expect(yearsBeside(unknown, twenty, '999')).toMatchObject([{ own: null, region: null, england: { value: 45.9 }, neighbours: null }]); // prettier-ignore
    const chose: PublishedFiguresEvent = { type: 'ComparatorsChosen', occurredOn: calendarDate('2026-10-02'), data: { region: 'E12000008', neighbours: ['331', '831'], reason: 'New' } }; // prettier-ignore
    const chosen = given(recorded(2024, ...areas), neighbours, chose).state();
    expect(yearsBeside(chosen, twenty, '999')).toMatchObject([{ own: null, region: { value: 37.9 }, neighbours: { value: 50 }, neighboursCounted: 1 }]); // prettier-ignore
  });

  it('stands what is printed, be it other than the counts beside it, and the counts where nothing is printed', () => {
    const state = given(
      recorded(2024, row('852', 'Southampton', 223, 435, 49.1)),
      recorded(2023, row('852', 'Southampton', 1, 3, null)),
      recorded(2022, row('852', 'Southampton', null, null, 12.3)),
      recorded(2021, row('852', 'Southampton', 0, 0, null)),
    ).state();
    const own = yearsBeside(state, twenty, '852').map((year) => [year.year, year.own?.value]);
    expect(own).toEqual([[2022, 12.3], [2023, 33.3], [2024, 49.1]]); // prettier-ignore
  });
});

describe('several authorities as one', () => {
  const counted = fc
    .tuple(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 500 }))
    .map(([part, rest]) => ({ value: percentage(part, part + rest) ?? 0, numerator: part, denominator: part + rest }));
  const printed = fc.nat({ max: 1000 }).map((tenths) => ({ value: tenths / 10, numerator: null, denominator: null }));

  it('is all their cases together: between the least and the most, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 10 }), (values) => {
        const { value, from, counted: many } = pooled(values, 'percent');
        const all = values.map((one) => one.value);
        expect([from, many]).toEqual(['counts', values.length]);
        expect(value?.value).toBeGreaterThanOrEqual(Math.min(...all));
        expect(value?.value).toBeLessThanOrEqual(Math.max(...all));
        expect(value?.numerator).toBe(values.reduce((sum, one) => sum + one.numerator, 0));
        expect(pooled(values.toReversed(), 'percent')).toEqual(pooled(values, 'percent'));
      }),
    );
  });

  it('of one is that one', () => {
    fc.assert(
      fc.property(fc.oneof(counted, printed), (one) => {
        expect(pooled([one], 'percent').value).toEqual(one);
      }),
    );
  });

  it('is the mean where nobody’s counts are published, and leaves those without counts out where anybody’s are', () => {
    fc.assert(
      fc.property(fc.array(printed, { minLength: 1, maxLength: 10 }), counted, (values, one) => {
        const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
        const alone = pooled(values, 'percent');
        expect([alone.from, alone.counted]).toEqual(['percentages', values.length]);
        expect(Math.abs((alone.value?.value ?? -1) - mean)).toBeLessThanOrEqual(0.0501);
        expect(pooled([...values, one], 'percent')).toEqual({ value: one, from: 'counts', counted: 1 });
      }),
    );
  });

  it('of counts is their mean, and of nobody nothing', () => {
    const plain = (value: number) => ({ value, numerator: null, denominator: null });
    expect(pooled([plain(10), plain(20), plain(31)], 'count')).toEqual({ value: plain(20), from: 'mean', counted: 3 });
    expect(pooled([], 'percent')).toEqual({ value: null, from: null, counted: 0 });
    expect(pooled([{ value: 0, numerator: 0, denominator: 0 }], 'percent').value).toEqual(plain(0));
  });
});
