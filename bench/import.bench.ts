import { createReadStream } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { collectGarbage } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { runCli } from './run-cli.js';
import type { CliRun } from './run-cli.js';
import { withScratchFolder } from './scratch.js';
import { returnFile } from './sen2-file.js';
import { median } from './statistics.js';

/** `ehc import sen2` as somebody would run it, on an empty data folder, with the start of the process. */
export const importing: Benchmark = {
  name: 'import',
  run: (options) => withScratchFolder(options.folder, (folder) => measure(folder, options)),
};

async function measure(folder: string, { quick }: Options): Promise<readonly Measurement[]> {
  const { file, authority } = await returnFile(folder);
  const runs: CliRun[] = [];
  const parses: number[] = [];
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    const home = mkdtempSync(join(folder, 'home-'));
    const report = join(home, 'report.csv');
    const run = await runCli(['import', 'sen2', file, '--report', report], home, { EHC_AUTHORITY: authority });
    // 3: done, with records that were not taken; the sample returns may have some.
    if (run.exitCode !== 0 && run.exitCode !== 3) throw new Error(`The import failed:\n${run.output}`);
    runs.push(run);
    collectGarbage();
    parses.push(await secondsToParse(file));
  }
  const ratios = runs.map(({ seconds }, round) => seconds / (parses[round] ?? Number.NaN));
  const summary = (runs.at(-1)?.output ?? '')
    .split('\n')
    .filter((line) => !line.startsWith('Importing'))
    .slice(0, 4)
    .join('; ')
    .replaceAll(/\s+/g, ' ');
  return [
    {
      what: 'import of a return of 3,162 people',
      unit: 's',
      ours: median(runs.map(({ seconds }) => seconds)),
      raw: { value: median(parses), is: 'unpacking the file and reading its XML, nothing else' },
      ratio: { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) },
      promise: { of: 'ours', kind: 'atMost', limit: 10 },
      notes: [summary],
    },
    {
      what: '  the most memory it held',
      unit: 'MB',
      ours: Math.max(...runs.map(({ peakMb }) => peakMb)),
      raw: null,
      ratio: null,
      promise: { of: 'ours', kind: 'atMost', limit: 300 },
    },
  ];
}

async function secondsToParse(file: string): Promise<number> {
  const started = performance.now();
  const parser = new SaxesParser();
  let elements = 0;
  parser.on('opentag', () => (elements += 1));
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  text.setEncoding('utf8');
  for await (const chunk of text as AsyncIterable<string>) parser.write(chunk);
  parser.close();
  if (elements === 0) throw new Error(`${file} holds no XML elements`);
  return (performance.now() - started) / 1_000;
}
