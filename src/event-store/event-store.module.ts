import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { EventStore } from './event-store.js';
import { SqliteEventStore } from './sqlite/sqlite-event-store.js';
import type { SqliteEventStoreOptions } from './sqlite/sqlite-event-store.js';

export type EventStoreOptions = { readonly adapter: 'sqlite' } & SqliteEventStoreOptions;

/** The store the options ask for. @throws the errors of `event-store-errors.ts`. */
export function openEventStore(options: EventStoreOptions): EventStore {
  return SqliteEventStore.open(options);
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
