import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { eventStoreContract } from '../../contract/event-store.contract.js';
import type { StoreUnderTest } from '../../contract/log-under-test.js';

function openIn(folder: string, syncAside: boolean): StoreUnderTest {
  const store = SqliteEventStore.open({ folder, syncAside });
  return {
    store,
    reopen: async () => {
      await store.close();
      return openIn(folder, syncAside);
    },
    destroy: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const opened = (syncAside: boolean): Promise<StoreUnderTest> =>
  Promise.resolve(openIn(mkdtempSync(join(tmpdir(), 'ehc-contract-')), syncAside));

eventStoreContract('SQLite', () => opened(false));
eventStoreContract('SQLite, synced beside the event loop', () => opened(true));
