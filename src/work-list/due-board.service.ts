import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { workListProjection } from '../../projections/work-list/work-list.projection.js';
import type { WorkListRow } from '../../projections/work-list/work-list.projection.js';
import { ProjectorService } from '../projector/projector.service.js';
import type { SavedRow } from '../projector/read-model-store.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { DueEntry } from './due-item.js';

/**
 * All open legal limits, held in memory: some thousands of rows without any name in them, so that filters and counts
 * cost no reading. Made from the read model on first use and kept up to it.
 */
@Injectable()
export class DueBoard implements OnModuleDestroy {
  private rows: Promise<Map<string, WorkListRow>> | null = null;
  private sorted: readonly DueEntry[] | null = null;
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly readModels: ReadModelStore,
    projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        this.take(changes.filter(({ projection }) => projection === workListProjection.name));
      }),
      projector.onRowsReplaced(() => {
        this.rows = null;
        this.sorted = null;
      }),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
  }

  /** Every open limit by due date, then by case. */
  async entries(): Promise<readonly DueEntry[]> {
    const reading = (this.rows ??= this.read());
    try {
      const rows = await reading;
      if (this.sorted !== null) return this.sorted;
      const sorted = inOrder(rows.values());
      // Unless they have been replaced or have changed while they were read.
      if (this.rows === reading) this.sorted = sorted;
      return sorted;
    } catch (error) {
      // The next page tries again.
      if (this.rows === reading) this.rows = null;
      throw error;
    }
  }

  private async read(): Promise<Map<string, WorkListRow>> {
    const rows = new Map<string, WorkListRow>();
    for await (const page of this.readModels.all(workListProjection.name)) {
      for (const { key, json } of page) rows.set(key, JSON.parse(json) as WorkListRow);
    }
    return rows;
  }

  private take(changes: readonly SavedRow[]): void {
    if (changes.length === 0 || this.rows === null) return;
    this.rows = this.rows.then((rows) => {
      for (const { key, json } of changes) {
        if (json === null) rows.delete(key);
        else rows.set(key, JSON.parse(json) as WorkListRow);
      }
      this.sorted = null;
      return rows;
    });
    // Whoever reads next sees the failure; here nobody waits for it.
    this.rows.catch(() => undefined);
  }
}

function inOrder(rows: Iterable<WorkListRow>): readonly DueEntry[] {
  const entries: DueEntry[] = [];
  for (const { stream, childId, stage, team, worker, items } of rows) {
    for (const item of items) entries.push({ stream, childId, stage, team, worker, item });
  }
  return entries.sort((a, b) => compare(a.item.due, b.item.due) || compare(a.stream, b.stream));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
