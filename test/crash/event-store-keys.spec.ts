import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../src/event-store/verify.js';
import { openEvent } from '../../src/keys/sealing.js';
import { SqliteKeyStore } from '../../src/keys/sqlite-key-store.js';
import { exitOf, saidIn } from './event-store-child.js';

const script = fileURLToPath(new URL('event-store-registrar.mjs', import.meta.url));
const people = 400;
const rounds = 10;

interface Told {
  readonly personId?: string;
  readonly reference?: string;
  readonly upn?: string;
  readonly closed?: boolean;
  readonly open?: number;
}

describe('a process that is killed between making a key and recording the event sealed with it', () => {
  let folder: string;
  const keyEncryptionKey = randomBytes(32).toString('base64');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-registrar-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = async (killAfterMs: number | null): Promise<readonly Told[]> => {
    const file = join(folder, 'said');
    const said = openSync(file, 'w', 0o600);
    const child = spawn(process.execPath, [script, folder, keyEncryptionKey, String(people)], {
      stdio: ['ignore', said, 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    closeSync(said);
    const exit = exitOf(child);
    if (killAfterMs !== null) {
      while (!saidIn(file).some((line) => line.open !== undefined)) await delay(5);
      await delay(killAfterMs);
      child.kill('SIGKILL');
    }
    await exit;
    return saidIn(file);
  };

  it('leaves no event without its key, and goes on with the same person and reference when run again', async () => {
    const promised = new Map<string, string>();
    const note = (told: readonly Told[]): void => {
      for (const { upn, personId, reference } of told) {
        if (upn === undefined || personId === undefined) continue;
        const answer = `${personId} ${String(reference)}`;
        expect(promised.get(upn) ?? answer).toBe(answer);
        promised.set(upn, answer);
      }
    };
    for (let round = 0; round < rounds; round++) {
      note(await run((round * 13) % 60));
      await everyEventOpens(null);
    }
    const last = await run(null);
    expect(last.at(-1)?.closed).toBe(true);
    note(last);
    expect(new Set([...promised.values()]).size).toBe(people);
    await everyEventOpens(people);
  });

  async function everyEventOpens(expected: number | null): Promise<void> {
    const store = SqliteEventStore.open({ folder });
    const keys = SqliteKeyStore.open({ folder, keyEncryptionKey });
    const upns = new Set<unknown>();
    for await (const page of store.readAll()) {
      for (const event of page) {
        const { personal, erased } = openEvent(keys, event);
        expect(erased).toEqual([]);
        for (const content of Object.values(personal)) upns.add(content.upn);
      }
    }
    const report = await verifyAll(store);
    expect(report.ok).toBe(true);
    // One event a person, however often the registration was repeated.
    expect(upns.size).toBe(report.events);
    if (expected !== null) expect(report.events).toBe(expected);
    await keys.close();
    await store.close();
  }
});
