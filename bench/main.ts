import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { concurrentWriters } from './concurrent-writers.bench.js';
import { importing } from './import.bench.js';
import { keyedReading } from './keyed-reading.bench.js';
import type { Benchmark, Measurement } from './measurement.js';
import { pages } from './pages.bench.js';
import { rebuilding } from './rebuild.bench.js';
import { asJson, machine, table } from './report.js';
import { singleAppend } from './single-append.bench.js';
import { streamLoad } from './stream-load.bench.js';

const benchmarks: readonly Benchmark[] = [
  singleAppend,
  concurrentWriters,
  streamLoad,
  rebuilding,
  keyedReading,
  importing,
  pages,
];
const usage = `npm run bench -- [--quick] [--json] [--only NAME]... [--folder DIR]
  --quick   small sizes, under two minutes
  --json    one JSON object on standard output in place of the table
  --only    ${benchmarks.map(({ name }) => name).join(', ')}
  --folder  where files are made and invented authorities kept (default: ${join(tmpdir(), 'ehc-tracker-bench')})
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = optionsFrom(process.argv.slice(2));
  if (options === null) {
    process.stderr.write(usage);
    return 2;
  }
  const measurements: Measurement[] = [];
  for (const benchmark of options.chosen) {
    say(`${benchmark.name} ...`);
    measurements.push(...(await benchmark.run({ ...options, say })));
  }
  const facts = Object.entries(machine()).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(
    options.json ? `${asJson(measurements)}\n` : `\n${facts.join(', ')}\n\n${table(measurements)}\n`,
  );
  return 0;
}

interface Chosen {
  readonly quick: boolean;
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
        folder: { type: 'string', default: join(tmpdir(), 'ehc-tracker-bench') },
      },
    });
    const { quick, json, only, folder } = values;
    if (only.some((wanted) => !benchmarks.some(({ name }) => name === wanted))) return null;
    return { quick, json, folder, chosen: benchmarks.filter(({ name }) => only.length === 0 || only.includes(name)) };
  } catch {
    return null;
  }
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
