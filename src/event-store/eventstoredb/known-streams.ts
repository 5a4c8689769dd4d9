import type { RecordedEvent } from '@eventstore/db-client';
import type { CommandRecord } from '../event-store.js';
import { noPrevious } from '../leaf.js';
import { commandOf, positionOf, storedEventOf } from './stored-record.js';

/** What an append has to know of a stream: where it ends, and which commands it holds. */
export interface KnownStream {
  revision: number;
  leaf: string;
  /** The latest trusted instant in the stream. */
  lastTrusted: string;
  readonly commands: Map<string, CommandRecord>;
}

const mostStreams = 5_000;
const mostCommands = 50_000;

/**
 * What this process knows of the streams it has written to or judged commands by. It may be behind the server, never ahead:
 * the expected revision of an append is what decides, and what is known is read on from where it ends.
 */
export class KnownStreams {
  private readonly streams = new Map<string, KnownStream>();
  private readonly commands = new Map<string, CommandRecord>();

  get(stream: string): KnownStream | undefined {
    return this.streams.get(stream);
  }

  /** Takes in records read from `known.revision + 1` on; `null` begins a stream. */
  extend(stream: string, known: KnownStream | null, records: readonly RecordedEvent[]): KnownStream {
    const state = known ?? empty();
    for (const record of records) this.take(stream, state, record);
    this.remember(stream, state);
    return state;
  }

  /** Takes in what an append has just written. */
  appended(
    state: KnownStream,
    end: { leaf: string; recordedAt: string },
    commandId: string,
    command: CommandRecord,
  ): void {
    state.revision = command.revision;
    state.leaf = end.leaf;
    if (end.recordedAt > state.lastTrusted) state.lastTrusted = end.recordedAt;
    this.takeCommand(state, commandId, command);
    this.remember(command.stream, state);
  }

  /** It is no longer certain what the stream holds: it is read anew before the next append. */
  forget(stream: string): void {
    this.streams.delete(stream);
  }

  /** A command carried out lately by this process, or met while reading, whatever its stream. */
  command(commandId: string): CommandRecord | undefined {
    return this.commands.get(commandId);
  }

  private take(stream: string, state: KnownStream, record: RecordedEvent): void {
    const { revision, leaf, recordedAt, clockSuspect } = storedEventOf(record, stream);
    state.revision = revision;
    state.leaf = leaf;
    if (!clockSuspect && recordedAt > state.lastTrusted) state.lastTrusted = recordedAt;
    const { commandId } = commandOf(record);
    this.takeCommand(state, commandId, commandRecordOf(stream, record, state.commands.get(commandId)));
  }

  private takeCommand(state: KnownStream, commandId: string, command: CommandRecord): void {
    state.commands.set(commandId, command);
    this.commands.delete(commandId);
    this.commands.set(commandId, command);
    dropOldest(this.commands, mostCommands);
  }

  private remember(stream: string, state: KnownStream): void {
    this.streams.delete(stream);
    this.streams.set(stream, state);
    dropOldest(this.streams, mostStreams);
  }
}

/** @param begun what is known of the same command from an earlier event. */
function commandRecordOf(stream: string, record: RecordedEvent, begun: CommandRecord | undefined): CommandRecord {
  const { bodyHash, firstRevision } = commandOf(record);
  const position = positionOf(record);
  return {
    stream,
    bodyHash,
    firstRevision,
    revision: Number(record.revision),
    firstPosition: begun?.firstPosition ?? position,
    position,
    replayed: true,
  };
}

function empty(): KnownStream {
  return { revision: -1, leaf: noPrevious, lastTrusted: '', commands: new Map() };
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  if (map.size <= most) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
