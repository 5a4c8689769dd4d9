import type { FigureRows } from '../../projections/measures/figures.js';
import type { ReadModelStore, SavedRow } from '../projector/read-model-store.js';
import { figureProjections, figureRows } from './figure-rows.js';
import { RowTable } from './row-table.js';

interface FigureRow {
  readonly authority: string;
}
/** Rows as they stood at a moment. */
export interface KeptRows {
  /** @param instead by projection: the rows that the streams have instead. Projections it does not name stay as they stood. */
  with(streams: ReadonlySet<string>, instead: ReadonlyMap<string, readonly unknown[]>): FigureRows;
}
type Tables = Map<string, RowTable<FigureRow>>;

/** Every row that figures are worked out from, by authority and projection. */
export class FigureTables {
  private readonly ofAuthority = new Map<string, Tables>();
  private readonly rows = new Map<string, FigureRows>();
  /** Rows saved while the tables are read, which what is read of them must not take the place of; null once all are read. */
  private saved: Set<string> | null = new Set();

  /** Reads every row there is; `take` may come in between. */
  async read(readModels: Pick<ReadModelStore, 'all'>): Promise<void> {
    for (const { name } of figureProjections) {
      for await (const page of readModels.all(name)) {
        for (const { key, json } of page) {
          if (this.saved?.has(`${name} ${key}`) !== true) this.put(name, key, json);
        }
      }
    }
    this.saved = null;
  }

  /** Rows of an authority as they stand; the same object until one of them changes. */
  of(authority: string): FigureRows {
    const known = this.rows.get(authority);
    if (known !== undefined) return known;
    const tables = this.tablesOf(authority);
    const rows = figureRows(({ name }) => tables.get(name)?.all() ?? []);
    this.rows.set(authority, rows);
    return rows;
  }

  /** The rows of an authority at this moment, to be handed out later with others in the place of those of some streams. */
  keep(authority: string): KeptRows {
    const kept = new Map([...this.tablesOf(authority)].map(([name, table]) => [name, table.all()]));
    return {
      with: (streams, instead) =>
        figureRows(({ name }) => {
          const rows = (kept.get(name) ?? []) as readonly (FigureRow & { readonly stream: string })[];
          const others = instead.get(name);
          return others === undefined ? rows : [...rows.filter(({ stream }) => !streams.has(stream)), ...others];
        }),
    };
  }

  take(changes: readonly SavedRow[]): void {
    for (const { projection, key, json } of changes) {
      if (!names.has(projection)) continue;
      this.saved?.add(`${projection} ${key}`);
      this.put(projection, key, json);
    }
  }

  private put(projection: string, key: string, json: string | null): void {
    if (json === null) {
      for (const [authority, tables] of this.ofAuthority) {
        tables.get(projection)?.delete(key);
        this.rows.delete(authority);
      }
      return;
    }
    const row = JSON.parse(json) as FigureRow;
    this.tablesOf(row.authority).get(projection)?.set(key, row);
    this.rows.delete(row.authority);
  }

  private tablesOf(authority: string): Tables {
    const known = this.ofAuthority.get(authority);
    if (known !== undefined) return known;
    const tables: Tables = new Map(figureProjections.map(({ name }) => [name, new RowTable<FigureRow>()]));
    this.ofAuthority.set(authority, tables);
    return tables;
  }
}

const names: ReadonlySet<string> = new Set(figureProjections.map(({ name }) => name));
