import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  AppendTooLarge,
  CommandIdReused,
  LogWentBackwards,
  OutcomeUnknown,
  StoreTimedOut,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../../../src/event-store/event-store-errors.js';
import type { AppendResult, StoredEvent } from '../../../src/event-store/event-store.js';
import type { EventStoreDbEventStore } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { verifyAll, verifyStream } from '../../../src/event-store/verify.js';
import { sampleEvents } from '../../contract/sample-events.js';
import { BreakableServer, freshNamespace, whereEventStoreDb } from '../../support/eventstoredb-server.js';

const freshStream = (): string => `plan-${randomUUID()}`;

function append(
  store: EventStoreDbEventStore,
  stream: string,
  expected: number,
  commandId: string = randomUUID(),
  count = 1,
) {
  return store.append(stream, expected, sampleEvents(commandId, count), { commandId });
}

/** Sends the command until the store gives an answer, as a person would who is told that it is not known. */
async function insist(send: () => Promise<AppendResult>): Promise<AppendResult> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof OutcomeUnknown) && !(error instanceof StoreUnavailable)) throw error;
      await delay(20);
    }
  }
}

whereEventStoreDb('EventStoreDB, when something breaks,', (url) => {
  let server: BreakableServer;
  let store: EventStoreDbEventStore;
  let namespace: string;

  beforeEach(async () => {
    server = await BreakableServer.at(url);
    namespace = freshNamespace();
    store = server.open(namespace);
    await append(store, freshStream(), -1);
  });
  afterEach(() => server.close());

  it('does not say whether an append was recorded whose answer was lost, and gives that answer to the same command', async () => {
    const [stream, commandId] = [freshStream(), randomUUID()];
    server.proxy.holdAnswers();
    const lost = append(store, stream, -1, commandId, 3);
    await delay(300);
    server.proxy.cut();
    await expect(lost).rejects.toBeInstanceOf(OutcomeUnknown);
    server.proxy.restore();
    expect(await store.commandResult(commandId, stream)).toMatchObject({ firstRevision: 0, revision: 2 });
    expect(await append(store, stream, -1, commandId, 3)).toMatchObject({ revision: 2, replayed: true });
    expect(await store.readStream(stream)).toHaveLength(3);
    expect(await verifyStream(store, stream)).toMatchObject({ ok: true, events: 3 });
  });

  it('does not say whether an append was recorded that never arrived, and records it once when it is sent again', async () => {
    const [stream, commandId] = [freshStream(), randomUUID()];
    server.proxy.holdRequests();
    const lost = append(store, stream, -1, commandId);
    await delay(100);
    server.proxy.cut();
    await expect(lost).rejects.toBeInstanceOf(OutcomeUnknown);
    server.proxy.restore();
    expect(await store.commandResult(commandId, stream)).toBeNull();
    expect(await append(store, stream, -1, commandId)).toMatchObject({ revision: 0, replayed: false });
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('gives up on a server that stays silent: an append may have been recorded, a reading has timed out', async () => {
    const stream = freshStream();
    await append(store, stream, -1);
    server.proxy.holdAnswers();
    const [appended, read] = await Promise.allSettled([append(store, stream, 0), store.readStream(stream)]);
    expect(appended).toMatchObject({ status: 'rejected', reason: expect.any(OutcomeUnknown) as unknown });
    expect(read).toMatchObject({ status: 'rejected', reason: expect.any(StoreTimedOut) as unknown });
  });

  it('says at once that nothing was recorded where no server answers', async () => {
    const stream = freshStream();
    server.proxy.cut({ refuse: true });
    await delay(50);
    for (const attempt of [append(store, stream, -1), store.readStream(stream), store.head()]) {
      await expect(attempt).rejects.toThrow(Error);
    }
    const gone = server.open(namespace);
    await server.proxy.close();
    await expect(append(gone, stream, -1)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('works again by itself once the server is back', async () => {
    const stream = freshStream();
    server.proxy.cut({ refuse: true });
    await expect(append(store, stream, -1)).rejects.toThrow(Error);
    server.proxy.restore();
    expect((await insist(() => append(store, stream, -1))).revision).toBe(0);
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('records each of 640 commands of 64 writers once, however often the connection breaks', async () => {
    const streams = Array.from({ length: 64 }, freshStream);
    // Long enough apart for a connection with a certificate to be made in between.
    let cuts = 0;
    const breaking = setInterval(() => {
      if ((cuts += 1) <= 12) server.proxy.cut();
    }, 200);
    await Promise.all(
      streams.map(async (stream) => {
        for (let n = 0; n < 10; n++) {
          const commandId = randomUUID();
          await delay(20);
          expect((await insist(() => append(store, stream, n - 1, commandId))).revision).toBe(n);
        }
      }),
    );
    clearInterval(breaking);
    for (const stream of streams) {
      const events = await store.readStream(stream);
      expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(10);
      expect(await verifyStream(store, stream)).toMatchObject({ ok: true, events: 10 });
    }
  });

  it('leaves no rejection uncaught when the connection breaks under more than it can carry', async () => {
    const uncaught: unknown[] = [];
    const note = (reason: unknown): void => void uncaught.push(reason);
    process.on('unhandledRejection', note);
    const clear = JSON.stringify({ text: 'x'.repeat(100_000) });
    for (let round = 0; round < 5; round++) {
      const sendings = Array.from({ length: 200 }, () => {
        const commandId = randomUUID();
        return store.append(freshStream(), -1, sampleEvents(commandId, 1, { clear }), { commandId });
      });
      await delay(30);
      server.proxy.cut();
      await Promise.allSettled(sendings);
    }
    await delay(100);
    process.off('unhandledRejection', note);
    expect(uncaught).toEqual([]);
  });

  it('shows a follower every event once and in order, however often the connection breaks', async () => {
    const direct = server.open(namespace);
    const seen: StoredEvent[] = [];
    const follower = direct.subscribe({ after: 0, limit: 20 }, (page) => {
      seen.push(...page);
    });
    const stream = freshStream();
    for (let n = 0; n < 100; n++) {
      if (n % 10 === 9) server.proxy.cut();
      const commandId = randomUUID();
      await insist(() => append(store, stream, n - 1, commandId));
    }
    await follower.reached(await store.head());
    await follower.stop();
    const whole: StoredEvent[] = [];
    for await (const page of store.readAll()) whole.push(...page);
    expect(seen).toEqual(whole);
    expect(whole.filter((event) => event.stream === stream)).toHaveLength(100);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 101 });
  });

  it('tells a follower since when the server has been away, until it is back', async () => {
    const follower = store.subscribe({ after: 0 }, () => undefined);
    await follower.reached(await store.head());
    expect(follower.interruptedSince).toBeNull();
    server.proxy.cut({ refuse: true });
    const away = (): boolean => follower.interruptedSince !== null;
    while (!away()) await delay(20);
    server.proxy.restore();
    while (away()) await delay(20);
    await follower.stop();
  });

  it.each([
    ['beyond the end of the log', 1_000_000],
    ['just beyond it', 1],
    ['inside an event', -1],
  ])(
    'stops and says so where what was read before is %s: the server was restored from an older copy',
    async (_, by) => {
      await append(store, freshStream(), -1);
      const head = await store.head();
      await expect(store.readPage({ after: head + by })).rejects.toBeInstanceOf(LogWentBackwards);
      const follower = store.subscribe({ after: head + by }, () => undefined);
      await expect(follower.done).rejects.toMatchObject({ reached: head + by, head });
      await expect(follower.reached(head + by + 1)).rejects.toBeInstanceOf(LogWentBackwards);
    },
  );

  it('keeps one effect and one chain where two processes send the same command at once', async () => {
    const other = server.open(namespace);
    for (let round = 0; round < 20; round++) {
      const [stream, commandId] = [freshStream(), randomUUID()];
      const [first, second] = await Promise.all([
        append(store, stream, -1, commandId, 2),
        append(other, stream, -1, commandId, 2),
      ]);
      expect({ ...first, replayed: false }).toEqual({ ...second, replayed: false });
      expect(await append(other, stream, 1)).toMatchObject({ revision: 2 });
      expect(await append(store, stream, 2)).toMatchObject({ revision: 3 });
      expect(await verifyStream(store, stream)).toMatchObject({ ok: true, events: 4 });
    }
  });

  it('refuses the second of two bodies that two processes send at once under one id', async () => {
    const other = server.open(namespace);
    for (let round = 0; round < 20; round++) {
      const [stream, commandId] = [freshStream(), randomUUID()];
      const sendings = [store, other].map((through, n) =>
        through.append(stream, -1, sampleEvents(commandId, 1, { clear: `{"n":${n}}` }), { commandId }),
      );
      const refused = (await Promise.allSettled(sendings)).filter(({ status }) => status === 'rejected');
      expect(refused).toMatchObject([{ reason: expect.any(CommandIdReused) as unknown }]);
      expect(await store.readStream(stream)).toHaveLength(1);
    }
  });

  it('judges by what another process has written since', async () => {
    const other = server.open(namespace);
    const stream = freshStream();
    await append(store, stream, -1);
    await append(other, stream, 0);
    const behind = append(store, stream, 0);
    await expect(behind).rejects.toBeInstanceOf(WrongExpectedRevision);
    await expect(behind).rejects.toMatchObject({ expected: 0, actual: 1 });
    expect(await append(store, stream, 1)).toMatchObject({ revision: 2 });
    expect(await verifyStream(other, stream)).toMatchObject({ ok: true, events: 3 });
  });

  it('refuses more than the server takes at once, and writes nothing of it', async () => {
    const [stream, commandId] = [freshStream(), randomUUID()];
    const events = sampleEvents(commandId, 3, { clear: JSON.stringify({ text: 'x'.repeat(400_000) }) });
    await expect(store.append(stream, -1, events, { commandId })).rejects.toBeInstanceOf(AppendTooLarge);
    expect(await store.readStream(stream)).toEqual([]);
  });

  it.each(['{"10":1,"9":2}', '{"n":1e21,"zero":-0}', '{ "spaced": true }', '{"__proto__":1}'])(
    'gives back %s in the characters it was given in, so that its hash holds',
    async (clear) => {
      const [stream, commandId] = [freshStream(), randomUUID()];
      await store.append(stream, -1, sampleEvents(commandId, 1, { clear }), { commandId });
      expect((await store.readStream(stream))[0]?.clear).toBe(clear);
      expect(await verifyStream(store, stream)).toMatchObject({ ok: true });
    },
  );

  it('sees nothing of what others keep on the same server', async () => {
    const others = server.open(freshNamespace());
    const head = await store.head();
    for (let n = 0; n < 40; n++) await append(others, freshStream(), -1);
    expect(await store.head()).toBe(head);
    const found: StoredEvent[] = [];
    for await (const page of store.readAll()) found.push(...page);
    expect(found).toHaveLength(1);
    expect(await store.readPage({ limit: 10 })).toEqual(found);
  });
});
