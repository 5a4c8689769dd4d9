import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CommandsModule } from './commands/commands.module.js';
import type { Config } from './config.js';
import { EventStoreModule } from './event-store/event-store.module.js';
import { KeysModule } from './keys/keys.module.js';
import { ProjectorModule } from './projector/projector.module.js';

export interface CoreOptions {
  /** `write`: the one process that may append. `read`: beside it. */
  readonly access: 'read' | 'write';
  /** Beside the writing process its read models can be read as well; a writer always has them. */
  readonly readModels?: boolean;
  readonly now?: () => Date;
}

/** The log, the keys, the way into the log and the read models: what web and command line share. */
@Module({})
export class CoreModule {
  static forRoot(
    config: Config,
    { access, readModels = access === 'write', now = () => new Date() }: CoreOptions,
  ): DynamicModule {
    const folder = config.dataFolder;
    return {
      module: CoreModule,
      imports: [
        EventStoreModule.forRoot({ adapter: 'sqlite', folder, readOnly: access === 'read', clock: { now } }),
        KeysModule.forRoot({
          folder,
          makeOwnKey: config.mode === 'demo',
          ...(config.keyEncryptionKey === null ? {} : { keyEncryptionKey: config.keyEncryptionKey }),
        }),
        CommandsModule.forRoot({
          now,
          policy: config.policy,
          settings: { signOffOrder: config.signOffOrder, milestones: config.milestones },
        }),
        ...(readModels ? [ProjectorModule.forRoot({ folder, readOnly: access === 'read' })] : []),
      ],
    };
  }
}
