import { randomUUID } from 'node:crypto';
import { EventStoreDbEventStore } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { eventStoreContract } from '../../contract/event-store.contract.js';
import type { StoreUnderTest } from '../../contract/log-under-test.js';
import { whereEventStoreDb } from '../../support/eventstoredb-server.js';

function openIn(url: string, namespace: string): StoreUnderTest {
  const store = new EventStoreDbEventStore({ url, namespace });
  return {
    store,
    reopen: async () => {
      await store.close();
      return openIn(url, namespace);
    },
    destroy: () => store.close(),
  };
}

whereEventStoreDb('EventStoreDB', (url) => {
  eventStoreContract('EventStoreDB', () => Promise.resolve(openIn(url, `test-${randomUUID()}`)));
});
