import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { sealDigestOf } from '../../../src/event-store/leaf.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import type { VerifyReport } from '../../../src/event-store/verify.js';
import { verifyAll, verifyStream } from '../../../src/event-store/verify.js';
import { sampleEvents } from '../../contract/sample-events.js';

const parts = { iv: 'AAECAwQFBgcICQoL', tag: 'AAECAwQFBgcICQoLDA0ODw==', ct: Buffer.from('sealed').toString('base64') };
const sealed = [{ subject: 'person-1', keyId: 'key-1', ...parts, digest: sealDigestOf(parts.iv, parts.tag, parts.ct) }];
/** Every this many bytes one bit is flipped; a bare 1 takes minutes. */
const stride = Number(process.env.EHC_FLIP_STRIDE ?? '61');

describe('verifying the log', () => {
  let folder: string;
  let original: string;
  let content: readonly StoredEvent[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-verify-'));
    const store = SqliteEventStore.open({ folder });
    for (let n = 0; n < 60; n++) {
      const commandId = `cmd-${n}`;
      const events = sampleEvents(commandId, 2, n % 3 === 0 ? { sealed } : { type: 'ReviewMeetingHeld' });
      await store.append(`plan-${n % 7}`, 2 * Math.floor(n / 7) - 1, events, { commandId });
    }
    content = await store.readPage({});
    await store.close();
    original = join(folder, 'events.sqlite');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Works on a copy of the store; triggers do not stop somebody who means it. */
  const tamper = (sql: string, name = 'tampered'): string => {
    const copy = mkdtempSync(join(folder, name));
    copyFileSync(original, join(copy, 'events.sqlite'));
    const database = new DatabaseSync(join(copy, 'events.sqlite'));
    for (const row of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all()) {
      database.exec(`DROP TRIGGER ${(row as { name: string }).name}`);
    }
    database.exec(sql);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    return copy;
  };
  const verified = async (copy: string, expectedHead = 0): Promise<VerifyReport> => {
    const store = SqliteEventStore.open({ folder: copy, readOnly: true });
    const report = await verifyAll(store, { expectedHead });
    await store.close();
    return report;
  };

  it('finds an untouched log good, and reports progress', async () => {
    const store = SqliteEventStore.open({ folder, readOnly: true });
    const progress: number[] = [];
    const report = await verifyAll(store, { expectedHead: 120, onProgress: (events) => void progress.push(events) });
    expect(report).toEqual({ ok: true, events: 120, position: 120, fault: null });
    expect(progress.at(-1)).toBe(120);
    expect(await verifyStream(store, 'plan-3')).toMatchObject({ ok: true, events: 18 });
    await store.close();
  });

  const swap = (column: string, a: number, b: number): string => `UPDATE events SET ${column} =
    (SELECT ${column} FROM events AS other WHERE other.position = ${a} + ${b} - events.position) WHERE position IN (${a}, ${b})`;

  it.each<[string, string, string, number]>([
    ['an event is deleted', 'DELETE FROM events WHERE position = 50', 'position-missing', 50],
    ['the first event is deleted', 'DELETE FROM events WHERE position = 1', 'position-missing', 1],
    ['a date is changed', "UPDATE events SET occurred_on = '2026-01-04' WHERE position = 77", 'content-altered', 77],
    ['one space is added', "UPDATE events SET clear = clear || ' ' WHERE position = 31", 'content-altered', 31],
    ['clear data of two events are swapped', swap('clear', 21, 22), 'content-altered', 21],
    [
      'sealed data are moved to another event',
      'UPDATE events SET sealed = (SELECT sealed FROM events WHERE position = 1) WHERE position = 3',
      'content-altered',
      3,
    ],
    [
      'a recording time is changed',
      "UPDATE events SET recorded_at = '2026-01-01T00:00:00.000Z' WHERE position = 9",
      'content-altered',
      9,
    ],
    ['a clock flag is cleared', 'UPDATE events SET clock_suspect = 1 WHERE position = 9', 'content-altered', 9],
    ['an actor is changed', "UPDATE events SET actor_id = 'user-2' WHERE position = 120", 'content-altered', 120],
    ['a stream is renamed', "UPDATE streams SET name = 'plan-99' WHERE name = 'plan-0'", 'content-altered', 1],
    [
      'a type is renamed',
      "UPDATE types SET name = 'AdviceRequested' WHERE name = 'AdviceReceived'",
      'content-altered',
      1,
    ],
    [
      'a digest is changed',
      'UPDATE events SET sealed = replace(sealed, \'"digest":"\', \'"digest":"0\') WHERE position = 7',
      'content-altered',
      7,
    ],
    [
      'a ciphertext is changed',
      "UPDATE events SET sealed = json_set(sealed, '$[0].ct', 'AAAA') WHERE position = 7",
      'ciphertext-altered',
      7,
    ],
    ['sealed data are no JSON', "UPDATE events SET sealed = '[' WHERE position = 7", 'unreadable', 7],
    ['sealed data have another shape', "UPDATE events SET sealed = '[{}]' WHERE position = 7", 'content-altered', 7],
    ['a leaf is changed', 'UPDATE events SET leaf = randomblob(32) WHERE position = 40', 'content-altered', 40],
    ['a link is changed', 'UPDATE events SET previous = randomblob(32) WHERE position = 40', 'chain-broken', 40],
  ])('names the first bad position when %s', async (_, sql, reason, position) => {
    expect((await verified(tamper(sql))).fault).toMatchObject({ reason, position });
  });

  it('finds an event that was added with a hash that fits itself, but not the chain', async () => {
    const [last] = content.slice(-1);
    const copy = tamper(`DELETE FROM events WHERE position = 120;
      UPDATE events SET position = 120, revision = ${last?.revision ?? 0} WHERE position = 110;
      UPDATE events SET position = position - 1 WHERE position BETWEEN 111 AND 119`);
    expect((await verified(copy)).ok).toBe(false);
  });

  it('finds a tail that is gone only if it is told from outside where the log ended', async () => {
    const copy = tamper('DELETE FROM events WHERE position > 110');
    expect(await verified(copy)).toMatchObject({ ok: true, position: 110 });
    expect((await verified(copy, 120)).fault).toMatchObject({ reason: 'events-missing-at-end', position: 111 });
  });

  it(`finds every flipped bit that changes an event (every ${stride} bytes of the file)`, async () => {
    const bytes = readFileSync(original);
    const copy = mkdtempSync(join(folder, 'flipped'));
    const file = join(copy, 'events.sqlite');
    let [changed, found, named] = [0, 0, 0];
    for (let offset = 100; offset < bytes.length; offset += stride) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(offset) ^ (1 << (offset & 7)), offset);
      writeFileSync(file, flipped);
      const { differs, report } = await compare(copy);
      if (!differs) {
        expect(report.ok).toBe(true);
        continue;
      }
      changed++;
      if (!report.ok) found++;
      if (report.fault?.position === differs.position) named++;
    }
    expect(changed).toBeGreaterThan(bytes.length / stride / 3);
    expect(found).toBe(changed);
    expect(named / changed).toBeGreaterThan(0.95);
  });

  /** What a plain comparison with the original finds, beside what verification found without it. */
  async function compare(copy: string): Promise<{ differs: { position: number } | null; report: VerifyReport }> {
    let store: SqliteEventStore;
    try {
      store = SqliteEventStore.open({ folder: copy, readOnly: true });
    } catch {
      // A file that does not open has been noticed by anybody.
      return { differs: { position: 1 }, report: { ok: false, events: 0, position: 0, fault: unopened } };
    }
    try {
      return { report: await verifyAll(store, { expectedHead: 120 }), differs: await firstDifference(store) };
    } finally {
      await store.close();
    }
  }

  async function firstDifference(store: SqliteEventStore): Promise<{ position: number } | null> {
    let after = 0;
    for (const expected of content) {
      const read = await store.readPage({ after, limit: 1 }).catch(() => []);
      if (JSON.stringify(read[0]) !== JSON.stringify(expected)) return { position: expected.position };
      after = expected.position;
    }
    return null;
  }

  const unopened = {
    reason: 'unreadable',
    position: 1,
    stream: null,
    revision: null,
    detail: 'does not open',
  } as const;
});
