import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { projections } from '../../projections/registry.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { SqliteReadModelStore } from '../../src/projector/sqlite/sqlite-read-model-store.js';
import { EhcCommand } from '../support/ehc-command.js';
import { historical, person, request, returnFile } from '../src/sen2/return-xml.js';

/** Enough people that a kill falls between them, within one of them, or before the first. */
const people = 400;
const kills = 8;

function manyPeople(): string {
  return returnFile(
    Array.from({ length: people }, (_, index) => person(index + 1, index % 2 === 0 ? request : historical)),
  );
}

/** Every event as what it says, in whatever order the records came to be written. */
async function factsIn(folder: string): Promise<readonly string[]> {
  const store = SqliteEventStore.open({ folder, readOnly: true });
  const facts: string[] = [];
  for await (const page of store.readAll()) {
    for (const { type, occurredOn, stream, revision } of page) {
      facts.push(`${stream.split('-')[0] ?? ''} ${revision} ${type} ${occurredOn}`);
    }
  }
  await store.close();
  return facts.sort();
}

describe('an import whose process is killed', () => {
  const [killed, whole] = [new EhcCommand(), new EhcCommand()];
  afterAll(() => {
    killed.remove();
    whole.remove();
  });

  it('again and again, is completed by the next run with nothing doubled', async () => {
    const file = manyPeople();
    const clean = await whole.run('import', 'sen2', file, '--json');
    expect(clean.json()).toMatchObject({ persons: people, taken: people });
    let cut = 0;
    for (let round = 0; round < kills; round += 1) {
      const child = spawn(process.execPath, killed.words('import', 'sen2', file), {
        env: killed.environment,
        stdio: 'ignore',
      });
      const ended = new Promise<boolean>((end) => {
        child.once('exit', (_, signal) => {
          end(signal === 'SIGKILL');
        });
      });
      await delay(250 + round * 90);
      child.kill('SIGKILL');
      if (await ended) cut += 1;
    }
    expect(cut).toBeGreaterThan(0);
    expect((await killed.run('import', 'sen2', file, '--json')).code).toBe(0);
    expect((await killed.run('verify', '--json')).json()).toMatchObject({ ok: true });
    expect(await factsIn(killed.dataFolder)).toEqual(await factsIn(whole.dataFolder));
    const again = (await killed.run('import', 'sen2', file, '--json')).json();
    expect(again).toMatchObject({ taken: 0, events: 0, alreadyHere: people });
  }, 180_000);

  it('leaves read models that are what a clean rebuild makes', async () => {
    const readModels = SqliteReadModelStore.open({ folder: killed.dataFolder, readOnly: true });
    const live: Record<string, string> = {};
    for (const { name } of projections) live[name] = await readModels.digest(name);
    await readModels.close();
    const rebuilt = (await killed.run('rebuild', '--json')).json() as { readonly tables: object };
    expect(rebuilt.tables).toEqual(live);
  });
});
