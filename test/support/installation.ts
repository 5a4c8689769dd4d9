import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyLog } from '../../src/event-store/copy-log.js';
import { openEventStore } from '../../src/event-store/event-store.module.js';
import type { EventStoreOptions } from '../../src/event-store/event-store.module.js';
import { EhcCommand } from './ehc-command.js';
import { freshNamespace, whereEventStoreDb } from './eventstoredb-server.js';
import { describeWithRedis, RedisServer } from './redis-server.js';
import { RunningApplication } from './running-application.js';

/** Where the log is and where lists and sessions are. */
export interface Combination {
  readonly name: string;
  readonly eventStore: 'sqlite' | 'eventstoredb';
  readonly readModels: 'sqlite' | 'redis';
  /** Connection string of the server that holds the log; null where it is a file. */
  readonly serverUrl: string | null;
}

/** The tests on every combination that this machine has; the others are skipped by name. */
export function onEveryCombination(title: string, tests: (combination: Combination) => void): void {
  for (const readModels of ['sqlite', 'redis'] as const) {
    const withReadModels = readModels === 'redis' ? describeWithRedis : describe;
    const embedded = `sqlite and ${readModels}`;
    withReadModels(`${title}, on ${embedded}`, () => {
      tests({ name: embedded, eventStore: 'sqlite', readModels, serverUrl: null });
    });
    withReadModels(`${title}, on eventstoredb and ${readModels}`, () => {
      whereEventStoreDb('with a server', (serverUrl) => {
        tests({ name: `eventstoredb and ${readModels}`, eventStore: 'eventstoredb', readModels, serverUrl });
      });
    });
  }
}

/** One installation, its data folder and its Redis: processes of the application and `ehc` with the same settings. */
export class Installation {
  readonly ehc: EhcCommand;
  private readonly running: RunningApplication[] = [];

  private constructor(
    readonly settings: Readonly<Record<string, string>>,
    private readonly store: Exclude<EventStoreOptions, { adapter: 'sqlite' }> | null,
    readonly redis: RedisServer | null,
  ) {
    this.ehc = new EhcCommand(settings);
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  /** An empty one. */
  static async on(combination: Combination, settings: Readonly<Record<string, string>> = {}): Promise<Installation> {
    const { readModels, serverUrl: url } = combination;
    const redis = readModels === 'redis' ? await RedisServer.start() : null;
    const store = url === null ? null : ({ adapter: 'eventstoredb', url, namespace: freshNamespace() } as const);
    const all = {
      LOG_LEVEL: 'error',
      ...(store === null
        ? {}
        : { EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: store.url, EVENTSTOREDB_NAMESPACE: store.namespace }),
      ...(redis === null ? {} : { READ_MODELS: 'redis', REDIS_URL: redis.url }),
      ...settings,
    };
    return new Installation(all, store, redis);
  }

  get folder(): string {
    return this.ehc.dataFolder;
  }

  /** Takes over the log and the keys of a data folder: the same events, on this installation's own store. */
  async takeOver(folder: string): Promise<void> {
    for (const name of ['keys.sqlite', 'key-encryption-key']) cpSync(join(folder, name), join(this.folder, name));
    const from = await openEventStore({ adapter: 'sqlite', folder, readOnly: true });
    const to = await openEventStore(this.store ?? { adapter: 'sqlite', folder: this.folder });
    try {
      await copyLog(from, to);
    } finally {
      await Promise.all([from.close(), to.close()]);
    }
  }

  /** One more process, which serves the same people as those that run already. */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<RunningApplication> {
    const application = await RunningApplication.start({
      ...this.settings,
      EHC_DATA_DIR: this.folder,
      ...settings,
    });
    this.running.push(application);
    return application;
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.splice(0).map((application) => application.stop()));
  }

  async remove(): Promise<void> {
    await this.stop();
    await this.redis?.remove();
    this.ehc.remove();
  }
}
