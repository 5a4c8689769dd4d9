import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { arrangementsProjection } from '../../../projections/arrangements/arrangements.projection.js';
import type { ArrangementsRow } from '../../../projections/arrangements/arrangements.projection.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { ProjectorService } from '../../projector/projector.service.js';
import { ReadModelStore } from '../../projector/read-model-store.js';
import { LiveRows } from '../live-rows.js';

/** Joint funding, preferences and places waited for of this authority's plans, held in memory without a name in them. */
@Injectable()
export class ArrangementRows implements OnModuleDestroy {
  private readonly rows: LiveRows<ArrangementsRow>;

  constructor(readModels: ReadModelStore, projector: ProjectorService, { code }: HomeAuthority) {
    this.rows = new LiveRows(readModels, projector, arrangementsProjection.name, (json) => {
      const row = JSON.parse(json) as ArrangementsRow;
      return row.authority === code ? row : null;
    });
  }

  onModuleDestroy(): void {
    this.rows.stop();
  }

  async all(): Promise<readonly ArrangementsRow[]> {
    return [...(await this.rows.all()).values()];
  }
}
