import type { StatementSyncInstance } from '@photostructure/sqlite';
import { StoreDamaged } from '../event-store-errors.js';

const mostNames = 500_000;

/** Names by number. Rows are never changed or deleted, so what was read once stays true. */
export class NameTable {
  private readonly known = new Map<number, string>();

  constructor(private readonly statement: StatementSyncInstance) {}

  nameOf(id: number, position: number): string {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const row = this.statement.get(id) as [string] | undefined;
    if (row === undefined)
      throw new StoreDamaged(`Event ${position} belongs to a stream or type without name`, position);
    if (this.known.size >= mostNames) this.known.clear();
    this.known.set(id, row[0]);
    return row[0];
  }
}
