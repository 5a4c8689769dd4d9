import { chartLine, chartSecondary, palette, widths } from './palette.js';
import { drawn } from './plain-svg.js';

export interface RateSeries {
  readonly name: string;
  /** Per cent, or what the chart says; null where there were no cases. */
  readonly values: readonly (number | null)[];
}

export interface RateChart {
  readonly id: string;
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly RateSeries[];
  /** Lowest and highest per cent of the scale; 0 to 100 unless the page says otherwise in words. */
  readonly scale?: readonly [number, number];
  /** The value stands at each point: for charts of few points. */
  readonly valuesAtPoints?: boolean;
  /** The value holds until the next point: drawn in steps, however few they are. */
  readonly stepped?: boolean;
  /** How a value is written where it is no percentage of one decimal. */
  readonly written?: (value: number) => string;
}

/** How values of each unit are written: one and the same function for a unit, by which a chart that was drawn before is known. */
export function writingsOf<Unit>(
  write: (value: number, unit: Unit) => string,
): (unit: Unit) => (value: number) => string {
  const known = new Map<Unit, (value: number) => string>();
  return (unit) => {
    const written = known.get(unit) ?? ((value: number): string => write(value, unit));
    known.set(unit, written);
    return written;
  };
}

const asRate = (value: number): string => `${value.toFixed(1)}%`;

export interface Drawn {
  readonly wide: string;
  readonly narrow: string;
}

const looks = [
  { color: palette.teal, dash: 'solid', symbol: 'circle', hollow: false, words: 'solid, circles' },
  { color: palette.orange, dash: [7, 4], symbol: 'diamond', hollow: true, words: 'dashed, diamonds' },
  { color: palette.purple, dash: [2, 4], symbol: 'triangle', hollow: false, words: 'dotted, triangles' },
] as const;

/** On a phone the names have no room beside their lines: they stand under the chart. */
function listUnder({ series, written = asRate }: RateChart): string {
  if (series.length < 2) return '';
  const items = series.map(({ name, values }, index) => {
    const last = values.findLast((value) => value !== null) ?? null;
    return `<li>${name} ${last === null ? '–' : written(last)} (${looks[index % looks.length]?.words ?? ''})</li>`;
  });
  return `<ul class="govuk-list app-small">${items.join('')}</ul>`;
}

/** Fewer points than this are not joined: two months are not a trend. */
export const fewestForALine = 3;

/** Rates over time, drawn twice. Under three points they stand alone. */
export function rateChart(chart: RateChart): Drawn {
  return { wide: sized(chart, 'wide'), narrow: `${sized(chart, 'narrow')}${listUnder(chart)}` };
}

function sized(chart: RateChart, size: keyof typeof widths): string {
  const wide = size === 'wide';
  const [min, max] = chart.scale ?? [0, 100];
  const labels = wide ? endLabels(chart, min, max) : [];
  const { written } = chart;
  return drawn(
    {
      grid: { left: 44, right: wide && labels.length > 0 ? 216 : 18, top: 22, bottom: 28 },
      xAxis: {
        type: 'category',
        data: chart.categories,
        boundaryGap: chart.stepped === true || chart.categories.length < fewestForALine,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: chartSecondary } },
        axisLabel: {
          color: chartSecondary,
          fontSize: 13,
          hideOverlap: true,
          ...everySo(chart.categories.length, wide),
        },
      },
      yAxis: {
        type: 'value',
        min,
        max,
        interval: (max - min) / 4,
        axisLabel: { formatter: written ?? '{value}%', color: chartSecondary, fontSize: 13 },
        splitLine: { lineStyle: { color: chartLine } },
      },
      series: chart.series.map((series, index) => line(chart, series, index, labels[index])),
    },
    { id: `${chart.id}-${size}`, label: chart.label, width: widths[size], height: wide ? 300 : 230 },
  );
}

function everySo(count: number, wide: boolean): { interval?: number } {
  const room = wide ? 14 : 4;
  return count <= room ? { interval: 0 } : { interval: Math.ceil(count / room) - 1 };
}

function line(
  { valuesAtPoints = false, stepped = false }: RateChart,
  { values }: RateSeries,
  index: number,
  label?: EndLabel,
): object {
  const look = looks[index % looks.length] ?? looks[0];
  const joined = stepped || values.filter((value) => value !== null).length >= fewestForALine;
  const last = values.findLastIndex((value) => value !== null);
  return {
    type: 'line',
    silent: true,
    ...(stepped ? { step: 'end' } : {}),
    data: values.map((value, at) => ({
      value,
      label: at === last && label !== undefined ? endLabel(label, look.color) : {},
    })),
    connectNulls: false,
    showAllSymbol: true,
    symbol: look.symbol,
    symbolSize: 8,
    lineStyle: { color: look.color, width: joined ? 3 : 0, type: look.dash, opacity: joined ? 1 : 0 },
    itemStyle: look.hollow
      ? { color: '#ffffff', borderColor: look.color, borderWidth: 2 }
      : { color: look.color, borderColor: look.color },
    label: valuesAtPoints
      ? { show: true, position: 'top', formatter: '{c}%', color: look.color, fontWeight: 'bold', fontSize: 13 }
      : { show: false },
  };
}

interface EndLabel {
  readonly text: string;
  /** Pixels down from the point, so that labels of close lines do not lie on each other. */
  readonly shift: number;
}

function endLabel({ text, shift }: EndLabel, color: string): object {
  return {
    show: true,
    position: 'right',
    offset: [4, shift],
    formatter: text,
    color,
    fontWeight: 'bold',
    fontSize: 13,
  };
}

const plotHeight = 250;
const lineOfText = 17;

function endLabels({ series, written = asRate }: RateChart, min: number, max: number): readonly EndLabel[] {
  const at = series.map(({ values }) => values.findLast((value) => value !== null) ?? null);
  const y = (value: number | null): number => (value === null ? 0 : ((max - value) / (max - min)) * plotHeight);
  const order = series.map((_, index) => index).sort((a, b) => y(at[a] ?? null) - y(at[b] ?? null));
  const placed = new Map<number, number>();
  let lowest = -Infinity;
  for (const index of order) {
    const wanted = Math.max(y(at[index] ?? null), lowest + lineOfText);
    placed.set(index, wanted);
    lowest = wanted;
  }
  return series.map(({ name }, index) => {
    const last = at[index] ?? null;
    return { text: `${name} ${last === null ? '–' : written(last)}`, shift: (placed.get(index) ?? 0) - y(last) };
  });
}
