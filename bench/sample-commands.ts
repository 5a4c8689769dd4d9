import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../src/event-store/canonical-json.js';
import { eventIdOf } from '../src/event-store/event-id.js';
import type { CommandIdentity, NewEvent } from '../src/event-store/event-store.js';
import { PersonConflict } from '../src/keys/key-store.js';
import type { KeyStore } from '../src/keys/key-store.js';
import { sealEvent } from '../src/keys/sealing.js';

export interface SampleCommand {
  readonly events: readonly NewEvent[];
  readonly command: CommandIdentity;
}

/** Registers so many invented people, so that there are keys to seal with. */
export async function registerPeople(keys: KeyStore, count: number): Promise<readonly string[]> {
  const registered = await keys.registerPersons(
    '999',
    Array.from({ length: count }, () => ({ identifiers: {}, requestId: randomUUID() })),
  );
  return registered.map((person) => {
    if (person instanceof PersonConflict) throw person;
    return person.personId;
  });
}

/**
 * A command as the command handler hands it to the log: one event with the clear data of a usual one and 200 characters
 * sealed for one person, its ids and its keyed body hash.
 */
export function sampleCommand(keys: KeyStore, stream: string, revision: number, person: string): SampleCommand {
  const commandId = randomUUID();
  const type = 'AdviceRequested';
  const place = { stream, revision, type, schema: 1 };
  const data = { advice: randomUUID(), body: 'health', from: 'community-paediatrics', replyBy: '2026-03-02' };
  const personal = { [person]: { text: `${commandId} `.padEnd(200, 'what a family would not wish read. ') } };
  const event: NewEvent = {
    eventId: eventIdOf(commandId, 0),
    type,
    schema: 1,
    occurredOn: '2026-01-19',
    authority: '999',
    actor: { id: 'demo-w01', role: 'caseworker' },
    correlationId: commandId,
    causationId: null,
    source: 'user',
    clear: canonicalJson(data),
    sealed: sealEvent(keys, place, personal),
  };
  return { events: [event], command: { commandId, bodyHash: keys.keyedId('command-body', event.clear) } };
}
