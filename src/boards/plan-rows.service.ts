import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { phaseTransfersProjection } from '../../projections/phase-transfers/phase-transfers.projection.js';
import type { PhaseTransfersRow } from '../../projections/phase-transfers/phase-transfers.projection.js';
import { planReviewsProjection } from '../../projections/plan-reviews/plan-reviews.projection.js';
import type { PlanReviewsRow } from '../../projections/plan-reviews/plan-reviews.projection.js';
import { HomeAuthority } from '../children/home-authority.js';
import { HeldRows } from '../projector/held-rows.js';
import type { RowTable } from '../projector/row-table.js';
import { BesideRows } from './beside-rows.js';
import { reviewDays } from './review-days.js';
import type { ReviewDays } from './review-days.js';
import { SortedRows } from './sorted-rows.js';

/** A plan as the boards show it. */
export interface PlanRow extends Pick<
  PlanReviewsRow,
  | 'stream'
  | 'childId'
  | 'stage'
  | 'team'
  | 'worker'
  | 'madeOn'
  | 'ceasedOn'
  | 'ceaseReason'
  | 'transferredInOn'
  | 'transferredOutOn'
  | 'lastReviewedOn'
  | 'due'
  | 'running'
  | 'transfer'
> {
  readonly days: ReviewDays;
  /** The notice of the running review; null where none has been sent. */
  readonly noticeId: string | null;
}

/** Plans and what the plans that have phase transfers say of them, by their streams and as of one moment. */
export interface PlansWithTransfers {
  readonly plans: RowTable<PlanReviewsRow>;
  readonly transfers: RowTable<PhaseTransfersRow>;
}

/** Plans with their reviews and phase transfers, held in memory for the boards. */
@Injectable()
export class PlanRows implements OnModuleDestroy {
  private readonly plans: BesideRows<PlanReviewsRow, PlansInOrder>;

  constructor(
    private readonly held: HeldRows,
    private readonly home: HomeAuthority,
  ) {
    this.plans = new BesideRows(held, [planReviewsProjection], home.code, (rows) => new PlansInOrder(rows));
  }

  onModuleDestroy(): void {
    this.plans.stop();
  }

  /** Plans that are kept, by the day of their next review; those that owe none come last. */
  async kept(): Promise<readonly PlanRow[]> {
    return (await this.plans.of(null)).kept.all();
  }

  /** Plans that ended, or came from another authority. */
  async endedOrMoved(): Promise<readonly PlanRow[]> {
    return (await this.plans.of(null)).moved.all();
  }

  /** The tables go on following what is saved: look at them before waiting for anything. */
  async withTransfers(): Promise<PlansWithTransfers> {
    const projections = [planReviewsProjection, phaseTransfersProjection];
    const [plans, transfers] = await this.held.tables(projections, this.home.code);
    return { plans, transfers } as unknown as PlansWithTransfers;
  }
}

class PlansInOrder {
  readonly kept: SortedRows<PlanRow>;
  readonly moved: SortedRows<PlanRow>;

  constructor(rows: readonly PlanReviewsRow[]) {
    const plans = rows.map((row) => new PlanOnBoard(row));
    this.kept = new SortedRows<PlanRow>(plans, ({ ceasedOn }) => ceasedOn === null, byDue);
    this.moved = new SortedRows<PlanRow>(
      plans,
      ({ ceasedOn, transferredInOn }) => ceasedOn !== null || transferredInOn !== null,
      (a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0),
    );
  }

  move(before: PlanReviewsRow | null, after: PlanReviewsRow | null): void {
    const [was, is] = [before, after].map((row) => (row === null ? null : new PlanOnBoard(row)));
    this.kept.move(was ?? null, is ?? null);
    this.moved.move(was ?? null, is ?? null);
  }
}

function byDue(a: PlanRow, b: PlanRow): number {
  return a.days.due - b.days.due || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0);
}

/** A row as the boards see it: only its days, which every page goes through, are held beside it. */
class PlanOnBoard implements PlanRow {
  readonly days: ReviewDays;

  constructor(private readonly row: PlanReviewsRow) {
    this.days = reviewDays(row);
  }

  get stream() {
    return this.row.stream;
  }
  get childId() {
    return this.row.childId;
  }
  get stage() {
    return this.row.stage;
  }
  get team() {
    return this.row.team;
  }
  get worker() {
    return this.row.worker;
  }
  get madeOn() {
    return this.row.madeOn;
  }
  get ceasedOn() {
    return this.row.ceasedOn;
  }
  get ceaseReason() {
    return this.row.ceaseReason;
  }
  get transferredInOn() {
    return this.row.transferredInOn;
  }
  get transferredOutOn() {
    return this.row.transferredOutOn;
  }
  get lastReviewedOn() {
    return this.row.lastReviewedOn;
  }
  get due() {
    return this.row.due;
  }
  get running() {
    return this.row.running;
  }
  get transfer() {
    return this.row.transfer;
  }

  get noticeId(): string | null {
    const { running, amendments } = this.row;
    if (running === null) return null;
    return amendments.findLast(({ reviewId }) => reviewId === running.reviewId)?.noticeId ?? null;
  }
}
