import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { concurrentWriters } from './concurrent-writers.bench.js';
import { eventStoreDb } from './eventstoredb.bench.js';
import { importing } from './import.bench.js';
import { keyedReading } from './keyed-reading.bench.js';
import type { Benchmark, Measurement } from './measurement.js';
import { pageLoad } from './page-load.bench.js';
import { pages } from './pages.bench.js';
import { rebuilding } from './rebuild.bench.js';
import { redisWorkList } from './redis-work-list.bench.js';
import { asJson, machine, table } from './report.js';
import { singleAppend } from './single-append.bench.js';
import { streamLoad } from './stream-load.bench.js';

const benchmarks: readonly Benchmark[] = [
  singleAppend,
  concurrentWriters,
  streamLoad,
  rebuilding,
  keyedReading,
  redisWorkList,
  eventStoreDb,
  importing,
  pages,
  pageLoad,
];
const usage = `npm run bench -- [--quick] [--json] [--only NAME]... [--children N] [--folder DIR]
  --quick     small sizes, under two minutes
  --json      one JSON object on standard output in place of the table
  --only      ${benchmarks.map(({ name }) => name).join(', ')}
  --children  how many children the authority has whose pages are opened (default 100000; --quick: 2000)
  --folder    where files are made and invented authorities kept (default: ${join(tmpdir(), 'ehc-tracker-bench')})
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = optionsFrom(process.argv.slice(2));
  if (options === null) {
    process.stderr.write(usage);
    return 2;
  }
  const measurements: Measurement[] = [];
  let failed = false;
  for (const benchmark of options.chosen) {
    say(`${benchmark.name} ...`);
    try {
      measurements.push(...(await benchmark.run({ ...options, say })));
    } catch (error) {
      // The others are worth having all the same.
      failed = true;
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  const facts = Object.entries(machine()).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(
    options.json ? `${asJson(measurements)}\n` : `\n${facts.join(', ')}\n\n${table(measurements)}\n`,
  );
  return failed ? 1 : 0;
}

interface Chosen {
  readonly quick: boolean;
  readonly children: number;
  readonly json: boolean;
  readonly folder: string;
  readonly chosen: readonly Benchmark[];
}

function optionsFrom(args: readonly string[]): Chosen | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        children: { type: 'string' },
        folder: { type: 'string', default: join(tmpdir(), 'ehc-tracker-bench') },
      },
    });
    const { quick, json, only, folder } = values;
    const children = Number(values.children ?? (quick ? 2_000 : 100_000));
    if (!Number.isInteger(children) || children < 100) return null;
    if (only.some((wanted) => !benchmarks.some(({ name }) => name === wanted))) return null;
    return {
      quick,
      json,
      children,
      folder,
      chosen: benchmarks.filter(({ name }) => only.length === 0 || only.includes(name)),
    };
  } catch {
    return null;
  }
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
