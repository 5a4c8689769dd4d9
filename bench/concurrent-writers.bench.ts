import { systemClock } from '../src/event-store/clock.js';
import type { EventStore } from '../src/event-store/event-store.js';
import { assertAppendable } from '../src/event-store/new-event-checks.js';
import { EventReader } from '../src/event-store/sqlite/event-reader.js';
import { EventWriter } from '../src/event-store/sqlite/event-writer.js';
import { GroupCommit } from '../src/event-store/sqlite/group-commit.js';
import { SqliteConnection } from '../src/event-store/sqlite/sqlite-connection.js';
import { SqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import { prepareSchema } from '../src/event-store/sqlite/sqlite-schema.js';
import { SqliteKeyStore } from '../src/keys/sqlite-key-store.js';
import { interleaved } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { registerPeople, sampleCommand } from './sample-commands.js';
import { withScratchFolder } from './scratch.js';

const writers = 64;
type Append = EventStore['append'];

/** 64 people record at once, each waiting for the acknowledgement before going on. */
export const concurrentWriters: Benchmark = {
  name: 'concurrent-writers',
  run: (options) => withScratchFolder(options.folder, (folder) => measure(folder, options)),
};

async function measure(folder: string, { quick }: Options): Promise<readonly Measurement[]> {
  const keys = SqliteKeyStore.open({ folder, makeOwnKey: true });
  const store = SqliteEventStore.open({ folder });
  const memory = new SqliteConnection(':memory:');
  try {
    const people = await registerPeople(keys, writers);
    const inMemory = appendTo(memory);
    const ms = quick ? 400 : 1_000;
    const result = await interleaved(
      quick ? 6 : 12,
      (round) => appendsASecond(store.append.bind(store), keys, people, { round, ms }),
      (round) => appendsASecond(inMemory, keys, people, { round, ms }),
    );
    return [
      {
        what: '64 concurrent writers, durable',
        unit: 'appends/s',
        ours: result.ours,
        raw: { value: result.raw, is: 'the same code, hash and seal included, on a database in memory' },
        ratio: result.ratio,
        promise: { of: 'ratio', kind: 'atLeast', limit: 0.5 },
      },
    ];
  } finally {
    memory.close();
    await store.close();
    await keys.close();
  }
}

/** The store's own writer on a database without a disk. */
function appendTo(connection: SqliteConnection): Append {
  prepareSchema(connection);
  const writer = new EventWriter(connection, new EventReader(connection), systemClock);
  const commits = new GroupCommit(connection, writer, () => undefined);
  return (stream, expectedRevision, events, command) => {
    assertAppendable(stream, expectedRevision, events, command);
    return commits.append({ stream, expectedRevision, events, command });
  };
}

async function appendsASecond(
  append: Append,
  keys: SqliteKeyStore,
  people: readonly string[],
  { round, ms }: { readonly round: number; readonly ms: number },
): Promise<number> {
  const started = performance.now();
  let count = 0;
  const write = async (person: string): Promise<void> => {
    const stream = `child-${person}-${round}`;
    for (let revision = 0; performance.now() - started < ms; revision += 1) {
      const { events, command } = sampleCommand(keys, stream, revision, person);
      await append(stream, revision - 1, events, command);
      count += 1;
    }
  };
  await Promise.all(people.map(write));
  return (count * 1_000) / (performance.now() - started);
}
