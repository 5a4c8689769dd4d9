import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { casesBehind, figureOf } from '../../projections/measures/figures.js';
import type { Figure, FigureCase, FigureRows } from '../../projections/measures/figures.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { SavedRow } from '../projector/read-model-store.js';
import { figureProjections, figureRows, figureRowsFromLog } from './figure-rows.js';

type Table = Map<string, { readonly authority: string }>;

/** Works out figures from rows held in memory, which follow the read models. */
@Injectable()
export class FiguresService implements OnApplicationShutdown {
  private tables: ReadonlyMap<string, Table> | null = null;
  private loading: Promise<ReadonlyMap<string, Table>> | null = null;
  private readonly forAuthority = new Map<string, FigureRows>();
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly events: EventStore,
    private readonly readModels: ReadModelStore,
    private readonly basis: BasisService,
    private readonly projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        this.take(changes);
      }),
      projector.onRowsReplaced(() => {
        this.forget();
      }),
    ];
  }

  async figure(authority: string, measure: Measure, scope: Scope): Promise<Figure> {
    return figureOf(measure, await this.rows(authority), scope);
  }

  async cases(authority: string, measure: Measure, scope: Scope): Promise<readonly FigureCase[]> {
    return casesBehind(measure, await this.rows(authority), scope);
  }

  /** Rows of an authority as they stand. */
  async rows(authority: string): Promise<FigureRows> {
    const tables = await this.load();
    let rows = this.forAuthority.get(authority);
    if (rows === undefined) {
      rows = figureRows(({ name }) =>
        [...(tables.get(name)?.values() ?? [])].filter((row) => row.authority === authority),
      );
      if (this.tables === tables) this.forAuthority.set(authority, rows);
    }
    return rows;
  }

  /**
   * Rows as they were known at an instant, under the settings known then or later: folded from the log, since read models hold
   * only what is known now.
   */
  rowsAsKnown(authority: string, knownUntil: Date, settingsKnownUntil = knownUntil): Promise<FigureRows> {
    const basis = this.basis.standingAsKnown(settingsKnownUntil);
    return figureRowsFromLog(this.events, basis, { authority, knownUntil: knownUntil.toISOString() });
  }

  /** Position of the log that the figures have taken in. */
  get position(): number {
    return this.projector.position;
  }

  onApplicationShutdown(): void {
    for (const stop of this.stopListening) stop();
  }

  private load(): Promise<ReadonlyMap<string, Table>> {
    if (this.loading === null) {
      const loading = this.loadTables();
      this.loading = loading;
      // The next page tries again.
      loading.catch(() => {
        if (this.loading === loading) this.forget();
      });
    }
    return this.loading;
  }

  private forget(): void {
    this.tables = null;
    this.loading = null;
    this.forAuthority.clear();
  }

  private async loadTables(): Promise<ReadonlyMap<string, Table>> {
    const tables = new Map<string, Table>(figureProjections.map(({ name }) => [name, new Map()]));
    // Saves that come while the tables are being read are applied on top: the listener sees this map from now on.
    this.tables = tables;
    for (const [name, table] of tables) {
      for await (const page of this.readModels.all(name)) {
        for (const { key, json } of page) {
          if (!table.has(key)) table.set(key, JSON.parse(json) as { authority: string });
        }
      }
    }
    this.forAuthority.clear();
    return tables;
  }

  private take(changes: readonly SavedRow[]): void {
    if (this.tables === null) return;
    let changed = false;
    for (const { projection, key, json } of changes) {
      const table = this.tables.get(projection);
      if (table === undefined) continue;
      changed = true;
      if (json === null) table.delete(key);
      else table.set(key, JSON.parse(json) as { authority: string });
    }
    if (changed) this.forAuthority.clear();
  }
}
