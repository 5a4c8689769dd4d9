import { canonicalJson } from '../../src/event-store/canonical-json.js';
import { eventIdOf } from '../../src/event-store/event-id.js';
import type { NewEvent } from '../../src/event-store/event-store.js';

/** Events of a command, as the command handler would hand them to the store. */
export function sampleEvents(commandId: string, count = 1, change: Partial<NewEvent> = {}): readonly NewEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    eventId: eventIdOf(commandId, index),
    type: 'AdviceReceived',
    schema: 1,
    occurredOn: '2026-01-05',
    authority: '301',
    actor: { id: 'user-1', role: 'caseworker' },
    correlationId: commandId,
    causationId: null,
    source: 'user',
    clear: canonicalJson({ index, body: 'educational-psychology' }),
    sealed: [],
    ...change,
  }));
}
