import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { WorkListRow } from '../../projections/work-list/due-items.js';
import { workListNames } from '../../projections/work-list/work-lists.js';
import { ProjectorService } from '../projector/projector.service.js';
import type { SavedRow } from '../projector/read-model-store.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { DueIndex } from './due-index.js';
import type { DueEntry } from './due-item.js';

/**
 * All open legal limits, held in memory without any name in them, so that filters and counts cost no reading. Made from the
 * read model on first use and kept up to it.
 */
@Injectable()
export class DueBoard implements OnModuleDestroy {
  private reading: Promise<DueIndex> | null = null;
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly readModels: ReadModelStore,
    projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        this.take(changes.filter(({ projection }) => workListNames.includes(projection)));
      }),
      projector.onRowsReplaced(() => {
        this.reading = null;
      }),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
  }

  /** Every open limit as it is now. The index goes on following what is saved: look at it before waiting for anything. */
  async index(): Promise<DueIndex> {
    const reading = (this.reading ??= this.read());
    try {
      return await reading;
    } catch (error) {
      // The next page tries again.
      if (this.reading === reading) this.reading = null;
      throw error;
    }
  }

  private async read(): Promise<DueIndex> {
    const index = new DueIndex();
    for (const name of workListNames) {
      for await (const page of this.readModels.all(name)) {
        for (const { key, json } of page) index.put(key, entriesOf(json));
      }
    }
    return index;
  }

  private take(changes: readonly SavedRow[]): void {
    if (changes.length === 0 || this.reading === null) return;
    this.reading = this.reading.then((index) => {
      for (const { key, json } of changes) index.put(key, entriesOf(json));
      return index;
    });
    // Whoever reads next sees the failure; here nobody waits for it.
    this.reading.catch(() => undefined);
  }
}

function entriesOf(json: string | null): readonly DueEntry[] {
  if (json === null) return [];
  const { process, stream, childId, stage, team, worker, items } = JSON.parse(json) as WorkListRow;
  return items.map((item, place) => ({ process, stream, childId, stage, team, worker, place, item }));
}
