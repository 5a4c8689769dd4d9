import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What stands on standard output, as JSON. */
  json<Value>(): Value;
}

/** The `ehc` command as a process of its own, from dist/, over a data folder of its own. */
export class EhcCommand {
  readonly folder = mkdtempSync(join(tmpdir(), 'ehc-cli-'));

  run(...words: readonly string[]): Promise<Ended> {
    const main = resolve(process.env['EHC_DIST'] ?? 'dist', 'src/cli/main.js');
    const environment = { PATH: process.env['PATH'] ?? '', EHC_DATA_DIR: join(this.folder, 'data') };
    return new Promise((end) => {
      execFile(
        process.execPath,
        [main, ...words],
        { env: environment, cwd: this.folder, maxBuffer: 64 << 20 },
        (error, out, err) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
          end({ code, out, err, json: <Value>() => JSON.parse(out) as Value });
        },
      );
    });
  }

  get dataFolder(): string {
    return join(this.folder, 'data');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
