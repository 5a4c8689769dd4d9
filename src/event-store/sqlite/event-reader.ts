import type { StatementSyncInstance } from '@photostructure/sqlite';
import type { Actor, FactSource } from '../../../workflows/kernel/fact.js';
import { StoreDamaged } from '../event-store-errors.js';
import type { ClearRow, FactPage, FactRow, ReadAllOptions, SealedPart, StoredEvent } from '../event-store.js';
import { FactReader } from './fact-reader.js';
import { NameTable } from './name-table.js';
import { lookUp } from './command-ledger.js';
import type { LedgerRow } from './command-ledger.js';
import { reading } from './sqlite-errors.js';
import type { SqliteConnection } from './sqlite-connection.js';

const clearColumns = 'position, stream_id, revision, type_id, schema, occurred_on, recorded_at, authority, clear';
const allColumns = `${clearColumns}, clock_suspect, event_id, actor_id, actor_role, on_behalf_of, command_id,
  correlation_id, causation_id, source, lower(hex(leaf)), lower(hex(previous)), sealed`;

type ClearColumns = [number, number, number, number, number, string, string, string, string];
type AllColumns = [
  ...ClearColumns,
  suspect: number,
  eventId: string,
  actorId: string,
  actorRole: Actor['role'],
  onBehalfOf: string | null,
  commandId: string,
  correlationId: string,
  causationId: string | null,
  source: FactSource,
  leaf: string,
  previous: string,
  sealed: string | null,
];

interface PageStatements {
  readonly ofAll: StatementSyncInstance;
  readonly ofTypes: StatementSyncInstance;
}

const nothingSealed: readonly SealedPart[] = Object.freeze([]);

/** Reads committed rows and turns them into events. Never called while the writer's transaction is open. */
export class EventReader {
  private readonly page: PageStatements;
  private readonly clearPage: PageStatements;
  private readonly stream: StatementSyncInstance;
  private readonly facts: StatementSyncInstance;
  private readonly factPages: FactReader;
  private readonly last: StatementSyncInstance;
  private readonly names: { readonly streams: NameTable; readonly types: NameTable };

  constructor(private readonly connection: SqliteConnection) {
    const page = (columns: string, types = ''): StatementSyncInstance =>
      connection.prepareArrays(`SELECT ${columns} FROM events WHERE position > ? AND position <= ? ${types}
        ORDER BY position LIMIT ?`);
    const ofTypes = 'AND type_id IN (SELECT id FROM types WHERE name IN (SELECT value FROM json_each(?)))';
    this.page = { ofAll: page(allColumns), ofTypes: page(allColumns, ofTypes) };
    this.clearPage = { ofAll: page(clearColumns), ofTypes: page(clearColumns, ofTypes) };
    const ofStream = `FROM events WHERE stream_id = (SELECT id FROM streams WHERE name = ?)
      AND revision BETWEEN ? AND ? ORDER BY revision`;
    this.stream = connection.prepareArrays(`SELECT ${allColumns} ${ofStream}`);
    this.facts = connection.prepareArrays(`SELECT position, revision, type_id, occurred_on, clear ${ofStream}`);
    this.last = connection.prepareArrays('SELECT coalesce(max(position), 0) FROM events');
    this.names = {
      streams: new NameTable(connection, 'streams'),
      types: new NameTable(connection, 'types'),
    };
    const clearPage = (options: ReadAllOptions): readonly ClearRow[] => this.readClearPage(options);
    this.factPages = new FactReader(connection, { names: this.names, clearPage });
  }

  readPage(options: ReadAllOptions): readonly StoredEvent[] {
    return reading(() => (rowsOf(this.page, options) as AllColumns[]).map((row) => this.eventOf(row)));
  }

  readClearPage(options: ReadAllOptions): readonly ClearRow[] {
    return reading(() => {
      const rows = rowsOf(this.clearPage, options) as [number, number | string, number, number | string][];
      for (const row of rows) {
        // In place: a second array for each row would double the cost of a rebuild.
        row[1] = this.names.streams.nameOf(row[1] as number, row[0]);
        row[3] = this.names.types.nameOf(row[3] as number, row[0]);
      }
      return rows as unknown as readonly ClearRow[];
    });
  }

  /** Facts of the events after a position up to another; null if there are none. */
  readFactPage(after: number, upTo: number): FactPage | null {
    return reading(() => this.factPages.page(after, upTo));
  }

  readFacts(stream: string, from: number, to: number): readonly FactRow[] {
    return reading(() => {
      const rows = this.facts.all(stream, from, to) as [number, number, number | string][];
      for (const row of rows) row[2] = this.names.types.nameOf(row[2] as number, row[0]);
      return rows as unknown as readonly FactRow[];
    });
  }

  readStream(stream: string, from: number, to: number): readonly StoredEvent[] {
    return reading(() => (this.stream.all(stream, from, to) as AllColumns[]).map((row) => this.eventOf(row)));
  }

  head(): number {
    return reading(() => (this.last.get() as [number])[0]);
  }

  ledgerRow(commandId: string): LedgerRow | null {
    return reading(() => lookUp(this.connection, commandId));
  }

  private eventOf(row: AllColumns): StoredEvent {
    return {
      position: row[0],
      stream: this.names.streams.nameOf(row[1], row[0]),
      revision: row[2],
      type: this.names.types.nameOf(row[3], row[0]),
      schema: row[4],
      occurredOn: row[5],
      recordedAt: row[6],
      authority: row[7],
      clear: row[8],
      clockSuspect: row[9] !== 0,
      eventId: row[10],
      actor: row[13] === null ? { id: row[11], role: row[12] } : { id: row[11], role: row[12], onBehalfOf: row[13] },
      commandId: row[14],
      correlationId: row[15],
      causationId: row[16],
      source: row[17],
      leaf: row[18],
      previous: row[19],
      sealed: row[20] === null ? nothingSealed : sealedPartsOf(row[20], row[0]),
    };
  }
}

function rowsOf(statements: PageStatements, options: ReadAllOptions): unknown[] {
  const { after = 0, until = Number.MAX_SAFE_INTEGER, limit = 1_000, types } = options;
  if (types === undefined) return statements.ofAll.all(after, until, limit);
  return statements.ofTypes.all(after, until, JSON.stringify(types), limit);
}

function sealedPartsOf(json: string, position: number): readonly SealedPart[] {
  try {
    return JSON.parse(json) as readonly SealedPart[];
  } catch (cause) {
    throw new StoreDamaged(`The sealed data of event ${position} are not JSON`, position, { cause });
  }
}
