import { join } from 'node:path';
import type { Clock } from '../event-store/clock.js';
import type { EventStoreOptions } from '../event-store/event-store.module.js';
import { EventStore } from '../event-store/event-store.js';

/** Injection token of the log of reads: the port of the log, opened a second time in a place of its own. */
export abstract class ReadLogStore extends EventStore {}

export interface WhereReads {
  readonly dataFolder: string;
  /** Null where the log is a file. */
  readonly eventStoreDbUrl: string | null;
  readonly eventStoreDbNamespace: string;
}

/** Folder of the embedded read log: a file and a lock of its own. */
export function readLogFolder(dataFolder: string): string {
  return join(dataFolder, 'reads');
}

/** The log of reads stands beside the log of events, on the same kind of store. */
export function readLogOptions(
  { dataFolder, eventStoreDbUrl: url, eventStoreDbNamespace }: WhereReads,
  options: { readonly readOnly: boolean; readonly clock?: Clock },
): EventStoreOptions {
  return url === null
    ? { adapter: 'sqlite', folder: readLogFolder(dataFolder), syncAside: true, ...options }
    : { adapter: 'eventstoredb', url, namespace: `${eventStoreDbNamespace}-reads`, ...options };
}
