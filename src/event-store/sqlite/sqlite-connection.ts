import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance, DatabaseSyncOptions, StatementSyncInstance } from '@photostructure/sqlite';

/**
 * A connection whose `close` leaves nothing behind that matters. The driver closes a database with prepared statements only
 * in name: file and locks stay until the garbage collector has found the last statement. So the transaction is ended and
 * the write-ahead log brought home by hand.
 */
export class SqliteConnection {
  private readonly database: DatabaseSyncInstance;
  private readonly single = new Map<string, StatementSyncInstance>();

  constructor(
    readonly file: string,
    private readonly options: DatabaseSyncOptions = {},
  ) {
    this.database = new DatabaseSync(file, options);
  }

  get isTransaction(): boolean {
    return this.database.isTransaction;
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** For statements that live as long as the connection; rows come as objects. */
  prepare(sql: string): StatementSyncInstance {
    return this.database.prepare(sql);
  }

  /** The same with rows as arrays, which is more than twice as fast. */
  prepareArrays(sql: string): StatementSyncInstance {
    const statement = this.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }

  /** The first row of a query, which is prepared once for all who ask the same. */
  get(sql: string, ...parameters: unknown[]): Record<string, unknown> | undefined {
    const statement = this.single.get(sql) ?? this.prepare(sql);
    // Some pragmas answer as they are prepared.
    if (!sql.startsWith('PRAGMA')) this.single.set(sql, statement);
    return statement.get(...parameters) as Record<string, unknown> | undefined;
  }

  /** Runs work in a transaction of its own: all of it or, if it throws, nothing. */
  transaction(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** The number that a pragma answers with. */
  pragma(name: string): number {
    return Number(Object.values(this.get(`PRAGMA ${name}`) ?? {})[0]);
  }

  /** May be called twice. */
  close(): void {
    if (!this.database.isOpen) return;
    this.single.clear();
    try {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      if (this.options.readOnly !== true) this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // A disk that fails keeps the log where it is, and the next to open the file recovers it.
    }
    this.database.close();
  }

  /** Closes and leaves the write-ahead log to others who have the file open. */
  letGo(): void {
    this.single.clear();
    this.database.close();
  }
}
