import { noDays } from '../../../projections/late-days/late-days.js';
import { withoutStyles } from '../../../src/performance/charts/plain-svg.js';
import { rateChart } from '../../../src/performance/charts/rate-chart.js';
import { lateDaysTable } from '../../../src/performance/late-days.view.js';
import { monthLabel, periodFrom } from '../../../src/performance/period.js';
import { trendSentence } from '../../../src/performance/performance.view.js';
import { day } from '../../support/assessment-facts.js';

const today = day('2026-11-23');

describe('the period of an address', () => {
  it('is the twelve whole months before this one where none is named', () => {
    expect(periodFrom(undefined, undefined, today)).toMatchObject({ from: '2025-11-01', to: '2026-10-31' });
  });

  it('ends on the last day of its month, in leap years too', () => {
    expect(periodFrom('2023-12', '2024-02', today)).toMatchObject({
      to: '2024-02-29',
      months: ['2023-12', '2024-01', '2024-02'],
    });
  });

  it('names the year where it changes', () => {
    expect(['2025-12', '2026-01'].map((month) => monthLabel(month, false))).toEqual(['Dec', 'Jan 26']);
  });
});

describe('charts', () => {
  it.each(['wide', 'narrow'] as const)(
    'stand without styles, scripts or classes of the library, with a label: %s',
    (size) => {
      const svg = rateChart({
        id: 'x',
        label: 'Rates "by" month & team',
        categories: ['Jan', 'Feb', 'Mar'],
        series: [{ name: 'All plans', values: [10, null, 40] }],
      })[size];
      expect(svg).toContain('role="img" aria-label="Rates &quot;by&quot; month &amp; team"');
      expect(svg).not.toMatch(/ style=|<style|<script| class="zr|ecmeta/);
    },
  );

  it('keep what a style said as attributes', () => {
    expect(withoutStyles('<svg ><text style="font-size:12px;cursor:pointer;">a</text></svg>', 'x', 'l')).toContain(
      '<text font-size="12px">a</text>',
    );
  });
});

describe('the table of late days', () => {
  it('adds up by row, by column and in all, with what is not explained last', () => {
    const late = [
      { sentOn: day('2026-08-03'), days: 5, byHolder: { ...noDays, notExplained: 4, health: 1 } },
      { sentOn: day('2026-09-03'), days: 3, byHolder: { ...noDays, psychology: 3 } },
    ];
    const table = lateDaysTable(late, ['2026-08', '2026-09']);
    expect(table.rows.map(({ holder }) => holder)).toEqual(['psychology', 'health', 'notExplained']);
    expect(table.totals).toEqual([5, 3]);
    expect(table.rows.reduce((sum, { days }) => sum + days, 0)).toBe(table.days);
  });
});

describe('the sentence on a trend', () => {
  const rates = [41.2, 50, 61].map((rate, at) => ({ month: `2026-0${at + 1}`, numerator: 0, denominator: 1, rate }));

  it('says from where to where', () => {
    expect(trendSentence(rates, (month) => month)).toBe('Up from 41.2% in 2026-01 to 61.0% in 2026-03.');
  });

  it('draws no trend from two months', () => {
    expect(trendSentence(rates.slice(1), (month) => month)).toContain('no line is drawn');
  });
});
