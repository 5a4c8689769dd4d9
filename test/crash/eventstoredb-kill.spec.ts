import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LogWentBackwards, OutcomeUnknown, StoreUnavailable } from '../../src/event-store/event-store-errors.js';
import type { AppendResult } from '../../src/event-store/event-store.js';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { verifyAll, verifyStream } from '../../src/event-store/verify.js';
import { sampleEvents } from '../contract/sample-events.js';

/** A command that starts a server in the foreground, given a data folder and a port of this machine as its arguments. */
const command = process.env['EVENTSTOREDB_COMMAND'] ?? '';
const rounds = Number(process.env['EHC_KILL_ROUNDS'] ?? 5);

/** A server of the test's own, which it may kill. */
class OwnServer {
  private process: ChildProcess | null = null;
  readonly folder = mkdtempSync(join(tmpdir(), 'ehc-esdb-'));

  private constructor(readonly port: number) {}

  static async make(): Promise<OwnServer> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    return new OwnServer(port);
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  async start(): Promise<void> {
    this.process = spawn(command, [this.data, String(this.port)], { stdio: 'ignore', detached: true });
    for (let tries = 0; tries < 300; tries++) {
      const alive = await fetch(`http://127.0.0.1:${this.port}/health/live`).then(({ ok }) => ok, () => false); // prettier-ignore
      if (alive) return;
      await delay(100);
    }
    throw new Error('The server did not start within 30 seconds');
  }

  signal(signal: NodeJS.Signals): void {
    if (this.process?.pid !== undefined) process.kill(-this.process.pid, signal);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { process: running } = this;
    if (running === null) return;
    const ended = once(running, 'exit');
    this.signal(signal);
    await ended;
    this.process = null;
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const append = (
  store: EventStoreDbEventStore,
  stream: string,
  expected: number,
  commandId: string,
): Promise<AppendResult> => store.append(stream, expected, sampleEvents(commandId, 2), { commandId });

(command === '' ? describe.skip : describe)(
  'EventStoreDB, killed (needs EVENTSTOREDB_COMMAND, a command that starts a server),',
  () => {
    let server: OwnServer;
    let store: EventStoreDbEventStore;

    beforeEach(async () => {
      server = await OwnServer.make();
      await server.start();
      store = new EventStoreDbEventStore({ url: server.url, namespace: 'kill', patienceMs: 2_000 });
    });
    afterEach(async () => {
      await store.close();
      await server.remove();
    });

    it(`loses no acknowledged event in ${rounds} kills, and gives every command its one answer`, async () => {
      const commands = Array.from({ length: 8 }, () => ({ stream: `plan-${randomUUID()}`, done: [] as string[] }));
      let killing = true;
      const writers = commands.map(async ({ stream, done }) => {
        for (let commandId = randomUUID(); killing;) {
          try {
            const { revision } = await append(store, stream, done.length * 2 - 1, commandId);
            expect(revision).toBe(done.length * 2 + 1);
            done.push(commandId);
            commandId = randomUUID();
          } catch (error) {
            if (!(error instanceof OutcomeUnknown) && !(error instanceof StoreUnavailable)) throw error;
            await delay(30);
          }
        }
      });
      for (let round = 0; round < rounds; round++) {
        await delay(300 + 200 * (round % 4));
        await server.end('SIGKILL');
        await server.start();
      }
      await delay(500);
      killing = false;
      await Promise.all(writers);
      for (const { stream, done } of commands) {
        const events = await store.readStream(stream);
        expect([...new Set(events.map(({ commandId }) => commandId))].slice(0, done.length)).toEqual(done);
        expect(await verifyStream(store, stream)).toMatchObject({ ok: true, events: events.length });
        expect(done.length).toBeGreaterThan(0);
      }
      expect(await verifyAll(store)).toMatchObject({ ok: true });
    }, 300_000);

    it('stops a follower of a server that was restored from yesterday’s copy, even once that has gone on past it', async () => {
      await append(store, 'plan-1', -1, 'c-1');
      await server.end('SIGTERM');
      cpSync(server.data, join(server.folder, 'yesterday'), { recursive: true });
      await server.start();
      for (let n = 0; n < 20; n++) await insist(() => append(store, 'plan-2', n * 2 - 1, `today-${n}`));
      const follower = store.subscribe({ after: 0 }, () => undefined);
      await follower.reached(await store.head());
      const reached = follower.position;

      await server.end('SIGTERM');
      rmSync(server.data, { recursive: true });
      cpSync(join(server.folder, 'yesterday'), server.data, { recursive: true });
      await server.start();
      await expect(follower.done).rejects.toMatchObject({ name: LogWentBackwards.name, reached });

      const other = new EventStoreDbEventStore({ url: server.url, namespace: 'kill' });
      for (let n = 0; n < 60; n++) await append(other, 'plan-3', n * 2 - 1, `since-the-restoration-${n}`);
      expect(await other.head()).toBeGreaterThan(reached);
      const again = other.subscribe({ after: reached }, () => undefined);
      await expect(again.done).rejects.toBeInstanceOf(LogWentBackwards);
      await other.close();
    }, 120_000);

    it('gives up on a server that hangs, and goes on when it does', async () => {
      await append(store, 'plan-1', -1, 'c-1');
      server.signal('SIGSTOP');
      await expect(append(store, 'plan-1', 1, 'c-2')).rejects.toBeInstanceOf(OutcomeUnknown);
      server.signal('SIGCONT');
      expect((await insist(() => append(store, 'plan-1', 1, 'c-2'))).revision).toBe(3);
      expect(await store.readStream('plan-1')).toHaveLength(4);
    });
  },
);

async function insist(send: () => Promise<AppendResult>): Promise<AppendResult> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof OutcomeUnknown) && !(error instanceof StoreUnavailable)) throw error;
      await delay(50);
    }
  }
}
