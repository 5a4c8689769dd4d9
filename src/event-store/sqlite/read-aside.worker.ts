import { parentPort, workerData } from 'node:worker_threads';
import type { AskedAside } from './read-aside.js';
import { SqliteConnection } from './sqlite-connection.js';

/** What `ReadAside` starts: goes over the events of a stream, so that the operating system has them in memory. */
const connection = new SqliteConnection(workerData as string, { readOnly: true, timeout: 2_000 });
connection.exec('PRAGMA cache_size = -8192');
// Joined, so that texts which go on in other places of the file are read to their end.
const goOver = connection.prepareArrays(`SELECT max(length(clear || coalesce(sealed, ''))) FROM events
  WHERE stream_id = (SELECT id FROM streams WHERE name = ?) AND revision BETWEEN ? AND ?`);

parentPort?.on('message', (asked: AskedAside | null) => {
  if (asked === null) {
    connection.letGo();
    parentPort?.close();
    return;
  }
  goOver.get(asked.stream, asked.from, asked.to);
  parentPort?.postMessage(null);
});
