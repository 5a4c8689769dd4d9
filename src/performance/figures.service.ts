import { Injectable } from '@nestjs/common';
import { casesBehind, figureOf } from '../../projections/measures/figures.js';
import type { Figure, FigureCase, FigureRows } from '../../projections/measures/figures.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import { prefixOf } from '../../projections/projection.js';
import type { Projection, StandingBasis, StreamFold } from '../../projections/projection.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';
import { Turns } from '../event-store/turns.js';
import { HeldRows } from '../projector/held-rows.js';
import type { HeldRow } from '../projector/held-rows.js';
import { ReadModelsBehind } from '../projector/projector-progress.js';
import { stampOf, stateOf } from '../projector/row-changes.js';
import { ProjectorService } from '../projector/projector.service.js';
import { figureProjections, figureRows, figureRowsFromLog } from './figure-rows.js';
import { streamsRecordedIn } from './touched-streams.js';

export interface AsKnownOptions {
  /** Under the settings known at this instant; at the other where none is given. */
  readonly settingsKnownUntil?: Date;
  /** Only rows of these projections are as they were known; all are, where none is named. */
  readonly of?: readonly Projection[];
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Pasts whose rows stay at hand: two sides of a comparison, and those of somebody else. */
const mostPasts = 4;
/** How long what was recorded just now is waited for, milliseconds. */
const patienceMs = 1_000;
const lastInstant = '9999-12-31T23:59:59.999Z';

/** Rows by projection, as they stood at one moment. */
type RowsByProjection = ReadonlyMap<string, readonly HeldRow[]>;
interface Standing {
  readonly of: RowsByProjection;
  readonly rows: FigureRows;
}

/** Works out figures from rows held in memory, which follow the read models. */
@Injectable()
export class FiguresService {
  private readonly standing = new Map<string, Standing>();
  private readonly asKnown = new Map<string, Promise<FigureRows>>();

  constructor(
    private readonly events: EventStore,
    private readonly held: HeldRows,
    private readonly basis: BasisService,
    private readonly projector: ProjectorService,
  ) {}

  async figure(authority: string, measure: Measure, scope: Scope): Promise<Figure> {
    return figureOf(measure, await this.rows(authority), scope);
  }

  async cases(authority: string, measure: Measure, scope: Scope): Promise<readonly FigureCase[]> {
    return casesBehind(measure, await this.rows(authority), scope);
  }

  /** Rows of an authority as they stand; the same object until one of them changes. */
  async rows(authority: string): Promise<FigureRows> {
    const of = await this.rowsNow(authority);
    const known = this.standing.get(authority);
    if (known !== undefined && figureProjections.every(({ name }) => known.of.get(name) === of.get(name)))
      return known.rows;
    const rows = figureRows(({ name }) => of.get(name) ?? []);
    this.standing.set(authority, { of, rows });
    return rows;
  }

  /**
   * Rows as they were known at an instant, under the settings known then or later. Rows of streams in which nothing was recorded
   * since are those of now; the others are folded from the log, and so are all where other settings held.
   */
  rowsAsKnown(authority: string, knownUntil: Date, options: AsKnownOptions = {}): Promise<FigureRows> {
    const { settingsKnownUntil = knownUntil, of = figureProjections } = options;
    const instants = [knownUntil, settingsKnownUntil].map((instant) => instant.toISOString());
    const key = [authority, ...instants, ...of.map(({ name }) => name)].join(' ');
    const known = this.asKnown.get(key);
    if (known !== undefined) return known;
    const rows = this.workOutAsKnown(authority, knownUntil, options);
    // What was known at a past instant does not change any more.
    this.asKnown.set(key, rows);
    if (this.asKnown.size > mostPasts) this.asKnown.delete(this.asKnown.keys().next().value ?? '');
    rows.catch(() => this.asKnown.delete(key));
    return rows;
  }

