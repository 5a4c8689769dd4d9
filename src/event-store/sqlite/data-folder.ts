import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { isNativeError } from 'node:util/types';

/** Makes the folder, for its owner alone, unless it is there. */
export function createPrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/**
 * Makes an empty file, for its owner alone, unless it is there; SQLite gives its `-wal` and `-shm` the same mode. An
 * existing file is not touched: to open and close it here would drop the locks that SQLite holds on it in this process.
 */
export function createPrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (isNativeError(error) && 'code' in error && error.code === 'EEXIST') return;
    throw error;
  }
  // The name of a new file is on disk only once its folder has been synced.
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
