import type { StatementSyncInstance } from '@photostructure/sqlite';
import { StoreDamaged } from '../event-store-errors.js';
import type { SqliteConnection } from './sqlite-connection.js';

const mostNames = 500_000;
const namesAhead = 1_000;

/** Names by number. Rows are never changed or deleted, so what was read once stays true. */
export class NameTable {
  private readonly known = new Map<number, string>();
  private readonly one: StatementSyncInstance;
  private readonly following: StatementSyncInstance;

  constructor(connection: SqliteConnection, table: 'streams' | 'types') {
    this.one = connection.prepareArrays(`SELECT name FROM ${table} WHERE id = ?`);
    this.following = connection.prepareArrays(
      `SELECT id, name FROM ${table} WHERE id >= ? ORDER BY id LIMIT ${namesAhead}`,
    );
  }

  nameOf(id: number, position: number): string {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const row = this.one.get(id) as [string] | undefined;
    if (row === undefined)
      throw new StoreDamaged(`Event ${position} belongs to a stream or type without name`, position);
    this.keep(id, row[0]);
    return row[0];
  }

  /** The same for a reader of the whole log, who meets names nearly in the order of their numbers. */
  nameInOrder(id: number, position: number): string {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    for (const [next, name] of this.following.all(id) as [number, string][]) this.keep(next, name);
    return this.nameOf(id, position);
  }

  private keep(id: number, name: string): void {
    if (this.known.size >= mostNames) this.known.clear();
    this.known.set(id, name);
  }
}
