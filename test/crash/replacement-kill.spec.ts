import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SqliteReadModelStore } from '../../src/projector/sqlite/sqlite-read-model-store.js';

/** More at night; the outcome is the same however often it is repeated. */
const rounds = Number(process.env['EHC_KILL_ROUNDS'] ?? '10');
const script = fileURLToPath(new URL('replacement-process.mjs', import.meta.url));

describe('read models in SQLite that are made anew', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-replacement-kill-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are one making, whole, with its checkpoint, whenever the process is killed', async () => {
    let making = 0;
    for (let round = 0; round < rounds; round += 1) {
      const said = await killed(folder, making + 1, 20 + Math.random() * 150);
      const found = await makingIn(folder);
      // What was said to be there is there; of what was under way, all or nothing.
      expect([said, said + 1]).toContain(found);
      making = found;
    }
  }, 120_000);
});

/** Kills the process so long after it first had something there. @returns the last making that it said was there. */
async function killed(folder: string, first: number, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [script, folder, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await once(child.stdout, 'data');
  await delay(afterMs);
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  const lines = said.split('\n').slice(0, -1);
  return (JSON.parse(lines.at(-1) ?? '') as { making: number }).making;
}

/** The one making that every row, entry and checkpoint is of. */
async function makingIn(folder: string): Promise<number> {
  const store = SqliteReadModelStore.open({ folder });
  try {
    const makings = new Set<number>();
    for (const { position } of await store.checkpoints()) makings.add(position);
    for (const projection of ['first', 'second']) {
      let count = 0;
      for await (const page of store.all(projection)) {
        count += page.length;
        for (const { json } of page) makings.add((JSON.parse(json) as { making: number }).making);
      }
      const groups = await store.groups(projection, 'making');
      expect([count, [...groups.values()]]).toEqual([1_500, [1_500]]);
      for (const group of groups.keys()) makings.add(Number(group));
    }
    expect(makings.size).toBe(1);
    return [...makings][0] ?? -1;
  } finally {
    await store.close();
  }
}
