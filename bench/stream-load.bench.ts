import { needsAssessmentDecider } from '../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../workflows/needs-assessment/needs-assessment.events.js';
import type { Placed } from '../workflows/kernel/decider.js';
import { replay } from '../workflows/kernel/replay.js';
import type { EventStore, StoredEvent } from '../src/event-store/event-store.js';
import { placedEvent } from '../src/event-store/recorded-event.js';
import { inventedAuthority, withAuthority } from './invented-authority.js';
import { interleaved } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { median } from './statistics.js';

const streamsInABlock = 50;
const mostStreams = 1_000;

/** What every command does before it judges: read its stream and fold it. */
export const streamLoad: Benchmark = {
  name: 'stream-load',
  run: async (options) => {
    const folder = await inventedAuthority(options.quick ? 2_000 : 10_000, options);
    return withAuthority(folder, ({ events }) => measure(events, options));
  },
};

async function measure(events: EventStore, { quick }: Options): Promise<readonly Measurement[]> {
  const streams = await assessmentsOfThirtyEvents(events);
  const texts: (readonly string[])[] = [];
  for (const stream of streams) texts.push((await events.readStream(stream)).map(storedText));
  const blockOf = (round: number): number[] =>
    Array.from({ length: streamsInABlock }, (_, index) => (round * streamsInABlock + index * 7) % streams.length);
  const ours = async (round: number): Promise<number> => {
    const times: number[] = [];
    for (const index of blockOf(round)) {
      const started = performance.now();
      const history = (await events.readFacts(streams[index] ?? '')).map(placedEvent);
      kept = replay(needsAssessmentDecider, history as unknown as readonly Placed<NeedsAssessmentEvent>[]);
      times.push((performance.now() - started) * 1_000);
    }
    return median(times);
  };
  const raw = (parse: (text: string) => unknown) => (round: number) => {
    const times: number[] = [];
    for (const index of blockOf(round)) {
      const started = performance.now();
      for (const text of texts[index] ?? []) kept = parse(text);
      times.push((performance.now() - started) * 1_000);
    }
    return median(times);
  };
  const result = await interleaved(
    quick ? 30 : 100,
    ours,
    raw((text) => JSON.parse(text) as unknown),
  );
  const bytes = Math.round(texts.flat().join('').length / texts.flat().length);
  return [
    {
      what: 'load and fold a 30-event stream, p50',
      unit: 'µs',
      ours: result.ours,
      raw: {
        value: result.raw,
        is: `JSON.parse of the same 30 stored events, whole (${bytes} characters each), in memory; no fold`,
      },
      ratio: result.ratio,
      promise: { of: 'ratio', kind: 'atMost', limit: 1.4 },
    },
  ];
}

/** Keeps the engine from leaving out work whose result nobody looks at. */
export let kept: unknown;

/** Everything the log holds of an event as one JSON text, its clear data nested, not quoted. */
function storedText({ clear, ...rest }: StoredEvent): string {
  // Through bytes: text that was put together by `+` would be flattened inside the measured parse.
  return Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"data":${clear}}`, 'utf8').toString('utf8');
}

async function assessmentsOfThirtyEvents(events: EventStore): Promise<readonly string[]> {
  const lengths = new Map<string, number>();
  for await (const page of events.readAllClear()) {
    for (const [, stream, revision] of page) {
      if (stream.startsWith('needsAssessment-')) lengths.set(stream, revision + 1);
    }
  }
  const found = [...lengths].filter(([, length]) => length === 30).map(([stream]) => stream);
  if (found.length === 0) throw new Error('The invented authority has no assessment of 30 events');
  return found.slice(0, mostStreams);
}
