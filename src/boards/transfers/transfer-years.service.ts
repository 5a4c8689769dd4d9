import { Injectable } from '@nestjs/common';
import { PlanRows } from '../plan-rows.service.js';
import { movesOf, yearsOf } from './transfer-moves.js';
import type { Move } from './transfer-moves.js';

/** Years that stay looked up. */
const mostYears = 8;

interface Found {
  readonly version: string;
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
    const [transfers, plans] = await Promise.all([this.plans.withTransfers(), this.plans.all()]);
    const { moves } = this.foundNow(transfers);
    const known = moves.get(year);
    if (known !== undefined) return known;
    const found = movesOf(year, transfers.values(), plans);
    if (moves.size >= mostYears) moves.delete(moves.keys().next().value ?? 0);
    moves.set(year, found);
    return found;
  }

  /** Years in which moves are due, the earliest first. */
  async years(): Promise<readonly number[]> {
    return this.foundNow(await this.plans.withTransfers()).years;
  }

  private foundNow(transfers: Awaited<ReturnType<PlanRows['withTransfers']>>): Found {
    const { version } = this.plans;
    if (this.found?.version !== version) this.found = { version, years: yearsOf(transfers.values()), moves: new Map() };
    return this.found;
  }
}
