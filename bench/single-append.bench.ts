import { join } from 'node:path';
import { SqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import { SqliteKeyStore } from '../src/keys/sqlite-key-store.js';
import { interleaved } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { PreallocatedFile } from './raw-disk.js';
import { registerPeople, sampleCommand } from './sample-commands.js';
import { withScratchFolder } from './scratch.js';
import { median } from './statistics.js';

/** Blocks are short, so that a spell in which the disk is slow falls on both sides of a round. */
const appendsInABlock = 40;
/** A process that has been up for a while: before that, half of it is not compiled yet. */
const appendsBefore = 1_000;
const hashesAndPosition = 140;

/** One person records one thing: from the facts in hand to the acknowledgement. */
export const singleAppend: Benchmark = {
  name: 'single-append',
  run: (options) => withScratchFolder(options.folder, (folder) => measure(folder, options)),
};

async function measure(folder: string, { quick }: Options): Promise<readonly Measurement[]> {
  const keys = SqliteKeyStore.open({ folder, makeOwnKey: true });
  const store = SqliteEventStore.open({ folder });
  const file = new PreallocatedFile(join(folder, 'raw'));
  try {
    const people = await registerPeople(keys, 200);
    const revisions = people.map(() => -1);
    let next = 0;
    const append = async (): Promise<number> => {
      const one = next++ % people.length;
      const person = people[one] ?? '';
      const revision = (revisions[one] ?? -1) + 1;
      const started = performance.now();
      const { events, command } = sampleCommand(keys, `child-${person}`, revision, person);
      await store.append(`child-${person}`, revision - 1, events, command);
      revisions[one] = revision;
      return (performance.now() - started) * 1_000;
    };
    const bytes = Buffer.from(storedText(sampleCommand(keys, 'child-sample', 0, people[0] ?? '').events));
    const write = (): number => {
      const started = performance.now();
      file.append(bytes);
      return (performance.now() - started) * 1_000;
    };
    for (let count = 0; count < appendsBefore; count += 1) await append();
    const result = await interleaved(
      quick ? 20 : 60,
      () => medianOf(append),
      () => medianOf(write),
    );
    return [
      {
        what: 'durable single append, p50',
        unit: 'µs',
        ours: result.ours,
        raw: { value: result.raw, is: `write + fdatasync of the same ${bytes.length} bytes into a preallocated file` },
        ratio: result.ratio,
        promise: { of: 'ratio', kind: 'atMost', limit: 1.9 },
        ...(result.raw < 20 ? { notes: ['syncs are too fast for a disk: choose another place with --folder'] } : {}),
      },
    ];
  } finally {
    file.close();
    await store.close();
    await keys.close();
  }
}

function storedText(events: readonly object[]): string {
  return JSON.stringify(events) + ' '.repeat(hashesAndPosition);
}

async function medianOf(one: () => Promise<number> | number): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < appendsInABlock; count += 1) times.push(await one());
  return median(times);
}
