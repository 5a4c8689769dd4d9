import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { projections } from '../../projections/registry.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { ProjectorService } from './projector.service.js';
import { ReadModelStore } from './read-model-store.js';
import { SqliteReadModelStore } from './sqlite/sqlite-read-model-store.js';
import type { SqliteReadModelOptions } from './sqlite/sqlite-read-model-store.js';

/** Read models and the projector that keeps them up to the log. The projector follows only once it has been started. */
@Module({})
export class ProjectorModule implements OnApplicationShutdown {
  constructor(
    @Inject(ReadModelStore) private readonly readModels: ReadModelStore,
    @Inject(ProjectorService) private readonly projector: ProjectorService,
  ) {}

  static forRoot(options: SqliteReadModelOptions): DynamicModule {
    return {
      module: ProjectorModule,
      global: true,
      providers: [
        { provide: ReadModelStore, useFactory: () => SqliteReadModelStore.open(options) },
        {
          provide: ProjectorService,
          inject: [EventStore, ReadModelStore, BasisService],
          useFactory: (events: EventStore, readModels: ReadModelStore, basis: BasisService) =>
            new ProjectorService(events, readModels, projections, () => basis.standing),
        },
      ],
      exports: [ReadModelStore, ProjectorService],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.projector.stop();
    await this.readModels.close();
  }
}
