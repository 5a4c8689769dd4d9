import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The application as `npm start` runs it: a process of its own, from dist/. */
export class RunningApplication {
  private constructor(
    readonly url: string,
    private readonly ownFolder: string | null,
    private readonly process: ChildProcess,
  ) {}

  /**
   * Starts it on a free port, over a data folder of its own unless EHC_DATA_DIR names one. An authority other than the
   * invented one begins without any case.
   */
  static start(environment: NodeJS.ProcessEnv = {}): Promise<RunningApplication> {
    const ownFolder = environment['EHC_DATA_DIR'] === undefined ? mkdtempSync(join(tmpdir(), 'ehc-app-')) : null;
    const main = resolve(process.env['EHC_DIST'] ?? 'dist', 'src/main.js');
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        ...(ownFolder === null ? {} : { EHC_DATA_DIR: join(ownFolder, 'data') }),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Promise((started, failed) => {
      let said = '';
      const listen = (chunk: Buffer): void => {
        // What it says once it is ready is read, so that it is not held up, and not kept.
        if (said === 'ready') return;
        said += chunk.toString('utf8');
        const [, url] = /is ready: (http:\S+)/.exec(said) ?? [];
        if (url === undefined) return;
        said = 'ready';
        started(new RunningApplication(url, ownFolder, child));
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => {
        failed(new Error(`The application ended with code ${String(code)}:\n${said}`));
      });
    });
  }

  /** Asks it to end, waits until it has, and removes its own data folder. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    if (this.ownFolder !== null) rmSync(this.ownFolder, { recursive: true, force: true });
  }

  /** Ends it as a power cut would: nothing is closed. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((end) => this.process.once('exit', end));
    this.process.kill(signal);
    await ended;
  }
}
