import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The application as `npm start` runs it: a process of its own, from dist/, over a data folder of its own. */
export class RunningApplication {
  private constructor(
    readonly url: string,
    readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts it on a free port. An authority other than the invented one begins without any case. */
  static start(environment: NodeJS.ProcessEnv = {}): Promise<RunningApplication> {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-app-'));
    const main = resolve(process.env['EHC_DIST'] ?? 'dist', 'src/main.js');
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      env: { PATH: process.env['PATH'] ?? '', EHC_DATA_DIR: join(folder, 'data'), PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Promise((started, failed) => {
      let said = '';
      const listen = (chunk: Buffer): void => {
        said += chunk.toString('utf8');
        const [, url] = /is ready: (http:\S+)/.exec(said) ?? [];
        if (url !== undefined) started(new RunningApplication(url, folder, child));
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => {
        failed(new Error(`The application ended with code ${String(code)}:\n${said}`));
      });
    });
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = new Promise((end) => this.process.once('exit', end));
      this.process.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
