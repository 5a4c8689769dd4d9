/*
 * A process of its own that appends to a store, to be killed, traced or starved of its disk. Prints one JSON line for
 * every acknowledged append, after the acknowledgement. Arguments: folder, commands, events a command, writers, and SQL to
 * run first: an unsafe setting that the tests must be able to tell from the safe one, or more frequent checkpoints.
 */
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const dist = process.env.EHC_DIST ? pathToFileURL(`${process.env.EHC_DIST}/`) : new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(path, dist).href);
const { SqliteEventStore } = await load('src/event-store/sqlite/sqlite-event-store.js');
const { eventIdOf } = await load('src/event-store/event-id.js');

const [folder, commands, batch, writers, sql] = process.argv.slice(2);
const store = SqliteEventStore.open({ folder });
if (sql) Reflect.get(store, 'connection').exec(sql);
say({ open: process.pid });

await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(`plan-${process.pid}-${writer}`)));
await store.close();
say({ closed: true });

async function write(stream) {
  let revision = -1;
  for (let n = 0; n < Number(commands); n++) {
    const commandId = `${stream}-${n}`;
    try {
      const result = await store.append(stream, revision, eventsOf(commandId), { commandId });
      revision = result.revision;
      say({ stream, revision, position: result.position, commandId });
    } catch (error) {
      say({ failed: error.name, message: error.message, commandId });
    }
  }
}

function eventsOf(commandId) {
  return Array.from({ length: Number(batch) }, (_, index) => ({
    eventId: eventIdOf(commandId, index),
    type: 'ReviewMeetingHeld',
    schema: 1,
    occurredOn: '2026-01-05',
    authority: '301',
    actor: { id: 'user-1', role: 'caseworker' },
    correlationId: commandId,
    causationId: null,
    source: 'user',
    clear: JSON.stringify({ index, filler: 'x'.repeat(150) }),
    sealed: [],
  }));
}

function say(line) {
  // Synchronous, so that what was said is outside this process before anything else happens.
  writeSync(1, `${JSON.stringify(line)}\n`);
}
