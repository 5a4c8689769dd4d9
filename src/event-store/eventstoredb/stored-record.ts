import { binaryEvent, jsonEvent } from '@eventstore/db-client';
import type { EventData, JSONType, RecordedEvent } from '@eventstore/db-client';
import { hash } from 'node:crypto';
import type { Actor, Fact, FactSource } from '../../../workflows/kernel/fact.js';
import { uuidFromHex } from '../event-id.js';
import { StoreDamaged } from '../event-store-errors.js';
import type { ClearRow, FactRow, LoggedFact, SealedPart, StoredEvent } from '../event-store.js';
import { clearDataOf } from '../recorded-event.js';

/** What a record says besides its data: the envelope, and which command it belongs to. Kept as the record's metadata. */
interface Envelope {
  readonly $correlationId: string;
  readonly $causationId?: string;
  readonly eventId: string;
  readonly schema: number;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly clockSuspect?: true;
  readonly authority: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly bodyHash: string;
  /** Revision of the first event of the same command. */
  readonly firstRevision: number;
  readonly source: FactSource;
  readonly leaf: string;
  readonly previous: string;
  readonly sealed?: readonly SealedPart[];
}

/** An event with the command that wrote it, as it goes into a record. */
export interface WrittenEvent {
  readonly event: Omit<StoredEvent, 'position'>;
  readonly bodyHash: string;
  readonly firstRevision: number;
}

/**
 * The record of an event. Its id is made from the leaf hash and the writing process: sent twice, the same bytes are one
 * record. Another attempt at the command, at another moment or by another process, is another record, which the expected
 * revision then refuses. (With equal ids the server would take a changed body for the one it has, and leaves a write
 * without an answer that repeats one still under way.)
 */
export function recordOf({ event, bodyHash, firstRevision }: WrittenEvent, writer: string): EventData {
  const metadata = {
    $correlationId: event.correlationId,
    ...(event.causationId === null ? {} : { $causationId: event.causationId }),
    eventId: event.eventId,
    schema: event.schema,
    occurredOn: event.occurredOn,
    recordedAt: event.recordedAt,
    ...(event.clockSuspect ? { clockSuspect: true } : {}),
    authority: event.authority,
    actor: event.actor,
    commandId: event.commandId,
    bodyHash,
    firstRevision,
    source: event.source,
    leaf: event.leaf,
    previous: event.previous,
    ...(event.sealed.length === 0 ? {} : { sealed: event.sealed }),
  } satisfies Envelope;
  const id = uuidFromHex(hash('sha256', `${writer}\n${event.leaf}`, 'hex'));
  const { type, clear } = event;
  const data: unknown = jsonOf(clear);
  // The client writes objects out anew. Hashes are over the text as it was given, so that a text which would come back
  // in other characters (keys that look like numbers, say) is kept as bytes.
  return data !== undefined && JSON.stringify(data) === clear
    ? jsonEvent({ id, type, data: data as JSONType, metadata })
    : binaryEvent({ id, type, data: Buffer.from(clear, 'utf8'), metadata });
}

/** The command that wrote a record. */
export interface RecordCommand {
  readonly commandId: string;
  readonly bodyHash: string;
  readonly firstRevision: number;
}

export function commandOf(record: RecordedEvent): RecordCommand {
  const { commandId, bodyHash, firstRevision } = envelopeOf(record);
  return { commandId, bodyHash, firstRevision };
}

/** @throws StoreDamaged if the record is not one that this program wrote, or its position is no safe integer. */
export function storedEventOf(record: RecordedEvent, stream: string): StoredEvent {
  const envelope = envelopeOf(record);
  return {
    position: positionOf(record),
    stream,
    revision: Number(record.revision),
    eventId: envelope.eventId,
    type: record.type,
    schema: envelope.schema,
    occurredOn: envelope.occurredOn,
    recordedAt: envelope.recordedAt,
    clockSuspect: envelope.clockSuspect ?? false,
    authority: envelope.authority,
    actor: envelope.actor,
    commandId: envelope.commandId,
    correlationId: envelope.$correlationId,
    causationId: envelope.$causationId ?? null,
    source: envelope.source,
    clear: clearOf(record),
    sealed: envelope.sealed ?? [],
    leaf: envelope.leaf,
    previous: envelope.previous,
  };
}

export function factRowOf(record: RecordedEvent): FactRow {
  const { occurredOn } = envelopeOf(record);
  return [positionOf(record), Number(record.revision), record.type, occurredOn, clearOf(record)];
}

export function clearRowOf(record: RecordedEvent, stream: string): ClearRow {
  const { schema, occurredOn, recordedAt, authority } = envelopeOf(record);
  const [position, revision] = [positionOf(record), Number(record.revision)];
  return [position, stream, revision, record.type, schema, occurredOn, recordedAt, authority, clearOf(record)];
}

export function loggedFactOf(record: RecordedEvent, stream: string): LoggedFact {
  const { occurredOn, recordedAt, authority } = envelopeOf(record);
  return [stream, Number(record.revision), record.type, occurredOn, recordedAt, authority, dataOf(record)];
}

/** Where the record stands in the whole log: the same number in both halves, since every append commits itself. */
export function positionOf(record: RecordedEvent): number {
  const position = Number(record.position?.commit ?? -1n);
  if (!Number.isSafeInteger(position) || position < 0) {
    throw new StoreDamaged(`Event ${record.revision} of ${record.streamId} has no position in the log`);
  }
  return position;
}

function clearOf(record: RecordedEvent): string {
  return record.isJson ? JSON.stringify(record.data) : Buffer.from(record.data).toString('utf8');
}

/** The clear data, which the client has parsed already unless they are kept as bytes. */
function dataOf(record: RecordedEvent): Fact['data'] {
  const { data, isJson } = record;
  return isJson && typeof data === 'object' ? data : clearDataOf(clearOf(record), positionOf(record));
}

function envelopeOf(record: RecordedEvent): Envelope {
  const found = record.metadata as Partial<Envelope> | Uint8Array | undefined;
  if (found === undefined || found instanceof Uint8Array || typeof found.leaf !== 'string') {
    throw new StoreDamaged(
      `Event ${record.revision} of ${record.streamId} was not written by this program`,
      Number(record.position?.commit ?? 0n),
    );
  }
  return found as Envelope;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
