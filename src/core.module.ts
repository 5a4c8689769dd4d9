import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CommandsModule } from './commands/commands.module.js';
import type { Config } from './config.js';
import { EventStoreModule } from './event-store/event-store.module.js';
import type { EventStoreOptions } from './event-store/event-store.module.js';
import type { SqliteEventStoreOptions } from './event-store/sqlite/sqlite-event-store.js';
import { KeysModule } from './keys/keys.module.js';
import { ProcessManagersModule } from './process-managers/process-managers.module.js';
import { ProjectorModule } from './projector/projector.module.js';
import type { ReadModelOptions } from './projector/projector.module.js';

export interface CoreOptions {
  /** `write`: the one process that may append. `read`: beside it. */
  readonly access: 'read' | 'write';
  /** Beside the writing process its read models can be read as well; a writer always has them. */
  readonly readModels?: boolean;
  readonly now?: () => Date;
  /** Many people's pages are drawn by this process: none of them is to wait for what another reads from the disk. */
  readonly servesPages?: boolean;
  /** Whose settings hold; the configured authority's unless another is asked about. */
  readonly authority?: string;
}

/** The log, the keys, the way into the log and the read models: what web and command line share. */
@Module({})
export class CoreModule {
  static forRoot(
    config: Config,
    {
      access,
      readModels = access === 'write',
      now = () => new Date(),
      authority = config.authority,
      servesPages: readAside = false,
    }: CoreOptions,
  ): DynamicModule {
    const folder = config.dataFolder;
    return {
      module: CoreModule,
      imports: [
        EventStoreModule.forRoot(eventStoreOptions(config, { readOnly: access === 'read', clock: { now } }, readAside)),
        KeysModule.forRoot({
          folder,
          makeOwnKey: config.mode === 'demo',
          ...(config.keyEncryptionKey === null ? {} : { keyEncryptionKey: config.keyEncryptionKey }),
        }),
        CommandsModule.forRoot({ now, authority }),
        ...(readModels ? [ProjectorModule.forRoot(readModelOptions(config, access))] : []),
        ...(readModels && access === 'write' ? [ProcessManagersModule.forRoot(folder)] : []),
      ],
    };
  }
}

function eventStoreOptions(
  { dataFolder: folder, eventStoreDbUrl: url, eventStoreDbNamespace: namespace }: Config,
  shared: Pick<SqliteEventStoreOptions, 'readOnly' | 'clock'>,
  readAside: boolean,
): EventStoreOptions {
  return url === null
    ? { adapter: 'sqlite', folder, readAside, ...shared }
    : { adapter: 'eventstoredb', url, namespace, ...shared };
}

function readModelOptions({ dataFolder: folder, redisUrl }: Config, access: CoreOptions['access']): ReadModelOptions {
  return redisUrl === null
    ? { adapter: 'sqlite', folder, readOnly: access === 'read' }
    : { adapter: 'redis', url: redisUrl };
}
