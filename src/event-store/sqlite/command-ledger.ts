import type { StatementSyncInstance } from '@photostructure/sqlite';
import type { AppendResult } from '../event-store.js';
import type { SqliteConnection } from './sqlite-connection.js';

/** What a command appended, and under which body. */
export interface LedgerRow {
  readonly bodyHash: string;
  readonly result: AppendResult;
}

type LedgerColumns = [
  bodyHash: string,
  stream: string,
  firstRevision: number,
  firstPosition: number,
  events: number,
  commandId: string,
];

/**
 * Entering a command under its random id touches a page of its own: entered in batches, most commits are spared it. Until
 * then the events themselves say which command wrote them, and are looked through from the mark on.
 */
const eventsInABatch = 512;

const notEntered = 'position > (SELECT upto FROM ledger_mark)';
const pending = `SELECT max(body_hash), name, min(revision), min(position), count(*), command_id
  FROM events JOIN streams ON streams.id = stream_id WHERE ${notEntered}`;
const entered = `SELECT body_hash, name, first_revision, first_position, events, command_id
  FROM commands JOIN streams ON streams.id = stream_id WHERE command_id = ?1`;

/**
 * Which commands have been carried out. For the writer: what is not yet entered is kept in memory, read from the log when
 * it is first needed; after a rollback `forget` must drop it.
 */
export class CommandLedger {
  private readonly entered: StatementSyncInstance;
  private readonly pendingRows: StatementSyncInstance;
  private readonly enter: StatementSyncInstance;
  private readonly moveMark: StatementSyncInstance;
  private known: Map<string, LedgerRow> | null = null;
  private eventsPending = 0;

  constructor(connection: SqliteConnection) {
    this.entered = connection.prepareArrays(entered);
    this.pendingRows = connection.prepareArrays(`${pending} GROUP BY command_id`);
    this.enter = connection.prepare(`INSERT INTO commands (command_id, body_hash, stream_id, first_revision,
      first_position, events) SELECT command_id, max(body_hash), stream_id, min(revision), min(position), count(*)
      FROM events WHERE ${notEntered} GROUP BY command_id`);
    this.moveMark = connection.prepare('UPDATE ledger_mark SET upto = (SELECT max(position) FROM events)');
  }

  find(commandId: string): LedgerRow | null {
    const pending = this.pending().get(commandId);
    if (pending !== undefined) return pending;
    const row = this.entered.get(commandId) as LedgerColumns | undefined;
    return row === undefined ? null : ledgerRowOf(row);
  }

  /** Remembers what was appended in the transaction that is open. */
  add(commandId: string, row: LedgerRow): void {
    this.pending().set(commandId, row);
    this.eventsPending += row.result.position - row.result.firstPosition + 1;
  }

  /** Enters what is pending into the transaction that is open, if there is enough of it. */
  enterBatch(): void {
    if (this.eventsPending < eventsInABatch) return;
    this.enter.run();
    this.moveMark.run();
    this.pending().clear();
    this.eventsPending = 0;
  }

  forget(): void {
    this.known = null;
  }

  private pending(): Map<string, LedgerRow> {
    if (this.known !== null) return this.known;
    const rows = this.pendingRows.all() as LedgerColumns[];
    this.known = new Map(rows.map((row) => [row[5], ledgerRowOf(row)]));
    this.eventsPending = rows.reduce((sum, row) => sum + row[4], 0);
    return this.known;
  }
}

/** Looks a command up beside a writer, which may be entering it at this moment: in one statement, so that it is not missed. */
export function lookUp(connection: SqliteConnection, commandId: string): LedgerRow | null {
  // A file of version 1 enters every command as it is carried out.
  const rest =
    connection.pragma('user_version') < 2 ? '' : `UNION ALL ${pending} AND command_id = ?1 GROUP BY command_id`;
  const row = connection.prepareArrays(`${entered} ${rest}`).get(commandId) as LedgerColumns | undefined;
  return row === undefined ? null : ledgerRowOf(row);
}

function ledgerRowOf([bodyHash, stream, firstRevision, firstPosition, events]: LedgerColumns): LedgerRow {
  const [revision, position] = [firstRevision + events - 1, firstPosition + events - 1];
  return { bodyHash, result: { stream, firstRevision, revision, firstPosition, position, replayed: true } };
}
