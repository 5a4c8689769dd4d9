import { median } from './statistics.js';

export type Unit = 'µs' | 'ms' | 's' | 'kB' | 'MB' | 'appends/s' | 'events/s' | 'parts/s';

/** A speed or size is better the higher or the lower it is; the promise says which. */
export interface Promised {
  readonly of: 'ratio' | 'ours';
  readonly kind: 'atMost' | 'atLeast';
  readonly limit: number;
}

/** One line of the table. `ours` and `raw` are medians in `unit`; nothing absolute is ever a reason to fail. */
export interface Measurement {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: number;
  /** The machine's own limit in the same run, and in words what it is; null where there is nothing to set beside it. */
  readonly raw: { readonly value: number; readonly is: string } | null;
  /** Ours against raw: the median over rounds, with the least and greatest of them. */
  readonly ratio: { readonly median: number; readonly least: number; readonly greatest: number } | null;
  /** Null where the line is printed for comparison alone. */
  readonly promise: Promised | null;
  readonly notes?: readonly string[];
}

export interface Options {
  readonly quick: boolean;
  /** Size of the authority whose pages are opened. */
  readonly children: number;
  /** Where files are made: durable figures are those of this folder's disk. */
  readonly folder: string;
  /** Says what goes on, on standard error. */
  readonly say: (words: string) => void;
}

/** A benchmark: `name` is what `--only` takes. */
export interface Benchmark {
  readonly name: string;
  run(options: Options): Promise<readonly Measurement[]>;
}

/** Null where nothing was promised. */
export function isMet({ ours, ratio, promise }: Measurement): boolean | null {
  if (promise === null) return null;
  const value = promise.of === 'ours' ? ours : ratio?.median;
  if (value === undefined) return null;
  return promise.kind === 'atMost' ? value <= promise.limit : value >= promise.limit;
}

/**
 * Takes both figures in every round, now the one first and now the other, so that whatever else the machine is doing
 * weighs on both. The first round warms up and is not counted.
 */
export async function interleaved(
  rounds: number,
  ours: (round: number) => Promise<number> | number,
  raw: (round: number) => Promise<number> | number,
): Promise<{ ours: number; raw: number; ratio: { median: number; least: number; greatest: number } }> {
  const pairs: { ours: number; raw: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    collectGarbage();
    const oursFirst = round % 2 === 0;
    const first = oursFirst ? await ours(round) : await raw(round);
    collectGarbage();
    const second = oursFirst ? await raw(round) : await ours(round);
    if (round > 0) pairs.push(oursFirst ? { ours: first, raw: second } : { ours: second, raw: first });
  }
  const ratios = pairs.map((pair) => pair.ours / pair.raw);
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    raw: median(pairs.map((pair) => pair.raw)),
    ratio: { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) },
  };
}

/** Without `--expose-gc` rounds pay for each other's garbage; nothing else changes. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/** Runs work and tells how many microseconds it took. */
export async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) * 1_000;
}
