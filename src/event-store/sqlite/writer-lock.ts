import { hostname } from 'node:os';
import { StoreLocked } from '../event-store-errors.js';
import { createPrivateFile } from './data-folder.js';
import { SqliteConnection } from './sqlite-connection.js';
import { portError, resultCodeOf } from './sqlite-errors.js';

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

const busy = 5;

/**
 * Makes this process the one writer of a data folder. The lock is the operating system's, held through a small database
 * of its own, so that it cannot outlive the process: a killed writer leaves nothing stale behind. The rows name the holder.
 * @throws StoreLocked naming the process that writes.
 */
export function lockForWriting(folder: string, file: string, since: Date): SqliteConnection {
  createPrivateFile(file);
  const lock = new SqliteConnection(file, { timeout: 0 });
  try {
    lock.exec('BEGIN IMMEDIATE');
    lock.exec(
      'CREATE TABLE IF NOT EXISTS owner (pid INTEGER NOT NULL, host TEXT NOT NULL, since TEXT NOT NULL) STRICT',
    );
    lock.exec('DELETE FROM owner');
    lock.prepare('INSERT INTO owner VALUES (?, ?, ?)').run(process.pid, hostname(), since.toISOString());
    lock.exec('COMMIT');
    // A reserved lock lets others read who holds it, and keeps them from taking it.
    lock.exec('BEGIN IMMEDIATE');
    return lock;
  } catch (error) {
    const owner = resultCodeOf(error) === busy ? ownerIn(lock) : null;
    lock.close();
    if (owner !== null) throw new StoreLocked(owner.pid, owner.host, owner.since, folder);
    throw portError(error);
  }
}

function ownerIn(lock: SqliteConnection): Owner {
  try {
    lock.exec('PRAGMA busy_timeout = 1000');
    const row = lock.get('SELECT pid, host, since FROM owner') as Owner | undefined;
    if (row !== undefined) return row;
  } catch {
    // The holder is writing its name this very moment: that it is held is all we know.
  }
  return { pid: 0, host: 'this machine', since: 'just now' };
}
