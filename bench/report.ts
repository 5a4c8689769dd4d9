import { cpus, totalmem } from 'node:os';
import { isMet } from './measurement.js';
import type { Measurement, Promised } from './measurement.js';

/** Said of a line whose raw figure is that of the line above. */
export const theSame = 'the same';

const heads = ['what', 'ours', 'raw', 'ratio (range)', 'promise', ''] as const;

/** Under what the figures were measured: they mean nothing without it. */
export function machine(): Readonly<Record<string, string | number>> {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
}

/** The measurements as a table for people, with what `raw` stands for and the notes below it. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => rowOf(measurement));
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const notes = measurements.flatMap(({ what, raw, notes: more = [] }) => [
    ...(raw === null || raw.is === theSame ? [] : [`${what}: raw is ${raw.is}`]),
    ...more.map((note) => `${what}: ${note}`),
  ]);
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), '', ...notes].join('\n');
}

/** The same for programs. */
export function asJson(measurements: readonly Measurement[]): string {
  const results = measurements.map((measurement) => ({ ...measurement, met: isMet(measurement) }));
  return JSON.stringify({ machine: machine(), results }, null, 2);
}

function rowOf(measurement: Measurement): readonly string[] {
  const { what, unit, ours, raw, ratio, promise } = measurement;
  const met = isMet(measurement);
  return [
    what,
    `${figure(ours)} ${unit}`,
    raw === null ? '-' : `${figure(raw.value)} ${unit}`,
    ratio === null ? '-' : `${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)}-${ratio.greatest.toFixed(2)})`,
    promise === null ? '-' : promiseWords(promise, unit),
    met === null ? '' : met ? 'met' : 'SHORT',
  ];
}

function promiseWords({ of, kind, limit }: Promised, unit: string): string {
  return `${kind === 'atMost' ? '<=' : '>='} ${limit}${of === 'ratio' ? ' x raw' : ` ${unit}`}`;
}

function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-GB');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
