import { hash } from 'node:crypto';
import type { CommandIdentity, NewEvent } from './event-store.js';

const loneSurrogate = /\p{Surrogate}/u;
const sha256 = /^[0-9a-f]{64}$/;
const utcInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Refuses what could not be read back as it was written: these are faults of the program, not of the world.
 * @throws RangeError naming the field.
 */
export function assertAppendable(
  stream: string,
  expectedRevision: number,
  events: readonly NewEvent[],
  command: CommandIdentity,
): void {
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < -1) {
    throw new RangeError(`Expected revision ${expectedRevision} is neither -1 nor a revision`);
  }
  if (events.length === 0) throw new RangeError(`Command ${command.commandId} appends no events to ${stream}`);
  if (command.recordedAt !== undefined && !utcInstant.test(command.recordedAt)) {
    throw new RangeError(`recordedAt "${command.recordedAt}" is not a UTC instant with milliseconds`);
  }
  assertText('stream', stream);
  assertText('command id', command.commandId);
  for (const event of events) assertEvent(event);
}

function assertEvent(event: NewEvent): void {
  if (!Number.isSafeInteger(event.schema) || event.schema < 1) {
    throw new RangeError(`Schema ${event.schema} of ${event.type} is not a version`);
  }
  assertText('event id', event.eventId);
  assertText('type', event.type);
  assertText('occurredOn', event.occurredOn);
  assertText('authority', event.authority);
  assertText('actor', event.actor.id);
  if (event.actor.onBehalfOf !== undefined) assertText('on behalf of', event.actor.onBehalfOf);
  assertText('correlation id', event.correlationId);
  if (event.causationId !== null) assertText('causation id', event.causationId);
  assertText('clear data', event.clear);
  for (const part of event.sealed) {
    assertText('subject', part.subject);
    assertText('key id', part.keyId);
    if (!sha256.test(part.digest)) throw new RangeError(`"${part.digest}" is not a digest of sealed data`);
  }
}

function assertText(field: string, text: string): void {
  // A NUL ends a string in some stores and lone surrogates have no UTF-8 form: neither would come back as it went in.
  if (text === '' || text.includes('\0') || loneSurrogate.test(text)) {
    throw new RangeError(`The ${field} is empty, holds a NUL or is not well-formed Unicode`);
  }
}

/** What tells a repeated command from a reused id if the caller gave no hash: the clear content alone. */
export function bodyHashOf(stream: string, events: readonly NewEvent[]): string {
  const content = events.map(({ type, schema, occurredOn, authority, source, clear, sealed }) => [
    type,
    schema,
    occurredOn,
    authority,
    source,
    clear,
    sealed.map((part) => part.subject),
  ]);
  return hash('sha256', JSON.stringify([stream, content]), 'hex');
}
