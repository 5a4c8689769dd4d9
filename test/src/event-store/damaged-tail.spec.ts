import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import type { VerifyReport } from '../../../src/event-store/verify.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { sampleEvents } from '../../contract/sample-events.js';

/** Every this many bytes of the write-ahead log; 1 tries them all. */
const stride = Number(process.env.EHC_WAL_STRIDE ?? '61');
const [commits, batch] = [5, 3];

describe('a write-ahead log that was damaged while nothing ran', () => {
  let folder: string;
  let wal: Buffer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-tail-'));
    const made = SqliteEventStore.open({ folder });
    await made.close();
    const store = SqliteEventStore.open({ folder });
    for (let n = 0; n < commits; n++) {
      await store.append(`plan-${n % 2}`, batch * Math.floor(n / 2) - 1, sampleEvents(`c-${n}`, batch), {
        commandId: `c-${n}`,
      });
    }
    copyFileSync(join(folder, 'events.sqlite'), join(folder, 'main'));
    wal = readFileSync(join(folder, 'events.sqlite-wal'));
    await store.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const reopened = async (damaged: Buffer): Promise<{ blind: VerifyReport; told: VerifyReport }> => {
    const copy = mkdtempSync(join(folder, 'copy-'));
    copyFileSync(join(folder, 'main'), join(copy, 'events.sqlite'));
    writeFileSync(join(copy, 'events.sqlite-wal'), damaged);
    const store = SqliteEventStore.open({ folder: copy, readOnly: true });
    const reports = { blind: await verifyAll(store), told: await verifyAll(store, { expectedHead: commits * batch }) };
    await store.close();
    rmSync(copy, { recursive: true });
    return reports;
  };

  it('opens with everything while it is whole', async () => {
    expect((await reopened(wal)).told).toMatchObject({ ok: true, events: commits * batch });
  });

  it(`recovers to a commit when it is cut off (every ${stride} bytes), and the missing range is named`, async () => {
    const boundaries = new Set<number>();
    for (let size = 0; size < wal.length; size += stride) {
      const { blind, told } = await reopened(wal.subarray(0, size));
      expect([blind.ok, blind.events % batch]).toEqual([true, 0]);
      boundaries.add(blind.events);
      const missing = blind.events < commits * batch;
      expect(told.fault).toEqual(
        missing ? expect.objectContaining({ reason: 'events-missing-at-end', position: blind.events + 1 }) : null,
      );
    }
    expect([...boundaries].sort((a, b) => a - b)).toEqual([0, 3, 6, 9, 12]);
  });

  it(`drops events without a word at a flipped bit (every ${stride * 2} bytes), which only an outside record shows`, async () => {
    let dropped = 0;
    for (let offset = 0; offset < wal.length; offset += stride * 2) {
      const flipped = Buffer.from(wal);
      flipped.writeUInt8(flipped.readUInt8(offset) ^ (1 << (offset & 7)), offset);
      const { blind, told } = await reopened(flipped);
      expect([blind.ok, blind.events % batch]).toEqual([true, 0]);
      expect(told.ok).toBe(blind.events === commits * batch);
      if (!told.ok) dropped++;
    }
    expect(dropped).toBeGreaterThan(wal.length / (stride * 2) / 2);
  });
});
