import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { EventStore } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { BasisService } from './basis.service.js';
import type { BasisOptions } from './basis.service.js';
import { CommandHandler } from './command-handler.js';
import { CommandHandlerService } from './command-handler.service.js';

/** The one way into the log, and the basis commands are judged by. Needs `EventStoreModule` and `KeysModule`. */
@Module({})
export class CommandsModule {
  static forRoot(options: BasisOptions): DynamicModule {
    return {
      module: CommandsModule,
      global: true,
      providers: [
        {
          provide: BasisService,
          inject: [EventStore],
          useFactory: (events: EventStore) => BasisService.load(options, events),
        },
        {
          provide: CommandHandlerService,
          inject: [EventStore, KeyStore, BasisService],
          useFactory: (events: EventStore, keys: KeyStore, basis: BasisService) =>
            new CommandHandlerService(events, keys, basis),
        },
        { provide: CommandHandler, useExisting: CommandHandlerService },
      ],
      exports: [BasisService, CommandHandler, CommandHandlerService],
    };
  }
}
