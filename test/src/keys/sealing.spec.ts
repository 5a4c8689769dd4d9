import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { SealedPart } from '../../../src/event-store/event-store.js';
import { sealDigestHolds } from '../../../src/event-store/leaf.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { PersonKeyMissing, SealBroken } from '../../../src/keys/key-store.js';
import { openEvent, recordedWithPersonal, sealEvent } from '../../../src/keys/sealing.js';
import { SqliteKeyStore } from '../../../src/keys/sqlite-key-store.js';
import { sampleEvents } from '../../contract/sample-events.js';

const place = { stream: 'child-1', revision: 0, type: 'ChildRegistered', schema: 1 };

describe('sealing the personal data of an event', () => {
  let folder: string;
  let keys: SqliteKeyStore;
  let child: string;
  let parent: string;
  let sealed: readonly SealedPart[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-sealing-'));
    keys = SqliteKeyStore.open({ folder, keyEncryptionKey: randomBytes(32).toString('base64') });
    child = (await keys.registerPerson('301', { identifiers: {} })).personId;
    parent = (await keys.registerPerson('301', { identifiers: {} })).personId;
    sealed = sealEvent(keys, place, { [parent]: { name: 'Patricia' }, [child]: { name: 'Jo', needs: ['ASD'] } });
  });
  afterAll(async () => {
    await keys.close();
    rmSync(folder, { recursive: true });
  });

  it('makes one part for each person, in the order of their ids, with a digest that holds', () => {
    expect(sealed.map((part) => part.subject)).toEqual([child, parent].sort());
    expect(sealed.every(sealDigestHolds)).toBe(true);
    expect(JSON.stringify(sealed)).not.toContain('Patricia');
  });

  it('opens in its own place', () => {
    const { personal, erased } = openEvent(keys, { ...place, sealed });
    expect({ ...personal }).toEqual({ [parent]: { name: 'Patricia' }, [child]: { name: 'Jo', needs: ['ASD'] } });
    expect(erased).toEqual([]);
  });

  it.each([
    ['another stream', { stream: 'child-2' }],
    ['another revision', { revision: 1 }],
    ['another type', { type: 'ChildMoved' }],
    ['another schema version', { schema: 2 }],
    ['fields that run together otherwise', { stream: 'child-10', revision: 0 }],
  ])('does not open in %s', (_, change) => {
    expect(() => openEvent(keys, { ...place, ...change, sealed })).toThrow(SealBroken);
  });

  it('does not open under the name of somebody else', () => {
    const swapped = sealed.map((part) => ({ ...part, subject: part.subject === child ? parent : child }));
    expect(openEvent(keys, { ...place, sealed: swapped }).personal).toEqual({});
    const [one, two] = sealed;
    const keyOfTheOther = [{ ...one, subject: two?.subject, keyId: two?.keyId }] as SealedPart[];
    expect(() => openEvent(keys, { ...place, sealed: keyOfTheOther })).toThrow(SealBroken);
  });

  it('does not open with any bit of the ciphertext or tag changed', () => {
    const part = sealed.find(({ subject }) => subject === parent);
    for (const field of ['ct', 'tag', 'iv'] as const) {
      const bytes = Buffer.from(part?.[field] ?? '', 'base64');
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const altered = Buffer.from(bytes);
        altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const parts = [{ ...part, [field]: altered.toString('base64') }] as SealedPart[];
        expect(() => openEvent(keys, { ...place, sealed: parts })).toThrow(SealBroken);
      }
    }
  });

  it('shows a blanked part as erased and the other as before', () => {
    const blanked = sealed.map((part) => (part.subject === parent ? { ...part, ct: null } : part));
    const { personal, erased } = openEvent(keys, { ...place, sealed: blanked });
    expect(erased).toEqual([parent]);
    expect(Object.keys(personal)).toEqual([child]);
    expect(blanked.every(sealDigestHolds)).toBe(true);
  });

  it('needs a key for everybody it is about', () => {
    expect(() => sealEvent(keys, place, { stranger: { name: 'X' } })).toThrow(PersonKeyMissing);
    expect(sealEvent(keys, place)).toEqual([]);
  });

  it('goes through the store and back, and the log verifies before and after blanking', async () => {
    const store = SqliteEventStore.open({ folder });
    const events = sampleEvents('c-1', 1, { type: place.type, sealed });
    await store.append(place.stream, -1, events, { commandId: 'c-1' });
    const [stored] = await store.readStream(place.stream);
    if (stored === undefined) throw new Error('not stored');
    expect(recordedWithPersonal(keys, stored).personal).toMatchObject({ [child]: { name: 'Jo' } });
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 1 });

    const blanked = stored.sealed.map((part) => ({ ...part, ct: null }));
    const database = new DatabaseSync(join(folder, 'events.sqlite'));
    const update = database.prepare('UPDATE events SET sealed = ? WHERE position = 1');
    expect(() => update.run(JSON.stringify(blanked))).toThrow('append-only');
    database.exec('BEGIN; INSERT INTO blanking VALUES (1)');
    update.run(JSON.stringify(blanked));
    database.exec('DELETE FROM blanking; COMMIT');
    database.close();
    const [after] = await store.readStream(place.stream);
    expect(after && openEvent(keys, after).erased).toEqual([child, parent].sort());
    expect(await verifyAll(store)).toMatchObject({ ok: true, events: 1 });
    await store.close();
  });
});
