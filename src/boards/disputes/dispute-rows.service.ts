import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { disputesProjection } from '../../../projections/disputes/disputes.projection.js';
import type { DisputeRow } from '../../../projections/disputes/disputes.projection.js';
import { disputeWorkListProjection } from '../../../projections/work-list/dispute-work-list.projection.js';
import type { DueItem, WorkListRow } from '../../../projections/work-list/due-items.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { HeldRows } from '../../projector/held-rows.js';
import { ProjectorService } from '../../projector/projector.service.js';
import { ReadModelStore } from '../../projector/read-model-store.js';
import { LiveRows } from '../live-rows.js';

/** A dispute with the limit that falls first in it; null where nothing is owed just now. */
export interface DisputeEntry extends DisputeRow {
  readonly next: DueItem | null;
}

/** Disputes with families, held in memory for their board. */
@Injectable()
export class DisputeRows implements OnModuleDestroy {
  private readonly limits: LiveRows<DueItem>;
  private known: {
    readonly of: readonly DisputeRow[];
    readonly version: number;
    readonly entries: readonly DisputeEntry[];
  } | null = null;

  constructor(
    private readonly held: HeldRows,
    readModels: ReadModelStore,
    projector: ProjectorService,
    private readonly home: HomeAuthority,
  ) {
    this.limits = new LiveRows(readModels, projector, disputeWorkListProjection.name, (json) =>
      firstOf((JSON.parse(json) as WorkListRow).items),
    );
  }

  onModuleDestroy(): void {
    this.limits.stop();
  }

  /**
   * Live ones by the limit that falls first, then those without; over ones last, the latest end first. The same array until
   * one of them changes.
   */
  async all(): Promise<readonly DisputeEntry[]> {
    const [disputes, limits] = await Promise.all([
      this.held.all<DisputeRow>(disputesProjection, this.home.code),
      this.limits.all(),
    ]);
    const { version } = this.limits;
    if (this.known?.of === disputes && this.known.version === version) return this.known.entries;
    const entries = disputes
      .filter(({ mistaken }) => !mistaken)
      .map((row) => ({ ...row, next: limits.get(row.stream) ?? null }))
      .sort(inOrder);
    this.known = { of: disputes, version, entries };
    return entries;
  }
}

function firstOf(items: readonly DueItem[]): DueItem | null {
  return items.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0] ?? null;
}

const never = '9999-12-31';

function inOrder(a: DisputeEntry, b: DisputeEntry): number {
  if ((a.overOn === null) !== (b.overOn === null)) return a.overOn === null ? -1 : 1;
  const [first, second] = a.overOn === null ? [a.next?.due ?? never, b.next?.due ?? never] : [b.overOn ?? '', a.overOn];
  if (first !== second) return first < second ? -1 : 1;
  return a.stream < b.stream ? -1 : 1;
}
