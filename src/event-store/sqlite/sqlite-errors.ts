import { isNativeError } from 'node:util/types';
import { StoreDamaged, StoreFull, StoreTooNew, StoreUnavailable } from '../event-store-errors.js';

const result = { busy: 5, locked: 6, ioError: 10, corrupt: 11, full: 13, notADatabase: 26 } as const;

/** The SQLite result code of an error of the driver, or of what caused it; null if SQLite has no part in it. */
export function resultCodeOf(error: unknown): number | null {
  if (!isNativeError(error)) return null;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  return resultCodeOf(error.cause);
}

/** After a failed write or sync nobody knows what the disk holds: the writer has to stop. */
export function isFatalForTheWriter(error: unknown): boolean {
  const code = resultCodeOf(error);
  return code === result.ioError || code === result.corrupt || code === result.notADatabase;
}

/** The port's error for an error of the driver; any other error as it is. */
export function portError(error: unknown): Error {
  const cause = isNativeError(error) ? error : new Error(String(error));
  if (isPortError(cause)) return cause;
  const code = resultCodeOf(error);
  if (code === null) return cause;
  if (code === result.full) return new StoreFull({ cause });
  if (code === result.corrupt || code === result.notADatabase) {
    return new StoreDamaged(`The event store file is damaged: ${cause.message}`, null, { cause });
  }
  if (code === result.busy || code === result.locked) {
    return new StoreUnavailable('Another program holds the event store file; try again', { cause });
  }
  return new StoreUnavailable(`The event store cannot be used: ${cause.message}`, { cause });
}

function isPortError(error: Error): boolean {
  return [StoreDamaged, StoreFull, StoreUnavailable, StoreTooNew].some((kind) => error instanceof kind);
}

/** Runs what reads rows; whatever it throws becomes the port's error. */
export function reading<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof StoreDamaged) throw error;
    if (resultCodeOf(error) === null && isNativeError(error)) {
      // Not SQLite but the driver refuses: an integer beyond the safe ones, or text that is no longer text.
      throw new StoreDamaged(`A row of the event store cannot be read: ${error.message}`, null, { cause: error });
    }
    throw portError(error);
  }
}
