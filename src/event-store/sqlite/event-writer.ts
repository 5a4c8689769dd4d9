import type { StatementSyncInstance } from '@photostructure/sqlite';
import type { Clock } from '../clock.js';
import { CommandIdReused, StoreDamaged, WrongExpectedRevision } from '../event-store-errors.js';
import type { AppendResult, CommandIdentity, NewEvent } from '../event-store.js';
import { leafOf, noPrevious } from '../leaf.js';
import { bodyHashOf } from '../new-event-checks.js';
import { CommandLedger } from './command-ledger.js';
import type { LedgerRow } from './command-ledger.js';
import type { EventReader } from './event-reader.js';
import type { SqliteConnection } from './sqlite-connection.js';
import { reading } from './sqlite-errors.js';

/** One append as it was asked for. */
export interface AppendRequest {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly NewEvent[];
  readonly command: CommandIdentity;
}

/** What came of one request inside an open transaction: binding once that transaction is committed. */
export type Attempt = { readonly result: AppendResult } | { readonly refused: Error };

interface StreamState {
  id: number;
  revision: number;
  leaf: string;
}

const mostStreams = 50_000;

/**
 * Carries out appends inside a transaction that the caller opens and ends. Revisions, ids and the head are kept in memory,
 * which is sound because this is the only writer; after a rollback `forget` must drop them.
 */
export class EventWriter {
  private readonly statements: ReturnType<typeof statementsOf>;
  private readonly streams = new Map<string, StreamState>();
  private readonly types = new Map<string, number>();
  private readonly ledger: CommandLedger;
  private head: number | null = null;
  private lastTrusted = '';

  constructor(
    connection: SqliteConnection,
    private readonly reader: EventReader,
    private readonly clock: Clock,
  ) {
    this.statements = statementsOf(connection);
    this.ledger = new CommandLedger(connection);
  }

  /** Checks and writes one request; throws only what the database throws. */
  attempt(request: AppendRequest): Attempt {
    const { stream, expectedRevision, events, command } = request;
    const bodyHash = command.bodyHash ?? bodyHashOf(stream, events);
    const before = this.ledger.find(command.commandId);
    if (before !== null) {
      if (before.bodyHash !== bodyHash) return { refused: new CommandIdReused(command.commandId) };
      return { result: before.result };
    }
    const state = this.stateOf(stream);
    if (state.revision !== expectedRevision) {
      return { refused: new WrongExpectedRevision(stream, expectedRevision, state.revision) };
    }
    return { result: this.write(request, state, bodyHash) };
  }

  /** Of what is committed, which command appended what. */
  ledgerRow(commandId: string): LedgerRow | null {
    return reading(() => this.ledger.find(commandId));
  }

  /** Puts into the transaction, before it is committed, what is written only now and then. */
  completeGroup(): void {
    this.ledger.enterBatch();
  }

  /** Drops all that was remembered of the store: it may come from a transaction that was rolled back. */
  forget(): void {
    this.streams.clear();
    this.types.clear();
    this.ledger.forget();
    this.head = null;
  }

  private write({ stream, events, command }: AppendRequest, state: StreamState, bodyHash: string): AppendResult {
    const firstPosition = this.nextPosition(events.length);
    const firstRevision = state.revision + 1;
    const recordedAt = command.recordedAt ?? this.clock.now().toISOString();
    const clockSuspect =
      command.recordedAt === undefined ? recordedAt < this.lastTrusted : (command.clockSuspect ?? false);
    if (state.id === 0) state.id = Number(this.statements.newStream.run(stream).lastInsertRowid);
    const at = { stream, commandId: command.commandId, recordedAt, clockSuspect };
    let position = firstPosition;
    for (const event of events) {
      this.writeEvent(event, position, state, at, position === firstPosition ? bodyHash : null);
      position += 1;
    }
    this.head = position - 1;
    if (!clockSuspect) this.lastTrusted = recordedAt;
    const { revision } = state;
    const result = { stream, firstRevision, revision, firstPosition, position: this.head, replayed: false };
    this.ledger.add(command.commandId, { bodyHash, result: { ...result, replayed: true } });
    return result;
  }

  private writeEvent(
    event: NewEvent,
    position: number,
    state: StreamState,
    at: { stream: string; commandId: string; recordedAt: string; clockSuspect: boolean },
    bodyHash: string | null,
  ): void {
    const revision = state.revision + 1;
    const previous = state.leaf;
    const leaf = leafOf({ ...event, ...at, revision, previous });
    const { actor } = event;
    this.statements.newEvent.run(
      position, state.id, revision, this.typeId(event.type), event.schema, event.occurredOn, at.recordedAt,
      event.authority, event.clear, at.clockSuspect ? 1 : 0, event.eventId, actor.id, actor.role,
      actor.onBehalfOf ?? null, at.commandId, event.correlationId, event.causationId, event.source, leaf, previous,
      event.sealed.length === 0 ? null : JSON.stringify(event.sealed), bodyHash,
    ); // prettier-ignore
    state.revision = revision;
    state.leaf = leaf;
  }

  private nextPosition(events: number): number {
    if (this.head === null) {
      this.head = this.reader.head();
      const trusted = this.statements.lastTrusted.get() as [string] | undefined;
      this.lastTrusted = trusted?.[0] ?? '';
    }
    if (this.head + events > Number.MAX_SAFE_INTEGER) throw new StoreDamaged('No safe position is left', this.head);
    return this.head + 1;
  }

  private stateOf(stream: string): StreamState {
    const known = this.streams.get(stream);
    if (known !== undefined) return known;
    const row = this.statements.streamState.get(stream) as [number, number | null, string | null] | undefined;
    const state = { id: row?.[0] ?? 0, revision: row?.[1] ?? -1, leaf: row?.[2] ?? noPrevious };
    if (this.streams.size >= mostStreams) {
      for (const oldest of this.streams.keys()) {
        this.streams.delete(oldest);
        break;
      }
    }
    this.streams.set(stream, state);
    return state;
  }

  private typeId(type: string): number {
    const known = this.types.get(type);
    if (known !== undefined) return known;
    const row = this.statements.typeId.get(type) as [number] | undefined;
    const id = row === undefined ? Number(this.statements.newType.run(type).lastInsertRowid) : row[0];
    this.types.set(type, id);
    return id;
  }
}

function statementsOf(connection: SqliteConnection): {
  newEvent: StatementSyncInstance;
  newStream: StatementSyncInstance;
  newType: StatementSyncInstance;
  streamState: StatementSyncInstance;
  typeId: StatementSyncInstance;
  lastTrusted: StatementSyncInstance;
} {
  return {
    newEvent: connection.prepare(`INSERT INTO events (position, stream_id, revision, type_id, schema, occurred_on,
      recorded_at, authority, clear, clock_suspect, event_id, actor_id, actor_role, on_behalf_of, command_id,
      correlation_id, causation_id, source, leaf, previous, sealed,
      body_hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?), ?, ?)`),
    newStream: connection.prepare('INSERT INTO streams (name) VALUES (?)'),
    newType: connection.prepare('INSERT INTO types (name) VALUES (?)'),
    streamState: connection.prepareArrays(`SELECT streams.id, revision, lower(hex(leaf)) FROM streams
      LEFT JOIN events ON stream_id = streams.id WHERE name = ? ORDER BY revision DESC LIMIT 1`),
    typeId: connection.prepareArrays('SELECT id FROM types WHERE name = ?'),
    lastTrusted: connection.prepareArrays(
      'SELECT recorded_at FROM events WHERE clock_suspect = 0 ORDER BY position DESC LIMIT 1',
    ),
  };
}
