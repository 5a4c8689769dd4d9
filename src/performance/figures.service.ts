import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { casesBehind, figureOf } from '../../projections/measures/figures.js';
import type { Figure, FigureCase, FigureRows } from '../../projections/measures/figures.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { figureRowsFromLog } from './figure-rows.js';
import { FigureTables } from './figure-tables.js';

/** Works out figures from rows held in memory, which follow the read models. */
@Injectable()
export class FiguresService implements OnApplicationShutdown {
  private tables: FigureTables | null = null;
  private loading: Promise<FigureTables> | null = null;
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly events: EventStore,
    private readonly readModels: ReadModelStore,
    private readonly basis: BasisService,
    private readonly projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        this.tables?.take(changes);
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

  /** Rows of an authority as they stand; the same object until one of them changes. */
  async rows(authority: string): Promise<FigureRows> {
    return (await this.load()).of(authority);
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

  private load(): Promise<FigureTables> {
    if (this.loading === null) {
      // Saves that come while the tables are being read are taken in on top.
      const tables = new FigureTables();
      this.tables = tables;
      const loading = tables.read(this.readModels).then(() => tables);
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
  }
}
