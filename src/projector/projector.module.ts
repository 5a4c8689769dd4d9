import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown, Provider } from '@nestjs/common';
import { projections } from '../../projections/registry.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { RedisConnection } from '../redis/redis-connection.js';
import type { RedisConnectionOptions } from '../redis/redis-connection.js';
import { RedisModule } from '../redis/redis.module.js';
import { HeldRows } from './held-rows.js';
import { ProjectorService } from './projector.service.js';
import { ReadModelStore } from './read-model-store.js';
import { RedisReadModelStore } from './redis/redis-read-model-store.js';
import { SqliteReadModelStore } from './sqlite/sqlite-read-model-store.js';
import type { SqliteReadModelOptions } from './sqlite/sqlite-read-model-store.js';

export type ReadModelOptions =
  ({ readonly adapter?: 'sqlite' } & SqliteReadModelOptions) | ({ readonly adapter: 'redis' } & RedisConnectionOptions);

/** Read models and the projector that keeps them up to the log. The projector follows only once it has been started. */
@Module({})
export class ProjectorModule implements OnApplicationShutdown {
  constructor(
    @Inject(ReadModelStore) private readonly readModels: ReadModelStore,
    @Inject(ProjectorService) private readonly projector: ProjectorService,
  ) {}

  static forRoot(options: ReadModelOptions): DynamicModule {
    return {
      module: ProjectorModule,
      global: true,
      imports: options.adapter === 'redis' ? [RedisModule.forRoot(options)] : [],
      providers: [
        readModelProvider(options),
        {
          provide: ProjectorService,
          inject: [EventStore, ReadModelStore, BasisService],
          useFactory: (events: EventStore, readModels: ReadModelStore, basis: BasisService) => {
            const refreshBasis = () => basis.refresh();
            const projector = new ProjectorService(events, readModels, projections, () => basis.standing, {
              refreshBasis,
            });
            basis.onChanged(() => {
              projector.basisChanged();
            });
            return projector;
          },
        },
        {
          provide: HeldRows,
          inject: [ReadModelStore, ProjectorService],
          useFactory: (readModels: ReadModelStore, projector: ProjectorService) => new HeldRows(readModels, projector),
        },
      ],
      exports: [ReadModelStore, ProjectorService, HeldRows],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.projector.stop();
    await this.readModels.close();
  }
}

function readModelProvider(options: ReadModelOptions): Provider {
  if (options.adapter !== 'redis') {
    return { provide: ReadModelStore, useFactory: () => SqliteReadModelStore.open(options) };
  }
  return {
    provide: ReadModelStore,
    inject: [RedisConnection],
    useFactory: (connection: RedisConnection) => new RedisReadModelStore(connection),
  };
}
