import { parentPort, workerData } from 'node:worker_threads';
import { SqliteConnection } from '../../event-store/sqlite/sqlite-connection.js';
import type { Checkpoint } from '../read-model-store.js';
import { unpacked } from './replacement-message.js';
import type { FromReplacement, ReplacementTask, ToReplacement } from './replacement-message.js';
import { TableReplacement } from './table-replacement.js';

/** What `ReplacementThread` starts: writes the rows it is sent in one transaction, on a connection of its own. */
const { file } = workerData as ReplacementTask;
const database = new SqliteConnection(file, { timeout: 5_000 });
database.exec('PRAGMA synchronous = NORMAL');
database.exec('PRAGMA cache_size = -16384');
// Not within the commit, which is waited for.
database.exec('PRAGMA wal_autocheckpoint = 0');
let replacement: TableReplacement | null = null;

parentPort?.on('message', (message: ToReplacement) => {
  try {
    if ('projections' in message) begin(message.projections);
    else if ('rows' in message) replacement?.take(unpacked(message.rows));
    else if (message.checkpoints !== null) commit(message.checkpoints);
    answer({ failed: null });
    if ('checkpoints' in message) leave();
  } catch (error) {
    answer({ failed: error instanceof Error ? error : new Error(String(error)) });
    leave();
  }
});

function begin(projections: readonly string[]): void {
  database.exec('BEGIN IMMEDIATE');
  replacement = new TableReplacement(database, projections);
}

function commit(checkpoints: readonly Checkpoint[]): void {
  replacement?.finish(checkpoints);
  database.exec('COMMIT');
}

/** Takes back what was not committed, and copies the write-ahead log into the file without keeping others from writing. */
function leave(): void {
  // Not closed: the last answer is still on its way through it, and the thread ends with nothing else to wait for.
  parentPort?.unref();
  if (database.isTransaction) database.exec('ROLLBACK');
  database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  database.letGo();
}

function answer(message: FromReplacement): void {
  parentPort?.postMessage(message);
}
