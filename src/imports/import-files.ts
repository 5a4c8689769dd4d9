import { chmodSync, createReadStream, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFolder } from '../event-store/sqlite/data-folder.js';
import { reportCsv } from '../sen2/import-report.js';
import type { ReportRow } from '../sen2/import-report.js';

/** An upload that was broken off may still be arriving; after this long it is not. */
const abandonedMs = 3_600_000;

/**
 * Files that were brought and the lists made of them: in `imports/` of the data folder, for this user alone, named by ids that
 * we gave out. What their owner called them is never part of a path.
 */
export class ImportFiles {
  readonly folder: string;

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'imports');
    createPrivateFolder(this.folder);
    chmodSync(this.folder, 0o700);
  }

  pathOf(id: string): string {
    return join(this.folder, `${id}.upload`);
  }

  /** Writes the list of what was not taken or should be looked at; false where there is nothing to list. */
  writeReport(id: string, rows: readonly ReportRow[]): boolean {
    rmSync(this.reportPath(id), { force: true });
    if (rows.length === 0) return false;
    writeFileSync(this.reportPath(id), reportCsv(rows), { mode: 0o600 });
    return true;
  }

  /** The list as it was written; null where there is none. */
  readReport(id: string): ReadStream | null {
    return existsSync(this.reportPath(id)) ? createReadStream(this.reportPath(id)) : null;
  }

  remove(id: string): void {
    for (const path of [this.pathOf(id), this.reportPath(id)]) rmSync(path, { force: true });
  }

  /** Removes what a broken upload, or a process that ended in the middle of one, left behind. */
  removeAbandoned(isKnown: (id: string) => boolean): void {
    for (const name of readdirSync(this.folder)) {
      const path = join(this.folder, name);
      const id = name.replace(/\.(?:upload|csv)$/, '');
      const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (!isKnown(id) && Date.now() - changed > abandonedMs) rmSync(path, { force: true });
    }
  }

  private reportPath(id: string): string {
    return join(this.folder, `${id}.csv`);
  }
}
