import { chartSecondary, chartText, palette, widths } from './palette.js';
import { drawn } from './plain-svg.js';
import type { Drawn } from './rate-chart.js';

export interface Bar {
  readonly title: string;
  readonly value: number;
  readonly late: boolean;
}

/** Bars from 0, one a row, the number at each end; late ones red and hatched by their words. */
export function barChart(id: string, label: string, bars: readonly Bar[], left = 76): Drawn {
  const sized = (size: keyof typeof widths): string =>
    drawn(
      {
        ...rows(
          bars.map(({ title }) => title),
          left,
          40,
          bars.reduce((most, { value }) => Math.max(most, value), 1),
        ),
        series: [
          {
            type: 'bar',
            silent: true,
            barWidth: 18,
            data: bars.map(({ value, late }) => ({
              value,
              itemStyle: { color: late ? palette.late : palette.teal },
            })),
            label: { show: true, position: 'right', color: chartText, fontWeight: 'bold', fontSize: 13 },
          },
        ],
      },
      { id: `${id}-${size}`, label, width: size === 'wide' ? halfWidth : widths.narrow, height: bars.length * 32 + 12 },
    );
  return { wide: sized('wide'), narrow: sized('narrow') };
}

/** Two of these stand beside each other on a wide page. */
const halfWidth = 540;

export interface StackPart {
  readonly name: string;
  readonly color: string;
  readonly values: readonly number[];
}

export interface StackedChart {
  readonly id: string;
  readonly label: string;
  readonly titles: readonly string[];
  readonly parts: readonly StackPart[];
  /** What stands behind each bar: its total in words. */
  readonly totals: readonly string[];
}

/** Stacked bars, a white gap between parts and the number inside a part where it fits. */
export function stackedChart(chart: StackedChart): Drawn {
  return { wide: stacked(chart, 'wide'), narrow: stacked(chart, 'narrow') };
}

function stacked({ id, label, titles, parts, totals }: StackedChart, size: keyof typeof widths): string {
  const wide = size === 'wide';
  const [left, right] = wide ? [96, 110] : [52, 72];
  const sums = titles.map((_, at) => parts.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const most = Math.max(1, ...sums);
  const fits = (value: number): boolean =>
    (value / most) * (widths[size] - left - right) > String(value).length * 8 + 8;
  const series = parts.map(({ name, color, values }) => ({
    type: 'bar',
    name,
    silent: true,
    stack: 'days',
    barWidth: 30,
    itemStyle: { color, borderColor: '#ffffff', borderWidth: 1 },
    data: values.map((value) => ({
      value,
      label: { show: fits(value), color: '#ffffff', fontWeight: 'bold', fontSize: 13, formatter: '{c}' },
    })),
  }));
  const ends = {
    type: 'bar',
    silent: true,
    stack: 'days',
    itemStyle: { color: 'none' },
    data: totals.map((text) => ({
      value: 0,
      label: { show: true, position: 'right', formatter: text, color: chartText, fontWeight: 'bold', fontSize: 13 },
    })),
  };
  return drawn(
    { ...rows(titles, left, right, most), series: [...series, ends] },
    { id: `${id}-${size}`, label, width: widths[size], height: titles.length * 44 + 8 },
  );
}

function rows(titles: readonly string[], left: number, right: number, most: number): object {
  return {
    grid: { left, right, top: 4, bottom: 4 },
    xAxis: { type: 'value', min: 0, max: most, show: false },
    yAxis: {
      type: 'category',
      data: titles,
      inverse: true,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: chartSecondary, fontSize: 13, interval: 0, width: left - 10, overflow: 'truncate' },
    },
  };
}
