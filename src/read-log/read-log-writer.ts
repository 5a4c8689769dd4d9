import { randomUUID } from 'node:crypto';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { londonDateOf } from '../commands/london-time.js';
import { canonicalJson } from '../event-store/canonical-json.js';
import { eventIdOf } from '../event-store/event-id.js';
import type { EventStore, NewEvent } from '../event-store/event-store.js';
import type { Person } from '../access/people.js';
import { actingRole } from '../access/roles.js';
import { ReadNotRecorded } from './read-recorder.js';
import { readType } from './read-record.js';
import type { ReadData } from './read-record.js';

/** One record that is to be written. */
export interface NewRead {
  readonly person: Person;
  readonly correlationId: string;
  readonly data: ReadData;
}

interface Waiting {
  readonly read: NewRead;
  readonly at: Date;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Records of one append at most. */
const mostInAGroup = 200;

/**
 * Writes records to a stream of this process and this day, so that no two processes ever write to the same one. While one
 * append is under way the records that come are collected, and the next append takes them all.
 */
export class ReadLogWriter {
  private waiting: Waiting[] = [];
  private writing = false;
  private stream: { readonly name: string; readonly day: string; revision: number } | null = null;

  constructor(
    private readonly store: Pick<EventStore, 'append'>,
    private readonly authority: string,
    private readonly now: () => Date,
  ) {}

  /** Resolves once the record is durable. @throws ReadNotRecorded */
  write(read: NewRead): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ read, at: this.now(), resolve, reject });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    // Requests of the same turn of the loop share the first append as well.
    await turnOfTheLoop();
    while (this.waiting.length > 0) await this.writeGroup(this.waiting.splice(0, mostInAGroup));
    this.writing = false;
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const stream = this.streamOf(londonDateOf(this.now()));
      const commandId = randomUUID();
      const events = group.map((one, index) => newEvent(one, eventIdOf(commandId, index), this.authority));
      ({ revision: stream.revision } = await this.store.append(stream.name, stream.revision, events, { commandId }));
      for (const { resolve } of group) resolve();
    } catch (cause) {
      // What came of it may be unknown: the next record begins a stream whose end is known.
      this.stream = null;
      for (const { reject } of group) reject(new ReadNotRecorded('The read log cannot be written', { cause }));
    }
  }

  private streamOf(day: string): NonNullable<ReadLogWriter['stream']> {
    if (this.stream?.day !== day) this.stream = { name: `reads-${day}-${randomUUID()}`, day, revision: -1 };
    return this.stream;
  }
}

function newEvent({ read, at }: Waiting, eventId: string, authority: string): NewEvent {
  const { person, correlationId, data } = read;
  return {
    eventId,
    type: readType,
    schema: 1,
    occurredOn: londonDateOf(at),
    authority,
    actor: { id: person.id, role: actingRole(person.roles) },
    correlationId,
    causationId: null,
    source: 'user',
    clear: canonicalJson(data),
    sealed: [],
  };
}
