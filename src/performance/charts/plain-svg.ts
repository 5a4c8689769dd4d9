import { LineChart, BarChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { KeptWhile } from '../kept-while.js';

use([LineChart, BarChart, GridComponent, MarkLineComponent, SVGRenderer]);

export const chartFont = 'Arial, Helvetica, sans-serif';
const chartFontSize = 13;

export interface Drawing {
  /** Unique on the page: clip paths are named by it. */
  readonly id: string;
  /** What the chart shows, in one sentence. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
}

/** Some 15 kB each. */
const mostDrawings = 300;
const drawings = new KeptWhile<object, string>(mostDrawings);
const everyChart = {};
const functionNumbers = new WeakMap<object, number>();
let functions = 0;

/**
 * Draws a chart as SVG that needs no styles: everything in presentation attributes, as the page's policy demands. The same chart
 * is drawn once: drawing takes longer than all the rest of its page.
 */
export function drawn(option: EChartsCoreOption, drawing: Drawing): string {
  return drawings.of(everyChart, JSON.stringify([option, drawing], functionsByNumber), () => drawAnew(option, drawing));
}

/** Functions are alike where they are the same one. */
function functionsByNumber(_name: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  const known = functionNumbers.get(value) ?? (functions += 1);
  functionNumbers.set(value, known);
  return `function ${String(known)}`;
}

function drawAnew(option: EChartsCoreOption, { id, label, width, height }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: chartFont, fontSize: chartFontSize }, ...option });
    return withoutStyles(chart.renderToSVGString(), id, label);
  } finally {
    // An undisposed chart keeps its clock running.
    chart.dispose();
  }
}

/** Turns `style` attributes into presentation attributes and takes out the style sheet and the marks for scripts. */
export function withoutStyles(svg: string, id: string, label: string): string {
  return (
    svg
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/ style="([^"]*)"/g, (_, css: string) => attributesOf(css))
      .replace(/ (?:ecmeta_\w+|class|pointer-events|xml:space)="[^"]*"/g, '')
      .replace(/zr\d+-c(\d+)/g, `${id}-clip-$1`)
      // Said once for the whole drawing, and no finer than a pixel's tenth: half of a chart was repetition.
      .replaceAll(` font-family="${chartFont}"`, '')
      .replaceAll(` font-size="${chartFontSize}px"`, '')
      .replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
      .replace(/><\/(?:path|rect|circle|line)>/g, '/>')
      // What a drawing within a page need not say of itself, and a ground that is not there.
      .replace(/ (?:xmlns(?::xlink)?|version|baseProfile)="[^"]*"/g, '')
      .replace(/<rect width="\d+" height="\d+" x="0" y="0" fill="none"\/>\n?/g, '')
      // Nothing at all, and bars of one colour, which are one drawing.
      .replace(/<path d="M\S+ \S+l0 0l0 \S+l0 0Z"[^>]*\/>\n?/g, '')
      .replace(barsOfOneColour, oneDrawing)
      .replace(
        '<svg ',
        `<svg role="img" aria-label="${escaped(label)}" focusable="false" font-family="${chartFont}" font-size="${chartFontSize}px" `,
      )
      .replaceAll(/\n+/g, '\n')
      .trim()
  );
}

const barsOfOneColour = /<path d="[^"]*"( fill="#[^"]*" stroke="#[^"]*")\/>(?:\n<path d="[^"]*"\1\/>)+/g;

function oneDrawing(paths: string, colours: string): string {
  const lines = [...paths.matchAll(/ d="([^"]*)"/g)].map(([, line = '']) => line);
  return `<path d="${lines.join('')}"${colours}/>`;
}

const carried = new Set([
  'font-size',
  'font-weight',
  'font-family',
  'font-style',
  'fill',
  'stroke',
  'stroke-width',
  'opacity',
]);

function attributesOf(css: string): string {
  return css
    .split(';')
    .map((declaration) => declaration.split(/:(.*)/s).map((part) => part.trim()))
    .filter(([name = '']) => carried.has(name))
    .map(([name = '', value = '']) => ` ${name}="${value}"`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
