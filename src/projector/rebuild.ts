import { folds } from '../../projections/folds.js';
import { begun, prefixOf } from '../../projections/projection.js';
import type { Projection, StandingBasis, StreamFold } from '../../projections/projection.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { EventStore, LoggedFact } from '../event-store/event-store.js';
import { placedEvent } from '../event-store/recorded-event.js';
import type { ReadModelStore, RowChange } from './read-model-store.js';
import { rowChange, stampOf, stateOf } from './row-changes.js';

export interface FoldedStream {
  readonly fold: StreamFold;
  state: unknown;
  authority: string;
  revision: number;
  recordedAt: string;
  /** A correction was met: the whole stream must be folded anew, since it changes facts already folded. */
  corrected: boolean;
}

export interface FoldOptions {
  /** Only streams of these folds. */
  readonly folds: readonly StreamFold[];
  readonly until: number;
  /** Only events written down up to this UTC instant: the record as it was known then. */
  readonly knownUntil?: string;
  readonly onProgress?: (position: number) => void;
}

/** Streams read again side by side: from a server, one after another, each would wait for an answer. */
const readAtOnce = 32;

/** A log of so many pages gives so many rows that the read models had better get ready for them. */
const pagesOfManyRows = 5;

/** Folds the log in memory up to a position, one state a stream. Reads no personal data. */
export async function foldLog(events: EventStore, options: FoldOptions): Promise<ReadonlyMap<string, FoldedStream>> {
  const byPrefix = new Map(folds.filter((fold) => options.folds.includes(fold)).map((fold) => [fold.prefix, fold]));
  const streams = new Map<string, FoldedStream>();
  for await (const { position, facts } of events.readAllFacts({ until: options.until })) {
    for (const fact of facts) {
      if (options.knownUntil === undefined || fact[4] <= options.knownUntil) foldFact(streams, byPrefix, fact);
    }
    options.onProgress?.(position);
  }
  const corrected = [...streams].filter(([, folded]) => folded.corrected);
  for (let done = 0; done < corrected.length; done += readAtOnce) {
    await Promise.all(
      corrected.slice(done, done + readAtOnce).map(async ([stream, folded]) => {
        const history = (await events.readFacts(stream, { to: folded.revision })).map(placedEvent);
        folded.state = stateOf(folded.fold, history);
      }),
    );
  }
  return streams;
}

function foldFact(
  streams: Map<string, FoldedStream>,
  byPrefix: ReadonlyMap<string, StreamFold>,
  [stream, revision, type, occurredOn, recordedAt, authority, data]: LoggedFact,
): void {
  let folded = streams.get(stream);
  if (folded === undefined) {
    const fold = byPrefix.get(prefixOf(stream));
    if (fold === undefined) return;
    folded = { fold, state: begun(fold), authority, revision, recordedAt, corrected: false };
    streams.set(stream, folded);
  }
  folded.revision = revision;
  folded.recordedAt = recordedAt;
  if (type === 'FactCorrected') folded.corrected = true;
  if (folded.corrected) return;
  folded.fold.evolveInPlace(folded.state, { type, occurredOn: occurredOn as CalendarDate, data, revision });
}

/**
 * Makes read models anew from the log: folds in memory and writes each row once, with the checkpoint, in one step.
 * @returns the position they now stand at.
 */
export async function rebuild(
  events: EventStore,
  readModels: ReadModelStore,
  projections: readonly Projection[],
  basis: StandingBasis,
  onProgress?: (position: number, until: number) => void,
): Promise<number> {
  const until = await events.head();
  let pages = 0;
  const streams = await foldLog(events, {
    folds: [...new Set(projections.map(({ of }) => of))],
    until,
    onProgress: (position) => {
      pages += 1;
      if (pages === pagesOfManyRows) readModels.prepareToReplace();
      onProgress?.(position, until);
    },
  });
  await readModels.replace(
    projections.map(({ name }) => name),
    allChanges(streams, projections, basis),
    projections.map((projection) => ({
      projection: projection.name,
      stamp: stampOf(projection, basis),
      position: until,
    })),
  );
  return until;
}

/** Row by row in the order of projections, then of streams: a table written in its own order is written at its end. */
function* allChanges(
  streams: ReadonlyMap<string, FoldedStream>,
  projections: readonly Projection[],
  basis: StandingBasis,
): Generator<RowChange> {
  const inOrder = [...streams.keys()].sort();
  for (const projection of projections) {
    for (const stream of inOrder) {
      const folded = streams.get(stream);
      if (folded?.fold !== projection.of) continue;
      const { state, authority, revision, recordedAt } = folded;
      const change = rowChange(projection, state, { stream, authority, revision, recordedAt }, basis);
      // Nothing is there that an empty row would have to take away.
      if (change.json !== null) yield change;
    }
  }
}
