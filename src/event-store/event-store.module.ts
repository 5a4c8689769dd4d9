import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { EventStore } from './event-store.js';
import { SqliteEventStore } from './sqlite/sqlite-event-store.js';
import type { EventStoreDbOptions } from './eventstoredb/eventstoredb-event-store.js';
import type { SqliteEventStoreOptions } from './sqlite/sqlite-event-store.js';

export type EventStoreOptions =
  | ({ readonly adapter: 'sqlite' } & SqliteEventStoreOptions)
  | ({ readonly adapter: 'eventstoredb' } & EventStoreDbOptions);

/** The store the options ask for. @throws the errors of `event-store-errors.ts`. */
export async function openEventStore(options: EventStoreOptions): Promise<EventStore> {
  if (options.adapter === 'sqlite') return SqliteEventStore.open(options);
  // Loaded only where it is used: the client takes longer to load than the rest of a command line.
  const { EventStoreDbEventStore } = await import('./eventstoredb/eventstoredb-event-store.js');
  const store = new EventStoreDbEventStore(options);
  try {
    // A wrong address or password is to be said at the start, not at the first page.
    await store.head();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Provides `EventStore` to the whole application; finishes waiting appends and closes at the very end of a shutdown. */
@Module({})
export class EventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(EventStore) private readonly events: EventStore) {}

  static forRoot(options: EventStoreOptions): DynamicModule {
    return {
      module: EventStoreModule,
      global: true,
      providers: [{ provide: EventStore, useFactory: () => openEventStore(options) }],
      exports: [EventStore],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.events.close();
  }
}
