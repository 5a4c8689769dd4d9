import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Lends an empty folder for the time of the work. */
export async function withScratchFolder<Result>(
  folder: string,
  work: (scratch: string) => Promise<Result>,
): Promise<Result> {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(folder, 'scratch-'));
  try {
    return await work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
