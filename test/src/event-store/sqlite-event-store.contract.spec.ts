import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { eventStoreContract } from '../../contract/event-store.contract.js';
import type { StoreUnderTest } from '../../contract/log-under-test.js';

function openIn(folder: string): StoreUnderTest {
  const store = SqliteEventStore.open({ folder });
  return {
    store,
    reopen: async () => {
      await store.close();
      return openIn(folder);
    },
    destroy: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

eventStoreContract('SQLite', () => Promise.resolve(openIn(mkdtempSync(join(tmpdir(), 'ehc-contract-')))));
