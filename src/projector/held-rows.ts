import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Projection } from '../../projections/projection.js';
import type { ProjectorService } from './projector.service.js';
import type { ReadModelStore, SavedRow } from './read-model-store.js';
import { RowTable } from './row-table.js';
import { SharedParts } from './shared-parts.js';

/** What every row that is held says of itself. */
export interface HeldRow {
  readonly stream: string;
  readonly authority: string;
}

/** Hears of each row that changes once all have been read: what it was and what it is. */
export type Moved<Row> = (before: Row | null, after: Row | null) => void;

type Projector = Pick<ProjectorService, 'onRowsSaved' | 'onRowsReplaced'>;
type Named = Pick<Projection, 'name'>;

/** The rows of one projection from one reading to the next. */
interface Reading {
  readonly tables: Map<string, RowTable<HeldRow>>;
  /** Rows saved while the others are read, which what is read of them must not take the place of; null once all are read. */
  saved: Set<string> | null;
  whole: Promise<void>;
}

/**
 * Rows of projections, held in memory once for every board and every figure: read at the first question and kept up with what is
 * saved, here or by another process. Nobody's name is in them. What is handed out is the same object for all, not to be changed.
 */
@Injectable()
export class HeldRows implements OnModuleDestroy {
  private readonly readings = new Map<string, Reading>();
  private readonly listeners = new Map<string, Set<readonly [authority: string, moved: Moved<HeldRow>]>>();
  private readonly shared = new SharedParts();
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly readModels: Pick<ReadModelStore, 'all'>,
    projector: Projector,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        for (const change of changes) this.take(change);
      }),
      projector.onRowsReplaced(() => {
        this.readings.clear();
      }),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
    this.readings.clear();
  }

  /**
   * The rows of an authority by their streams, once all have been read. The table goes on following what is saved, until rows are
   * replaced: look at it before waiting for anything.
   */
  async table<Row extends HeldRow>(projection: Named, authority: string): Promise<RowTable<Row>> {
    const [table] = await this.tables([projection], authority);
    return table as unknown as RowTable<Row>;
  }

  /** The same of several projections, all as of one moment. */
  async tables(projections: readonly Named[], authority: string): Promise<readonly RowTable<HeldRow>[]> {
    for (;;) {
      const readings: Reading[] = [];
      for (const { name } of projections) readings.push(await this.read(name));
      // Rows that were replaced meanwhile are to be read again.
      if (readings.every((reading, at) => this.readings.get(projections[at]?.name ?? '') === reading))
        return readings.map(({ tables }) => tableOf(tables, authority));
    }
  }

  /** The rows of an authority as they stand: the same array until one of them changes. */
  async all<Row extends HeldRow>(projection: Named, authority: string): Promise<readonly Row[]> {
    return (await this.table<Row>(projection, authority)).all();
  }

  /** Calls back for every row of an authority that changes, until the returned function is called. */
  onMoved<Row extends HeldRow>({ name }: Named, authority: string, moved: Moved<Row>): () => void {
    const own = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, own);
    const listener = [authority, moved as Moved<HeldRow>] as const;
    own.add(listener);
    return () => void own.delete(listener);
  }

  private async read(name: string): Promise<Reading> {
    const known = this.readings.get(name);
    const reading = known ?? { tables: new Map(), saved: new Set(), whole: Promise.resolve() };
    if (known === undefined) {
      this.readings.set(name, reading);
      reading.whole = this.readAll(name, reading);
    }
    try {
      await reading.whole;
    } catch (error) {
      // The next page tries again.
      if (this.readings.get(name) === reading) this.readings.delete(name);
      throw error;
    }
    return reading;
  }

  private async readAll(name: string, reading: Reading): Promise<void> {
    for await (const page of this.readModels.all(name)) {
      for (const { key, json } of page) if (reading.saved?.has(key) !== true) this.put(name, reading, key, json);
    }
    reading.saved = null;
  }

  private take({ projection, key, json }: SavedRow): void {
    const reading = this.readings.get(projection);
    if (reading === undefined) return;
    reading.saved?.add(key);
    this.put(projection, reading, key, json);
  }

  private put(name: string, reading: Reading, key: string, json: string | null): void {
    const after = json === null ? null : this.rowOf(key, JSON.parse(json) as HeldRow);
    for (const authority of after === null ? [...reading.tables.keys()] : [after.authority]) {
      const table = tableOf(reading.tables, authority);
      const before = table.get(key) ?? null;
      if (after === null) table.delete(key);
      else table.set(after.stream, after);
      if (reading.saved === null && (before ?? after) !== null) this.tell(name, authority, before, after);
    }
  }

  private tell(name: string, authority: string, before: HeldRow | null, after: HeldRow | null): void {
    for (const [of, moved] of this.listeners.get(name) ?? []) if (of === authority) moved(before, after);
  }

  /** A row with what it says in the same words as others: its stream stands in a dozen projections. */
  private rowOf(key: string, row: HeldRow): HeldRow {
    const like = this.like(key, row.authority);
    const own = this.shared.in(row) as { -readonly [Name in keyof Told]: Told[Name] };
    if (like?.stream === own.stream) own.stream = like.stream;
    if (own.childId != null && like?.childId === own.childId) own.childId = like.childId;
    if (own.team != null) own.team = this.shared.text(own.team);
    if (own.worker != null) own.worker = this.shared.text(own.worker);
    return own;
  }

  /** Another row of the same stream, or the one that stood before. */
  private like(key: string, authority: string): Told | undefined {
    for (const { tables } of this.readings.values()) {
      const found = tables.get(authority)?.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** What many rows say alike. */
interface Told extends HeldRow {
  readonly childId?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly worker?: string | null | undefined;
}

function tableOf(tables: Map<string, RowTable<HeldRow>>, authority: string): RowTable<HeldRow> {
  const table = tables.get(authority) ?? new RowTable<HeldRow>();
  tables.set(authority, table);
  return table;
}
