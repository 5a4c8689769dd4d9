import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPeople } from '../../../src/access/people.js';
import type { Person } from '../../../src/access/people.js';
import { OutcomeUnknown, StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import { openEventStore } from '../../../src/event-store/event-store.module.js';
import type { EventStoreOptions } from '../../../src/event-store/event-store.module.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { ReadLogWriter } from '../../../src/read-log/read-log-writer.js';
import type { NewRead } from '../../../src/read-log/read-log-writer.js';
import { ReadNotRecorded } from '../../../src/read-log/read-recorder.js';
import { freshNamespace, whereEventStoreDb } from '../../support/eventstoredb-server.js';

const [priya] = demoPeople as readonly [Person];

const aRead = (correlationId: string): NewRead => ({
  person: priya,
  correlationId,
  data: {
    route: 'GET /cases/:reference',
    purpose: 'case',
    relation: 'ownCase',
    classes: ['identity'],
    children: ['9f0c3a4e-5d1f-4c59-8f7e-2a1f0c7b6d55'],
    opened: 1,
    asAt: null,
    roles: priya.roles,
  },
});

/** Everything the writer promises, on whatever store. */
function writesReads(options: () => EventStoreOptions): void {
  let store: EventStore;
  let now: Date;
  const writerOn = (on: Pick<EventStore, 'append'>): ReadLogWriter => new ReadLogWriter(on, '999', () => now);

  beforeEach(async () => {
    now = new Date('2026-11-23T08:41:00.000Z');
    store = await openEventStore(options());
  });
  afterEach(() => store.close());

  it('writes one record with who, when and why, whose hashes hold', async () => {
    await writerOn(store).write(aRead('request-1'));
    const [event, ...more] = await store.readPage({});
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'PersonalDataRead',
      occurredOn: '2026-11-23',
      authority: '999',
      actor: { id: 'demo-caseworker', role: 'caseworker' },
      correlationId: 'request-1',
      sealed: [],
    });
    expect(JSON.parse(event?.clear ?? '')).toEqual(aRead('request-1').data);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 1 });
  });

  it('writes records of many requests at once in a few appends, each once', async () => {
    let appends = 0;
    const counting: Pick<EventStore, 'append'> = {
      append: (...args) => {
        appends += 1;
        return store.append(...args);
      },
    };
    const writer = writerOn(counting);
    await Promise.all(Array.from({ length: 300 }, (_, n) => writer.write(aRead(`request-${n}`))));
    const events = await store.readPage({});
    expect(new Set(events.map(({ correlationId }) => correlationId)).size).toBe(300);
    expect([events.length, appends <= 3]).toEqual([300, true]);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 300 });
  });

  it('never stands in the way of another process', async () => {
    const writers = [writerOn(store), writerOn(store), writerOn(store)];
    const reads = writers.flatMap((writer, at) =>
      Array.from({ length: 20 }, async (_, n) => writer.write(aRead(`${at}-${n}`))),
    );
    await Promise.all(reads);
    const events = await store.readPage({});
    expect(new Set(events.map(({ stream }) => stream)).size).toBe(3);
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 60 });
  });

  it('begins a stream for each day in London', async () => {
    const writer = writerOn(store);
    now = new Date('2026-06-01T22:30:00.000Z');
    await writer.write(aRead('before midnight'));
    now = new Date('2026-06-01T23:30:00.000Z');
    await writer.write(aRead('after it'));
    const days = (await store.readPage({})).map(({ stream }) => stream.slice(0, 16));
    expect(days).toEqual(['reads-2026-06-01', 'reads-2026-06-02']);
  });

  it('says that it could not write, and writes on in a stream whose end it knows', async () => {
    const failures = [new StoreUnavailable('away'), new OutcomeUnknown('one')];
    const failing: Pick<EventStore, 'append'> = {
      append: async (...args) => {
        const failure = failures.shift();
        if (failure instanceof StoreUnavailable) throw failure;
        // An append without an answer may have been carried out.
        const result = await store.append(...args);
        if (failure !== undefined) throw failure;
        return result;
      },
    };
    const writer = writerOn(failing);
    await expect(writer.write(aRead('lost'))).rejects.toThrow(ReadNotRecorded);
    await expect(writer.write(aRead('unknown'))).rejects.toThrow(ReadNotRecorded);
    await writer.write(aRead('written'));
    const events = await store.readPage({});
    expect(events.map(({ correlationId }) => correlationId)).toEqual(['unknown', 'written']);
    expect(new Set(events.map(({ stream }) => stream)).size).toBe(2);
  });
}

describe('the writer of the read log, on SQLite', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  writesReads(() => {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-reads-'));
    folders.push(folder);
    return { adapter: 'sqlite', folder };
  });
});

whereEventStoreDb('the writer of the read log, on EventStoreDB', (url) => {
  writesReads(() => ({ adapter: 'eventstoredb', url, namespace: freshNamespace() }));
});
