import { chartLine, chartSecondary, chartText, palette, widths } from './palette.js';
import { drawn } from './plain-svg.js';
import type { Drawn } from './rate-chart.js';

/** One stage with how long it took, in days. */
export interface StageBar {
  readonly title: string;
  readonly median: number | null;
  readonly ninth: number | null;
  readonly limit: number | null;
}

const halfWidth = 540;

/** A bar to the median, a ring where nine in ten were done, a line at the limit. Red where the median is past it. */
export function stageChart(id: string, label: string, stages: readonly StageBar[]): Drawn {
  return { wide: sized(id, label, stages, 'wide'), narrow: sized(id, label, stages, 'narrow') };
}

function sized(id: string, label: string, stages: readonly StageBar[], size: keyof typeof widths): string {
  const wide = size === 'wide';
  const longest = Math.max(1, ...stages.flatMap(({ median, ninth, limit }) => [median ?? 0, ninth ?? 0, limit ?? 0]));
  const left = wide ? 216 : 148;
  return drawn(
    {
      grid: { left, right: 36, top: 4, bottom: 24 },
      xAxis: {
        type: 'value',
        min: 0,
        max: Math.ceil(longest / 20) * 20,
        axisLabel: { color: chartSecondary, fontSize: 13, hideOverlap: true },
        splitLine: { lineStyle: { color: chartLine } },
      },
      yAxis: {
        type: 'category',
        data: stages.map(({ title }) => title),
        inverse: true,
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: chartSecondary, fontSize: 13, interval: 0, width: left - 10, overflow: 'break' },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: 16,
          data: stages.map(({ median, limit }) => ({
            value: median === null ? 0 : Math.round(median),
            itemStyle: { color: median !== null && limit !== null && median > limit ? palette.late : palette.teal },
          })),
        },
        marks(stages, ({ limit }) => limit, 'rect', [3, 26], { color: chartText }),
        marks(stages, ({ ninth }) => (ninth === null ? null : Math.round(ninth)), 'circle', 9, {
          color: '#ffffff',
          borderColor: chartText,
          borderWidth: 2,
        }),
      ],
    },
    { id: `${id}-${size}`, label, width: wide ? halfWidth : widths.narrow, height: stages.length * 44 + 28 },
  );
}

function marks(
  stages: readonly StageBar[],
  of: (stage: StageBar) => number | null,
  symbol: string,
  symbolSize: number | readonly number[],
  itemStyle: object,
): object {
  return {
    type: 'line',
    silent: true,
    showAllSymbol: true,
    symbol,
    symbolSize,
    itemStyle,
    lineStyle: { width: 0, opacity: 0 },
    data: stages.map((stage, index) => [of(stage) ?? '-', index]),
  };
}
