import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { openEventStore } from '../event-store/event-store.module.js';
import type { EventStoreOptions } from '../event-store/event-store.module.js';
import type { EventStore } from '../event-store/event-store.js';
import { DurableReadRecorder } from './durable-read-recorder.js';
import { ReadLogPages } from './read-log-pages.service.js';
import { ReadLogController } from './read-log.controller.js';
import { ReadLog, ReadLogSettings } from './read-log.service.js';
import type { ReadLogOptions } from './read-log.service.js';
import { ReadLogStore } from './read-log-store.js';
import { Relations } from './relations.service.js';
import { WhoHasLooked } from './who-has-looked.service.js';

/**
 * The log of reads, which the application alone writes and nothing follows, and its pages. Needs `ChildrenModule`, commands,
 * keys, projector and access; `WebModule` takes `DurableReadRecorder` from it.
 */
@Module({})
export class ReadLogModule implements OnApplicationShutdown {
  constructor(@Inject(ReadLogStore) private readonly reads: EventStore) {}

  static forRoot(store: EventStoreOptions, settings: ReadLogOptions): DynamicModule {
    return {
      module: ReadLogModule,
      global: true,
      controllers: [ReadLogController],
      providers: [
        { provide: ReadLogStore, useFactory: () => openEventStore(store) },
        { provide: ReadLogSettings, useValue: settings },
        DurableReadRecorder,
        ReadLog,
        ReadLogPages,
        Relations,
        StaffDirectory,
        WhoHasLooked,
      ],
      exports: [ReadLogStore, DurableReadRecorder, ReadLog, WhoHasLooked],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.reads.close();
  }
}
