import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { TcpProxy } from './tcp-proxy.js';

/** Connection string of a server that tests may write to, each under a namespace of its own; absent on most machines. */
const url = process.env.EVENTSTOREDB_URL ?? '';

/** Tests that need an EventStoreDB server; skipped by name where EVENTSTOREDB_URL names none. */
export function whereEventStoreDb(name: string, tests: (url: string) => void): void {
  describe(name, () => {
    if (url === '') it.skip('is tried against the server that EVENTSTOREDB_URL names (it is not set)', () => undefined);
    else {
      // A server of its own, perhaps on another machine, takes as long as it takes.
      jest.setTimeout(60_000);
      tests(url);
    }
  });
}

/** A namespace that no other test uses. */
export function freshNamespace(): string {
  return `test-${randomUUID()}`;
}

/** The server behind a proxy that can break the connection. Needs a connection string that names one node. */
export class BreakableServer {
  private readonly stores: EventStoreDbEventStore[] = [];

  private constructor(
    readonly proxy: TcpProxy,
    /** Connection string that leads through the proxy. */
    readonly url: string,
  ) {}

  static async at(url: string): Promise<BreakableServer> {
    const [, scheme = '', credentials = '', host = '', port = '', rest = ''] =
      /^(esdb:\/\/)([^@/]*@)?([^:/?,]+):(\d+)(.*)$/.exec(url) ?? [];
    if (scheme === '')
      throw new Error('EVENTSTOREDB_URL must name one node, esdb://host:port, for the tests of faults');
    const proxy = await TcpProxy.before(host, Number(port));
    return new BreakableServer(proxy, `${scheme}${credentials}127.0.0.1:${proxy.port}${rest}`);
  }

  /** A store that reaches the server through the proxy. */
  open(namespace: string, patienceMs = 1_000): EventStoreDbEventStore {
    const store = new EventStoreDbEventStore({ url: this.url, namespace, patienceMs });
    this.stores.push(store);
    return store;
  }

  async close(): Promise<void> {
    this.proxy.restore();
    await Promise.all(this.stores.map((store) => store.close()));
    await this.proxy.close();
  }
}
