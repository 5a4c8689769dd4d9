import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CliRun {
  readonly exitCode: number | null;
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** Most memory the process held at once (resident set), 10^6 bytes; NaN if it died before it could say. */
  readonly peakMb: number;
  /** What it wrote, standard output and error together. */
  readonly output: string;
}

/** Runs `ehc` as a process of its own on a data folder, with no setting of this machine's in its way. */
export function runCli(
  args: readonly string[],
  dataFolder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'measured-cli.js'), ...args], {
    env: { ...ownEnvironment(), EHC_DATA_DIR: dataFolder, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let [output, memory] = ['', ''];
  const [, out, err, told] = child.stdio;
  for (const stream of [out, err]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  told?.on('data', (chunk: Buffer) => (memory += chunk.toString('utf8')));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      const seconds = (performance.now() - started) / 1_000;
      resolve({ exitCode, seconds, peakMb: Number.parseInt(memory, 10) * 1_024e-6, output });
    });
  });
}

function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('EHC_')));
}
