import { Injectable } from '@nestjs/common';
import { PlanRows } from '../plan-rows.service.js';
import type { PlansWithTransfers } from '../plan-rows.service.js';
import { movesOf, yearsOf } from './transfer-moves.js';
import type { Move } from './transfer-moves.js';

/** Years that stay looked up. */
const mostYears = 8;

interface Found {
  readonly of: readonly unknown[];
  readonly years: readonly number[];
  readonly moves: Map<number, readonly Move[]>;
}

/** Moves by year, looked up once for everybody until a plan changes: eighty thousand plans have moves for years ahead. */
@Injectable()
export class TransferYears {
  private found: Found | null = null;

  constructor(private readonly plans: PlanRows) {}

  /** Everybody's moves of a year. */
  async movesOf(year: number): Promise<readonly Move[]> {
    const together = await this.plans.withTransfers();
    const { moves } = this.foundNow(together);
    const known = moves.get(year);
    if (known !== undefined) return known;
    const found = movesOf(year, together.transfers.all(), together.plans);
    if (moves.size >= mostYears) moves.delete(moves.keys().next().value ?? 0);
    moves.set(year, found);
    return found;
  }

  /** Years in which moves are due, the earliest first. */
  async years(): Promise<readonly number[]> {
    return this.foundNow(await this.plans.withTransfers()).years;
  }

  private foundNow({ plans, transfers }: PlansWithTransfers): Found {
    const of = [plans.all(), transfers.all()];
    if (this.found?.of.every((rows, place) => rows === of[place]) !== true)
      this.found = { of, years: yearsOf(transfers.all()), moves: new Map() };
    return this.found;
  }
}