  private async workOutAsKnown(
    authority: string,
    knownUntil: Date,
    { settingsKnownUntil = knownUntil, of = figureProjections, onProgress }: AsKnownOptions,
  ): Promise<FigureRows> {
    const basis = this.basis.standingAsKnown(settingsKnownUntil);
    const until = knownUntil.toISOString();
    const asNow = of.every((projection) => stampOf(projection, basis) === stampOf(projection, this.basis.standing));
    if (!asNow || !(await this.upToDate())) {
      const head = await this.events.head();
      return figureRowsFromLog(this.events, basis, {
        authority,
        knownUntil: until,
        onProgress: (position) => onProgress?.(position / Math.max(1, head)),
      });
    }
    const span = { after: until, until: lastInstant };
    // Before the streams are looked for: what is recorded from here on is found among them.
    const standing = await this.rowsNow(authority);
    const touched = await streamsRecordedIn(this.events, authority, span, (share) => onProgress?.(share / 10));
    const relevant = [...touched].filter((stream) =>
      of.some((projection) => projection.of.prefix === prefixOf(stream)),
    );
    const rows = new Map<string, unknown[]>(of.map(({ name }) => [name, []]));
    // Tens of thousands of streams in a large authority: whoever waits for them sees how far it is, and pages come first.
    const turns = new Turns({ givingWay: true });
    for (const [at, stream] of relevant.entries()) {
      const history = (await this.events.readStream(stream)).filter(({ recordedAt }) => recordedAt <= until);
      for (const [name, row] of rowsOf(of, stream, history.map(recordedEvent), basis)) rows.get(name)?.push(row);
      onProgress?.(0.1 + (0.9 * at) / relevant.length);
      await turns.next();
    }
    return withRows(standing, new Set(relevant), rows, turns);
  }

  /** Position of the log that the figures have taken in. */
  get position(): number {
    return this.projector.position;
  }

  /** Whether everything recorded until now stands in the rows: not while the read models are behind. */
  private async upToDate(): Promise<boolean> {
    const { projector } = this;
    if (projector.position === 0) return false;
    try {
      await projector.reached(await this.events.head(), patienceMs);
      return true;
    } catch (error) {
      if (error instanceof ReadModelsBehind) return false;
      throw error;
    }
  }

  private async rowsNow(authority: string): Promise<RowsByProjection> {
    const tables = await this.held.tables(figureProjections, authority);
    return new Map(figureProjections.map(({ name }, at) => [name, tables[at]?.all() ?? []]));
  }
}

/** Rows as they stood, with others in the place of those of some streams; projections for which there are none stay as they stood. */
async function withRows(
  standing: RowsByProjection,
  streams: ReadonlySet<string>,
  instead: ReadonlyMap<string, readonly unknown[]>,
  turns: Turns,
): Promise<FigureRows> {
  const found = new Map<string, readonly unknown[]>(standing);
  for (const [name, others] of streams.size === 0 ? [] : instead) {
    found.set(name, [...(standing.get(name) ?? []).filter(({ stream }) => !streams.has(stream)), ...others]);
    await turns.next();
  }
  return figureRows(({ name }) => found.get(name) ?? []);
}

/** The rows that one stream's history gives. */
function rowsOf(
  of: readonly Projection[],
  stream: string,
  history: readonly Recorded[],
  basis: StandingBasis,
): readonly (readonly [name: string, row: unknown])[] {
  const last = history.at(-1);
  if (last === undefined) return [];
  const context = { stream, authority: last.authority, revision: last.revision, recordedAt: last.recordedAt };
  const folds = new Map<StreamFold, unknown>();
  return of.flatMap((projection) => {
    const { of: fold } = projection;
    if (fold.prefix !== prefixOf(stream)) return [];
    if (!folds.has(fold)) folds.set(fold, stateOf(fold, history));
    const row = projection.row(folds.get(fold), context, basis);
    return row === null ? [] : [[projection.name, row] as const];
  });
}
