import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { placementsProjection } from '../../../projections/placements/placements.projection.js';
import type { PlacementsRow } from '../../../projections/placements/placements.projection.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { ProjectorService } from '../../projector/projector.service.js';
import { ReadModelStore } from '../../projector/read-model-store.js';
import { LiveRows } from '../live-rows.js';
import type { PlacedChild } from './placement-list.js';

/** Placements of the plans of this authority, held in memory for the board; no school is named in them. */
@Injectable()
export class PlacementRows implements OnModuleDestroy {
  private readonly rows: LiveRows<PlacementsRow>;
  private known: { readonly version: number; readonly placed: readonly PlacedChild[] } | null = null;

  constructor(readModels: ReadModelStore, projector: ProjectorService, { code }: HomeAuthority) {
    this.rows = new LiveRows(readModels, projector, placementsProjection.name, (json) => {
      const row = JSON.parse(json) as PlacementsRow;
      return row.authority === code ? row : null;
    });
  }

  onModuleDestroy(): void {
    this.rows.stop();
  }

  /** Every placement, ended ones too; the same array until one changes. */
  async all(): Promise<readonly PlacedChild[]> {
    const rows = await this.rows.all();
    const { version } = this.rows;
    if (this.known?.version !== version) {
      const placed = [...rows.values()].flatMap((row) => {
        const { stream, childId, team, worker } = row;
        return row.placements.map((item) => ({ stream, childId, team, worker, row, item }));
      });
      this.known = { version, placed };
    }
    return this.known.placed;
  }
}
