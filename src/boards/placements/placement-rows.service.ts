import { Injectable } from '@nestjs/common';
import { placementsProjection } from '../../../projections/placements/placements.projection.js';
import type { PlacementsRow } from '../../../projections/placements/placements.projection.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { HeldRows } from '../../projector/held-rows.js';
import type { PlacedChild } from './placement-list.js';

/** Placements of the plans of this authority, held in memory for the board; no school is named in them. */
@Injectable()
export class PlacementRows {
  private known: { readonly of: readonly PlacementsRow[]; readonly placed: readonly PlacedChild[] } | null = null;

  constructor(
    private readonly held: HeldRows,
    private readonly home: HomeAuthority,
  ) {}

  /** Every placement, ended ones too; the same array until one changes. */
  async all(): Promise<readonly PlacedChild[]> {
    const of = await this.held.all<PlacementsRow>(placementsProjection, this.home.code);
    if (this.known?.of !== of) {
      const placed = of.flatMap((row) => {
        const { stream, childId, team, worker } = row;
        return row.placements.map((item) => ({ stream, childId, team, worker, row, item }));
      });
      this.known = { of, placed };
    }
    return this.known.placed;
  }
}
