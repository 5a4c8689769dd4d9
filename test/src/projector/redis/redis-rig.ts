import { randomUUID } from 'node:crypto';
import { projections } from '../../../../projections/registry.js';
import type { EventStore } from '../../../../src/event-store/event-store.js';
import { ProjectorService } from '../../../../src/projector/projector.service.js';
import { RedisReadModelStore } from '../../../../src/projector/redis/redis-read-model-store.js';
import type { RedisConnection } from '../../../../src/redis/redis-connection.js';
import type { RedisServer } from '../../../support/redis-server.js';
import type { TemporaryStore } from '../../../support/temporary-store.js';

/** What one process has: its own connections, its own view of the read models, its own projector. */
export interface RedisProcess {
  readonly connection: RedisConnection;
  readonly readModels: RedisReadModelStore;
  readonly projector: ProjectorService;
  /** Without a word to anybody, as a process that dies. */
  cutOff(): void;
  stop(): Promise<void>;
}

/** Processes over one Redis and one log, under a prefix of their own. */
export class RedisRig {
  readonly prefix = `test-${randomUUID()}:`;
  private readonly processes: RedisProcess[] = [];

  constructor(
    private readonly server: RedisServer,
    private readonly store: TemporaryStore,
  ) {}

  async process(events: EventStore = this.store.events): Promise<RedisProcess> {
    const connection = await this.server.connect(this.prefix);
    const readModels = new RedisReadModelStore(connection);
    const projector = new ProjectorService(events, readModels, projections, () => this.store.basis.standing);
    const process = {
      connection,
      readModels,
      projector,
      cutOff: () => {
        connection.close();
      },
      stop: async () => {
        await projector.stop();
        await readModels.close();
        connection.close();
      },
    };
    this.processes.push(process);
    return process;
  }

  async keys(pattern = '*'): Promise<readonly string[]> {
    return (await this.server.command('keys', `${this.prefix}${pattern}`)) as string[];
  }

  async stop(): Promise<void> {
    for (const process of this.processes.splice(0)) await process.stop();
  }
}
