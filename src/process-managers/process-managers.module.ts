import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { EventStore } from '../event-store/event-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { CheckpointFile } from './checkpoint-file.js';
import { ProcessManagers } from './process-managers.service.js';
import { processManagers } from './registry.js';

/** What follows in one stream from what is recorded in another. It follows only once it has been told to. */
@Module({})
export class ProcessManagersModule implements OnApplicationShutdown {
  constructor(@Inject(ProcessManagers) private readonly managers: ProcessManagers) {}

  static forRoot(folder: string): DynamicModule {
    return {
      module: ProcessManagersModule,
      global: true,
      providers: [
        {
          provide: ProcessManagers,
          inject: [EventStore, CommandHandler, ProjectorService, ReadModelStore, BasisService],
          useFactory: (
            events: EventStore,
            commands: CommandHandler,
            projector: ProjectorService,
            readModels: ReadModelStore,
            basis: BasisService,
          ) =>
            new ProcessManagers({
              events,
              commands,
              projector,
              readModels,
              basis,
              checkpoint: new CheckpointFile(folder),
              managers: processManagers,
            }),
        },
      ],
      exports: [ProcessManagers],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.managers.stop();
  }
}
