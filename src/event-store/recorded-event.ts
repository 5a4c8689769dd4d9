import type { Placed } from '../../workflows/kernel/decider.js';
import type { Fact, Recorded } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { StoreDamaged } from './event-store-errors.js';
import type { FactRow, StoredEvent } from './event-store.js';

/** The event as workflows and projections see it, without personal data (`openEvent` of `src/keys/` adds those). */
export function recordedEvent(stored: StoredEvent): Recorded {
  return {
    type: stored.type,
    occurredOn: stored.occurredOn as CalendarDate,
    data: clearDataOf(stored.clear, stored.position),
    position: stored.position,
    stream: stored.stream,
    revision: stored.revision,
    eventId: stored.eventId,
    authority: stored.authority,
    schema: stored.schema,
    recordedAt: stored.recordedAt,
    actor: stored.actor,
    commandId: stored.commandId,
    correlationId: stored.correlationId,
    causationId: stored.causationId,
    source: stored.source,
  };
}

/** A row as a fold takes it. @throws StoreDamaged if its data are not a JSON object. */
export function placedEvent([position, revision, type, occurredOn, clear]: FactRow): Placed {
  return { type, occurredOn: occurredOn as CalendarDate, data: clearDataOf(clear, position), revision };
}

/** @throws StoreDamaged if the text is not a JSON object. */
export function clearDataOf(clear: string, position: number): Fact['data'] {
  let data: unknown;
  try {
    data = JSON.parse(clear);
  } catch (cause) {
    throw new StoreDamaged(`The clear data of event ${position} are not JSON`, position, { cause });
  }
  if (typeof data !== 'object' || data === null) {
    throw new StoreDamaged(`The clear data of event ${position} are not a JSON object`, position);
  }
  return data;
}
