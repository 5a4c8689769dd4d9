import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projections } from '../../projections/registry.js';
import { RedisReadModelStore } from '../../src/projector/redis/redis-read-model-store.js';
import type { RedisConnection } from '../../src/redis/redis-connection.js';
import { append, cleanDigests, digests, until } from '../src/projector/projector-rig.js';
import { decidedToAssess, finalPlanSent, requestReceived } from '../support/assessment-facts.js';
import { describeWithRedis, RedisServer } from '../support/redis-server.js';
import { temporaryStore } from '../support/temporary-store.js';
import type { TemporaryStore } from '../support/temporary-store.js';

/** More at night; the outcome is the same however often it is repeated. */
const rounds = Number(process.env['EHC_KILL_ROUNDS'] ?? '10');
/** One of every projection, and the mark of the log. */
const everyCheckpoint = projections.length + 1;
const script = fileURLToPath(new URL('projector-process.mjs', import.meta.url));
const facts = [
  requestReceived('2026-10-05'),
  decidedToAssess('2026-10-20'),
  finalPlanSent('2026-11-20', 'setting', 'imported'),
];

/** A projector in a process of its own, over the log of this one. */
class ProjectorProcess {
  said = '';
  private readonly child: ChildProcess;

  constructor(folder: string, url: string) {
    this.child = spawn(process.execPath, [script, folder, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.said += chunk.toString('utf8');
    });
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.running) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await ended;
  }
}

describeWithRedis('read models in Redis', () => {
  let server: RedisServer;
  let store: TemporaryStore;
  let connection: RedisConnection;
  let readModels: RedisReadModelStore;
  const running: ProjectorProcess[] = [];
  let stopRecording: () => Promise<void> = () => Promise.resolve();
  beforeEach(async () => {
    server = await RedisServer.start();
    store = temporaryStore();
    connection = await server.connect();
    readModels = new RedisReadModelStore(connection);
  });
  afterEach(async () => {
    await stopRecording();
    for (const projector of running.splice(0)) await projector.end('SIGKILL');
    await readModels.close();
    connection.close();
    await store.close();
    await server.remove();
  });

  const start = (): ProjectorProcess => {
    const projector = new ProjectorProcess(store.folder, server.url);
    running.push(projector);
    return projector;
  };
  /** Records all the while; the answer stops it. */
  const recording = (): (() => Promise<void>) => {
    const writes = { on: true };
    stopRecording = async () => {
      writes.on = false;
      await writing;
    };
    const writing = (async () => {
      for (let n = 0; writes.on; n += 1) {
        const stream = `needsAssessment-${randomUUID()}`;
        for (const [revision, fact] of facts.entries()) await append(store.events, stream, revision - 1, [fact]);
        await delay(n % 5 === 0 ? 5 : 0);
      }
    })();
    return stopRecording;
  };
  const caughtUp = async (): Promise<void> => {
    const head = await store.events.head();
    await until(
      'the read models stand at the end of the log',
      async () => {
        const checkpoints = await readModels.checkpoints().catch(() => []);
        return checkpoints.length === everyCheckpoint && checkpoints.every(({ position }) => position === head);
      },
      30_000,
    );
    expect(await digests(readModels)).toEqual(await cleanDigests(store.events, store.basis.standing));
  };

  it(`are what a clean rebuild makes after their projector was killed ${rounds} times`, async () => {
    const stop = recording();
    let killedAtWork = 0;
    for (let round = 0; round < rounds; round += 1) {
      const projector = start();
      await until('it saves', () => /saved|caughtUp/.test(projector.said), 30_000);
      await delay((round * 37) % 150);
      await projector.end('SIGKILL');
      if (projector.said.includes('saved')) killedAtWork += 1;
    }
    await stop();
    start();
    await caughtUp();
    expect(killedAtWork).toBeGreaterThan(0);
  }, 240_000);

  it(`are what a clean rebuild makes after Redis was killed, and lost everything, ${rounds} times`, async () => {
    const projector = start();
    const stop = recording();
    for (let round = 0; round < rounds; round += 1) {
      await until(
        'some are there',
        async () => (await readModels.checkpoints().catch(() => [])).length === everyCheckpoint,
        30_000,
      );
      await delay((round * 53) % 200);
      await server.kill();
      await delay((round * 31) % 100);
      await server.restart();
    }
    await stop();
    await caughtUp();
    // The same process all along: it ends for nothing.
    expect(projector.running).toBe(true);
  }, 240_000);

  it('are what a clean rebuild makes with two projectors at once, either of which is killed now and then', async () => {
    const stop = recording();
    const pair = [start(), start()];
    for (let round = 0; round < Math.ceil(rounds / 2); round += 1) {
      await until('both follow', () => pair.every(({ said }) => said.includes('caughtUp')), 30_000);
      await delay((round * 71) % 200);
      await pair[round % 2]?.end('SIGKILL');
      pair[round % 2] = start();
    }
    await stop();
    await caughtUp();
    expect(pair.every(({ running: runs }) => runs)).toBe(true);
  }, 240_000);

  it('are there in every process after one has stopped in order', async () => {
    const [first, second] = [start(), start()];
    await until('both follow', () => [first, second].every(({ said }) => said.includes('caughtUp')), 30_000);
    await first.end('SIGTERM');
    await append(store.events, `needsAssessment-${randomUUID()}`, -1, [requestReceived('2026-10-05')]);
    await caughtUp();
    await until('it is heard of', () => second.said.includes('saved'));
  });
});
