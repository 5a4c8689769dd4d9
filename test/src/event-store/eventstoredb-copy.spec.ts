import { join } from 'node:path';
import { copyLog } from '../../../src/event-store/copy-log.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { EventStoreDbEventStore } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { EhcCommand } from '../../support/ehc-command.js';
import { freshNamespace, whereEventStoreDb } from '../../support/eventstoredb-server.js';

async function leavesOf(store: EventStore): Promise<readonly string[]> {
  const leaves: string[] = [];
  for await (const page of store.readAll()) leaves.push(...page.map((event) => `${event.stream} ${event.leaf}`));
  await store.close();
  return leaves;
}

whereEventStoreDb('The demonstration authority, copied to EventStoreDB and back,', (url) => {
  const namespace = freshNamespace();
  const file = new EhcCommand();
  const back = new EhcCommand();
  const server = new EhcCommand({
    EVENT_STORE: 'eventstoredb',
    EVENTSTOREDB_URL: url,
    EVENTSTOREDB_NAMESPACE: namespace,
  });
  const figures = ['measures', '--authority', '999', '--year', '2025', '--json'];

  beforeAll(async () => {
    expect((await file.run('demo', 'generate', '--children', '25', '--years', '2', '--seed', '5')).code).toBe(0);
  });
  afterAll(() => {
    for (const command of [file, back, server]) command.remove();
  });

  it('keeps its figures and every leaf hash', async () => {
    const there = await file.run(
      'copy',
      '--from',
      `sqlite:${file.dataFolder}`,
      '--to',
      url,
      '--to-namespace',
      namespace,
      '--json',
    );
    expect(there).toMatchObject({ code: 0 });
    const { copied, verified } = there.json() as { copied: number; verified: number };
    expect(copied).toBeGreaterThan(500);
    expect(verified).toBe(copied);

    const again = await back.run(
      'copy',
      '--from',
      url,
      '--from-namespace',
      namespace,
      '--to',
      `sqlite:${back.dataFolder}`,
      '--json',
    );
    expect(again.json()).toMatchObject({ copied, verified });

    const expected = (await file.run(...figures)).json();
    expect((await server.run(...figures)).json()).toEqual(expected);
    expect((await back.run(...figures)).json()).toEqual(expected);

    const original = await leavesOf(SqliteEventStore.open({ folder: file.dataFolder, readOnly: true }));
    expect(await leavesOf(new EventStoreDbEventStore({ url, namespace, readOnly: true }))).toEqual(original);
    expect(await leavesOf(SqliteEventStore.open({ folder: join(back.dataFolder), readOnly: true }))).toEqual(original);
  }, 120_000);

  it('goes on where a copy was broken off, and verifies by itself', async () => {
    const target = new EventStoreDbEventStore({ url, namespace: freshNamespace() });
    const source = SqliteEventStore.open({ folder: file.dataFolder, readOnly: true });
    let steps = 0;
    const broken = copyLog(source, target, {
      onProgress: () => {
        if ((steps += 1) > 100) throw new Error('broken off');
      },
    });
    await expect(broken).rejects.toThrow('broken off');
    const report = await copyLog(source, target);
    expect(report.alreadyThere).toBeGreaterThan(50);
    expect(await verifyAll(target)).toMatchObject({ ok: true, events: report.verified });
    await Promise.all([source.close(), target.close()]);
  }, 120_000);
});
