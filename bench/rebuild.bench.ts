import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { folds } from '../projections/folds.js';
import { projections } from '../projections/registry.js';
import type { ClearRow } from '../src/event-store/event-store.js';
import { foldLog, rebuild } from '../src/projector/rebuild.js';
import { SqliteReadModelStore } from '../src/projector/sqlite/sqlite-read-model-store.js';
import { inventedAuthority, withAuthority } from './invented-authority.js';
import type { OpenAuthority } from './invented-authority.js';
import { interleaved } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { theSame } from './report.js';
import { withScratchFolder } from './scratch.js';

/** Every projection that needs no personal data, made anew from the log and saved. */
export const rebuilding: Benchmark = {
  name: 'rebuild',
  run: async (options) => {
    const home = await inventedAuthority(options.quick ? 2_000 : 10_000, options);
    return withAuthority(home, (authority) =>
      withScratchFolder(options.folder, (scratch) => measure(authority, scratch, options)),
    );
  },
};

async function measure(
  { events, basis }: OpenAuthority,
  scratch: string,
  { quick }: Options,
): Promise<readonly Measurement[]> {
  const rows: ClearRow[] = [];
  for await (const page of events.readAllClear()) rows.push(...page);
  const texts = rows.map(rowText);
  const until = rows.length;
  const perSecond = (started: number): number => (until * 1_000) / (performance.now() - started);
  const whole = async (round: number, number = `${round}-${performance.now()}`): Promise<number> => {
    const folder = join(scratch, number);
    mkdirSync(folder);
    const readModels = SqliteReadModelStore.open({ folder });
    const started = performance.now();
    await rebuild(events, readModels, projections, basis.standing);
    const speed = perSecond(started);
    await readModels.close();
    return speed;
  };
  const folding = async (): Promise<number> => {
    const started = performance.now();
    await foldLog(events, { folds, until });
    return perSecond(started);
  };
  const parsing = (strings: readonly string[]) => () => {
    const started = performance.now();
    for (const text of strings) kept = JSON.parse(text);
    return perSecond(started);
  };
  const rounds = quick ? 4 : 7;
  const all = await interleaved(rounds, whole, parsing(texts));
  const folded = await interleaved(rounds, folding, parsing(texts));
  const strict = await interleaved(rounds, whole, parsing(rows.map((row) => flat(row[8]))));
  const size = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / until);
  const is = `JSON.parse of the same rows as texts in memory (nine columns, ${size} characters)`;
  const unit = 'events/s';
  return [
    {
      what: 'rebuild of the clear projections',
      unit,
      ours: all.ours,
      raw: { value: all.raw, is },
      ratio: all.ratio,
      promise: { of: 'ratio', kind: 'atLeast', limit: 0.4 },
      notes: [`${until.toLocaleString('en-GB')} events; reading, folding, ${projections.length} projections, saving`],
    },
    {
      what: '  of it: reading and folding',
      unit,
      ours: folded.ours,
      raw: { value: folded.raw, is: theSame },
      ratio: folded.ratio,
      promise: null,
    },
    {
      what: '  the same against clear data alone',
      unit,
      ours: strict.ours,
      raw: { value: strict.raw, is: 'JSON.parse of the clear data alone, without the columns beside it' },
      ratio: strict.ratio,
      promise: null,
    },
  ];
}

/** Keeps the engine from leaving out work whose result nobody looks at. */
export let kept: unknown;

function rowText([
  position,
  stream,
  revision,
  type,
  schema,
  occurredOn,
  recordedAt,
  authority,
  clear,
]: ClearRow): string {
  const columns = { position, stream, revision, type, schema, occurredOn, recordedAt, authority };
  return flat(`${JSON.stringify(columns).slice(0, -1)},"data":${clear}}`);
}

/** Text in one piece, as a reader of files would have it. */
function flat(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
