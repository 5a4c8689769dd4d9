/*
 * A process of its own that keeps read models in Redis up to a log which another process writes. Prints a JSON line when it
 * has caught up and after every save it hears of. Arguments: data folder, address of Redis.
 */
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const dist = process.env.EHC_DIST ? pathToFileURL(`${process.env.EHC_DIST}/`) : new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(path, dist).href);
const { Logger } = await import('@nestjs/common');
const { SqliteEventStore } = await load('src/event-store/sqlite/sqlite-event-store.js');
const { BasisService } = await load('src/commands/basis.service.js');
const { RedisConnection } = await load('src/redis/redis-connection.js');
const { RedisReadModelStore } = await load('src/projector/redis/redis-read-model-store.js');
const { ProjectorService } = await load('src/projector/projector.service.js');
const { projections } = await load('projections/registry.js');

const [folder, url] = process.argv.slice(2);
Logger.overrideLogger(false);
const events = SqliteEventStore.open({ folder, readOnly: true });
const basis = new BasisService({ now: () => new Date() });
const connection = await RedisConnection.open({ url });
const projector = new ProjectorService(events, new RedisReadModelStore(connection), projections, () => basis.standing);
projector.onRowsSaved((rows) => say({ saved: rows.length, position: projector.position }));
await projector.keepUp();
say({ caughtUp: projector.position });
process.once('SIGTERM', async () => {
  await projector.stop();
  connection.close();
  await events.close();
  process.exit(0);
});

function say(line) {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
