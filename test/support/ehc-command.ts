import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What stands on standard output, as JSON. */
  json(): unknown;
}

/** The `ehc` command as a process of its own, from dist/, over a data folder of its own. */
export class EhcCommand {
  readonly folder = mkdtempSync(join(tmpdir(), 'ehc-cli-'));

  /** @param settings other settings than the data folder. */
  constructor(private readonly settings: Readonly<Record<string, string>> = {}) {}

  /** What node is given to run the command. */
  words(...words: readonly string[]): readonly string[] {
    return [resolve(process.env['EHC_DIST'] ?? 'dist', 'src/cli/main.js'), ...words];
  }

  get environment(): NodeJS.ProcessEnv {
    return { PATH: process.env['PATH'] ?? '', EHC_DATA_DIR: this.dataFolder, ...this.settings };
  }

  run(...words: readonly string[]): Promise<Ended> {
    return new Promise((end) => {
      execFile(
        process.execPath,
        this.words(...words),
        { env: this.environment, cwd: this.folder, maxBuffer: 64 << 20 },
        (error, out, err) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
          end({ code, out, err, json: () => JSON.parse(out) as unknown });
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
