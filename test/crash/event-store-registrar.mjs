/*
 * A process of its own that registers people and records a sealed event for each, to be killed anywhere between the two.
 * Prints the person once the key store has promised the key. Arguments: folder, key-encryption key, people.
 */
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const dist = process.env.EHC_DIST ? pathToFileURL(`${process.env.EHC_DIST}/`) : new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(path, dist).href);
const { SqliteEventStore } = await load('src/event-store/sqlite/sqlite-event-store.js');
const { SqliteKeyStore } = await load('src/keys/sqlite-key-store.js');
const { sealEvent } = await load('src/keys/sealing.js');
const { eventIdOf } = await load('src/event-store/event-id.js');

const [folder, keyEncryptionKey, people] = process.argv.slice(2);
const store = SqliteEventStore.open({ folder });
const keys = SqliteKeyStore.open({ folder, keyEncryptionKey });
say({ open: process.pid });

for (let n = 0; n < Number(people); n++) {
  const upn = `A${String(n).padStart(12, '0')}`;
  const { personId, reference } = await keys.registerPerson('301', { identifiers: { upn }, referenceYear: 2026 });
  say({ personId, reference, upn });
  const place = { stream: `child-${personId}`, revision: 0, type: 'ChildRegistered', schema: 1 };
  const commandId = keys.keyedId('registration', upn);
  const event = {
    ...{ eventId: eventIdOf(commandId, 0), type: place.type, schema: 1, occurredOn: '2026-01-05', authority: '301' },
    ...{ actor: { id: 'importer', role: 'system' }, correlationId: commandId, causationId: null, source: 'import' },
    clear: '{}',
    sealed: sealEvent(keys, place, { [personId]: { upn } }),
  };
  const result = await store.append(place.stream, -1, [event], { commandId });
  if (!result.replayed) say({ position: result.position, upn });
}
await keys.close();
await store.close();
say({ closed: true });

function say(line) {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
