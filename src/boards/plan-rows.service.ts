import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { phaseTransfersProjection } from '../../projections/phase-transfers/phase-transfers.projection.js';
import type { PhaseTransfersRow } from '../../projections/phase-transfers/phase-transfers.projection.js';
import { planReviewsProjection } from '../../projections/plan-reviews/plan-reviews.projection.js';
import type { PlanReviewsRow, ReviewLine } from '../../projections/plan-reviews/plan-reviews.projection.js';
import { HomeAuthority } from '../children/home-authority.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { LiveRows } from './live-rows.js';
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
  readonly reviews: readonly Pick<ReviewLine, 'reviewId' | 'meetingOn' | 'decidedOn'>[];
  readonly days: ReviewDays;
  /** The notice of the running review; null where none has been sent. */
  readonly noticeId: string | null;
}

/** Plans with their reviews and phase transfers, held in memory for the boards. */
@Injectable()
export class PlanRows implements OnModuleDestroy {
  private readonly plans: LiveRows<PlanRow>;
  private readonly transfers: LiveRows<PhaseTransfersRow>;
  private sorted: {
    readonly of: ReadonlyMap<string, PlanRow>;
    readonly kept: SortedRows<PlanRow>;
    readonly moved: SortedRows<PlanRow>;
  } | null = null;

  constructor(readModels: ReadModelStore, projector: ProjectorService, { code }: HomeAuthority) {
    this.plans = new LiveRows(
      readModels,
      projector,
      planReviewsProjection.name,
      (json) => {
        const row = JSON.parse(json) as PlanReviewsRow;
        return row.authority === code ? planRow(row) : null;
      },
      (before, after) => {
        this.sorted?.kept.move(before, after);
        this.sorted?.moved.move(before, after);
      },
    );
    this.transfers = new LiveRows(readModels, projector, phaseTransfersProjection.name, (json) => {
      const row = JSON.parse(json) as PhaseTransfersRow;
      return row.authority === code ? row : null;
    });
  }

  onModuleDestroy(): void {
    this.plans.stop();
    this.transfers.stop();
  }

  /** Every plan, ended ones too, by its stream. */
  all(): Promise<ReadonlyMap<string, PlanRow>> {
    return this.plans.all();
  }

  /** Plans that are kept, by the day of their next review; those that owe none come last. */
  async kept(): Promise<readonly PlanRow[]> {
    return (await this.inOrder()).kept.all();
  }

  /** Plans that ended, or came from another authority. */
  async endedOrMoved(): Promise<readonly PlanRow[]> {
    return (await this.inOrder()).moved.all();
  }

  /** Another text whenever a plan or its phase transfers may have changed. */
  get version(): string {
    return `${this.plans.version} ${this.transfers.version}`;
  }

  /** Plans that have phase transfers, by their stream. */
  withTransfers(): Promise<ReadonlyMap<string, PhaseTransfersRow>> {
    return this.transfers.all();
  }

  private async inOrder(): Promise<NonNullable<PlanRows['sorted']>> {
    const all = await this.plans.all();
    if (this.sorted?.of === all) return this.sorted;
    const kept = new SortedRows(all.values(), ({ ceasedOn }) => ceasedOn === null, byDue);
    const moved = new SortedRows(
      all.values(),
      ({ ceasedOn, transferredInOn }) => ceasedOn !== null || transferredInOn !== null,
      (a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0),
    );
    this.sorted = { of: all, kept, moved };
    return this.sorted;
  }
}

function byDue(a: PlanRow, b: PlanRow): number {
  return a.days.due - b.days.due || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0);
}

/** Of the whole row what the boards need: ten thousand of them stay in memory. */
function planRow(row: PlanReviewsRow): PlanRow {
  const { stream, childId, stage, team, worker, madeOn, ceasedOn, ceaseReason, transferredInOn } = row;
  const { transferredOutOn, lastReviewedOn, due, running, transfer, reviews, amendments } = row;
  const notice = running === null ? undefined : amendments.findLast(({ reviewId }) => reviewId === running.reviewId);
  return {
    ...{ stream, childId, stage, team, worker, madeOn, ceasedOn, ceaseReason, transferredInOn },
    ...{ transferredOutOn, lastReviewedOn, due, running, transfer },
    reviews: reviews.flatMap(({ reviewId, kind, meetingOn, decidedOn }) =>
      kind === 'interim' || meetingOn === null ? [] : [{ reviewId, meetingOn, decidedOn }],
    ),
    days: reviewDays(row),
    noticeId: notice?.noticeId ?? null,
  };
}
