import { BACKWARDS, END, EventStoreDBClient, FORWARDS, NO_STREAM, START } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projections } from '../projections/registry.js';
import { BasisService } from '../src/commands/basis.service.js';
import { copyLog } from '../src/event-store/copy-log.js';
import { EventStoreDbEventStore } from '../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { recordOf } from '../src/event-store/eventstoredb/stored-record.js';
import { writtenEvents } from '../src/event-store/eventstoredb/written-events.js';
import { noPrevious } from '../src/event-store/leaf.js';
import { SqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import { SqliteKeyStore } from '../src/keys/sqlite-key-store.js';
import { rebuild } from '../src/projector/rebuild.js';
import { SqliteReadModelStore } from '../src/projector/sqlite/sqlite-read-model-store.js';
import { benchNow, inventedAuthority } from './invented-authority.js';
import { interleaved } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { registerPeople, sampleCommand } from './sample-commands.js';
import { withScratchFolder } from './scratch.js';

const writers = 64;
const url = process.env['EVENTSTOREDB_URL'] ?? '';

/** The log on a server beside this process: appends and catching up, beside the bare client. */
export const eventStoreDb: Benchmark = {
  name: 'eventstoredb',
  run: (options) => {
    if (url === '') {
      options.say('eventstoredb is skipped: EVENTSTOREDB_URL names no server');
      return Promise.resolve([]);
    }
    return withScratchFolder(options.folder, async (scratch) => [
      await appending(scratch, options),
      await catchingUp(scratch, options),
    ]);
  },
};

async function appending(folder: string, { quick }: Options): Promise<Measurement> {
  const keys = SqliteKeyStore.open({ folder, makeOwnKey: true });
  const store = new EventStoreDbEventStore({ url, namespace: `bench-${randomUUID()}` });
  const bare = EventStoreDBClient.connectionString(url);
  try {
    const people = await registerPeople(keys, writers);
    const ms = quick ? 1_000 : 3_000;
    const ours = (stream: string, revision: number, person: string): Promise<unknown> => {
      const { events, command } = sampleCommand(keys, stream, revision, person);
      return store.append(stream, revision - 1, events, command);
    };
    const raw = (stream: string, revision: number, person: string): Promise<unknown> => {
      const { events, command } = sampleCommand(keys, stream, revision, person);
      const state = { revision: revision - 1, leaf: noPrevious };
      const [event] = writtenEvents({ stream, state, events, command, now: new Date(), trusted: '' });
      if (event === undefined) throw new Error('No event');
      const record = recordOf({ event, bodyHash: command.bodyHash ?? '', firstRevision: revision }, 'bench');
      return bare.appendToStream(`bench-bare.${stream}`, [record], {
        expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1),
      });
    };
    const result = await interleaved(
      quick ? 4 : 8,
      () => appendsASecond(people, ms, ours),
      () => appendsASecond(people, ms, raw),
    );
    return {
      what: 'EventStoreDB: 64 concurrent writers',
      unit: 'appends/s',
      ours: result.ours,
      raw: { value: result.raw, is: 'the bare client with the same records, ready hashed and sealed' },
      ratio: result.ratio,
      promise: { of: 'ratio', kind: 'atLeast', limit: 0.7 },
    };
  } finally {
    await bare.dispose();
    await store.close();
    await keys.close();
  }
}

async function appendsASecond(
  people: readonly string[],
  ms: number,
  append: (stream: string, revision: number, person: string) => Promise<unknown>,
): Promise<number> {
  const started = performance.now();
  let count = 0;
  await Promise.all(
    people.map(async (person) => {
      const stream = `child-${randomUUID()}`;
      for (let revision = 0; performance.now() - started < ms; revision += 1) {
        await append(stream, revision, person);
        count += 1;
      }
    }),
  );
  return (count * 1_000) / (performance.now() - started);
}

async function catchingUp(scratch: string, options: Options): Promise<Measurement> {
  const namespace = `bench-${randomUUID()}`;
  const store = new EventStoreDbEventStore({ url, namespace });
  const bare = EventStoreDBClient.connectionString(url);
  try {
    const before = await endOf(bare);
    const source = SqliteEventStore.open({
      folder: await inventedAuthority(options.quick ? 200 : 2_000, options),
      readOnly: true,
    });
    options.say('Copying an invented authority to the server');
    const { verified } = await copyLog(source, store);
    await source.close();
    const basis = new BasisService({ now: benchNow });
    const perSecond = (started: number): number => (verified * 1_000) / (performance.now() - started);
    const ours = async (round: number): Promise<number> => {
      const folder = join(scratch, `read-models-${round}-${performance.now()}`);
      mkdirSync(folder);
      const readModels = SqliteReadModelStore.open({ folder });
      const started = performance.now();
      await rebuild(store, readModels, projections, basis.standing);
      const speed = perSecond(started);
      await readModels.close();
      return speed;
    };
    const raw = async (): Promise<number> => {
      const started = performance.now();
      let count = 0;
      for await (const { event } of bare.readAll({
        direction: FORWARDS,
        fromPosition: before ?? START,
        maxCount: verified + 1,
      })) {
        if (event?.streamId.startsWith(namespace) === true) count += 1;
      }
      if (count < verified) throw new Error(`The server gave ${count} of ${verified} events`);
      return perSecond(started);
    };
    const result = await interleaved(options.quick ? 4 : 8, ours, raw);
    return {
      what: 'EventStoreDB: catching up of all clear projections',
      unit: 'events/s',
      ours: result.ours,
      raw: { value: result.raw, is: 'readAll of the bare client over the same events' },
      ratio: result.ratio,
      promise: { of: 'ratio', kind: 'atLeast', limit: 0.7 },
      notes: [
        `${verified.toLocaleString('en-GB')} events; reading, folding, ${projections.length} projections, saving in SQLite`,
      ],
    };
  } finally {
    await bare.dispose();
    await store.close();
  }
}

async function endOf(client: EventStoreDBClient): Promise<{ commit: bigint; prepare: bigint } | null> {
  let end: { commit: bigint; prepare: bigint } | null = null;
  // Read to its end: a read that is left early keeps the client from being disposed of.
  for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })) {
    end = event?.position ?? null;
  }
  return end;
}
