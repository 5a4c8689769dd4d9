import { rateChart, writingsOf } from '../../../src/performance/charts/rate-chart.js';
import type { RateChart } from '../../../src/performance/charts/rate-chart.js';

const chart: RateChart = {
  id: 'kept',
  label: 'Plans in time',
  categories: ['Jan', 'Feb', 'Mar'],
  series: [{ name: 'In time', values: [41, 42.5, 43] }],
};

describe('a chart that was drawn before', () => {
  it('is the same drawing', () => {
    expect(rateChart({ ...chart })).toEqual(rateChart(chart));
  });

  it.each<[string, Partial<RateChart>]>([
    ['another value', { series: [{ name: 'In time', values: [41, 42.5, 90] }] }],
    ['another label', { label: 'Plans late' }],
    ['another scale', { scale: [0, 50] }],
    ['values in other words', { written: (value) => `${String(value)} weeks` }],
  ])('is drawn anew with %s', (_what, change) => {
    expect(rateChart({ ...chart, ...change }).wide).not.toBe(rateChart(chart).wide);
  });

  it('tells apart values that are written differently, and knows one unit again', () => {
    const writtenIn = writingsOf((value, unit: string) => `${String(value)} ${unit}`);
    expect(writtenIn('weeks')).toBe(writtenIn('weeks'));
    const [weeks, days] = [rateChart({ ...chart, written: writtenIn('weeks') }), rateChart({ ...chart, written: writtenIn('days') })]; // prettier-ignore
    expect(weeks.wide).toContain('100 weeks');
    expect(days.wide).toContain('100 days');
  });
});
