import type { ProjectorService } from '../projector/projector.service.js';
import type { ReadModelStore, SavedRow } from '../projector/read-model-store.js';

/**
 * The rows of one projection as a board needs them, without any name in them: read once, held in memory and kept up with
 * what is saved, so that filters and counts cost no reading.
 */
export class LiveRows<Kept> {
  private reading: Promise<Map<string, Kept>> | null = null;
  private readonly stopListening: readonly (() => void)[];

  /** Another number whenever rows may have changed: what was worked out from them is then to be worked out anew. */
  version = 0;

  /**
   * `keep` takes of a row what the board needs; null leaves it out. `moved` hears of each row that changes once all have been
   * read: what it was and what it is.
   */
  constructor(
    private readonly readModels: Pick<ReadModelStore, 'all'>,
    projector: Pick<ProjectorService, 'onRowsSaved' | 'onRowsReplaced'>,
    private readonly projection: string,
    private readonly keep: (json: string) => Kept | null,
    private readonly moved: (before: Kept | null, after: Kept | null) => void = () => undefined,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        this.take(changes.filter((change) => change.projection === this.projection));
      }),
      projector.onRowsReplaced(() => {
        this.version += 1;
        this.reading = null;
      }),
    ];
  }

  stop(): void {
    for (const stop of this.stopListening) stop();
  }

  /** Every row by its key. The map goes on following what is saved: look at it before waiting for anything. */
  async all(): Promise<ReadonlyMap<string, Kept>> {
    const reading = (this.reading ??= this.read());
    try {
      return await reading;
    } catch (error) {
      // The next page tries again.
      if (this.reading === reading) this.reading = null;
      throw error;
    }
  }

  private async read(): Promise<Map<string, Kept>> {
    const rows = new Map<string, Kept>();
    for await (const page of this.readModels.all(this.projection)) {
      for (const { key, json } of page) this.put(rows, key, json);
    }
    this.version += 1;
    return rows;
  }

  private take(changes: readonly SavedRow[]): void {
    if (changes.length === 0 || this.reading === null) return;
    this.reading = this.reading.then((rows) => {
      for (const { key, json } of changes) {
        const before = rows.get(key) ?? null;
        this.put(rows, key, json);
        this.moved(before, rows.get(key) ?? null);
      }
      this.version += 1;
      return rows;
    });
    // Whoever reads next sees the failure; here nobody waits for it.
    this.reading.catch(() => undefined);
  }

  private put(rows: Map<string, Kept>, key: string, json: string | null): void {
    const kept = json === null ? null : this.keep(json);
    if (kept === null) rows.delete(key);
    else rows.set(key, kept);
  }
}
