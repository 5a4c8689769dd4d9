import { Injectable } from '@nestjs/common';
import { arrangementsProjection } from '../../../projections/arrangements/arrangements.projection.js';
import type { ArrangementsRow } from '../../../projections/arrangements/arrangements.projection.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { HeldRows } from '../../projector/held-rows.js';

/** Joint funding, preferences and places waited for of this authority's plans, held in memory without a name in them. */
@Injectable()
export class ArrangementRows {
  constructor(
    private readonly held: HeldRows,
    private readonly home: HomeAuthority,
  ) {}

  /** The same array until a row changes. */
  all(): Promise<readonly ArrangementsRow[]> {
    return this.held.all(arrangementsProjection, this.home.code);
  }
}
