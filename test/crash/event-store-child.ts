import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How the writing process is to work; see `event-store-writer.mjs`. */
export interface Work {
  readonly folder: string;
  readonly commands: number;
  readonly batch: number;
  readonly writers: number;
  readonly sql?: string;
}

/** A line the writing process says: that it is open, has closed, has appended or has failed. */
export interface Said {
  readonly open?: number;
  readonly closed?: boolean;
  readonly stream?: string;
  readonly revision?: number;
  readonly position?: number;
  readonly commandId?: string;
  readonly failed?: string;
  readonly message?: string;
}

const script = fileURLToPath(new URL('event-store-writer.mjs', import.meta.url));

/**
 * `it` where strace is installed or the tests run in CI, which must have it; elsewhere the test is skipped by its name.
 */
export const itWithStrace = straceWorks() || process.env.CI === 'true' ? it : it.skip;

/** Starts the writer with its words going to a file, under `wrapper` (strace with its options) if given. */
export function startWriter(work: Work, saidFile: string, wrapper: readonly string[] = []): ChildProcess {
  const { folder, commands, batch, writers, sql = '' } = work;
  const said = openSync(saidFile, 'w', 0o600);
  const [command, ...rest] = [...wrapper, process.execPath];
  const child = spawn(command, [...rest, script, folder, String(commands), String(batch), String(writers), sql], {
    stdio: ['ignore', said, 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  closeSync(said);
  return child;
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code);
    });
  });
}

/** What the writer said; a line cut off by its death was never said. */
export function saidIn(file: string): readonly Said[] {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Said);
}

function straceWorks(): boolean {
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
}
