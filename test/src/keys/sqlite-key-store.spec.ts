import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { KeyEncryptionKeyWrong, KeyStoreUnavailable, PersonKeyMissing } from '../../../src/keys/key-store.js';
import type { RegisteredPerson, Sealed } from '../../../src/keys/key-store.js';
import { SqliteKeyStore } from '../../../src/keys/sqlite-key-store.js';

const kek = randomBytes(32).toString('base64');
const jo = { upn: 'A123456789012', uln: '1234567890', surname: "O'Brien-Smith", birthDate: '2015-03-04' };

describe('the key store', () => {
  let folder: string;
  let keys: SqliteKeyStore;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-keys-'));
    keys = SqliteKeyStore.open({ folder, keyEncryptionKey: kek });
  });
  afterEach(async () => {
    await keys.close();
    rmSync(folder, { recursive: true });
  });

  const aad = (): Buffer => Buffer.from('place');
  const reopen = async (): Promise<void> => {
    await keys.close();
    keys = SqliteKeyStore.open({ folder, keyEncryptionKey: kek });
  };
  const deleteElsewhere = (personId: string): void => {
    const elsewhere = new DatabaseSync(join(folder, 'keys.sqlite'));
    elsewhere.prepare('DELETE FROM data_keys WHERE person_id = ?').run(personId);
    elsewhere.close();
  };
  const bytesOnDisk = (): Buffer => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

  describe('sealing', () => {
    it('opens what it sealed, also after it has been opened again', async () => {
      const { personId } = await keys.registerPerson('301', { identifiers: jo });
      const sealed = keys.seal(personId, aad, '{"name":"Jo 🧒"}');
      expect(keys.open(personId, aad(), sealed)).toBe('{"name":"Jo 🧒"}');
      await reopen();
      expect(keys.open(personId, aad(), sealed)).toBe('{"name":"Jo 🧒"}');
    });

    it('uses every initialisation vector once, over many draws', async () => {
      const { personId } = await keys.registerPerson('301', { identifiers: jo });
      const used = new Set(Array.from({ length: 5_000 }, () => keys.seal(personId, aad, '{}').iv));
      expect(used.size).toBe(5_000);
    });

    it('seals nothing for a person without a key', () => {
      expect(() => keys.seal('nobody', aad, '{}')).toThrow(PersonKeyMissing);
      expect(keys.hasKey('nobody')).toBe(false);
      expect(keys.keysHeld(['nobody'])).toEqual(new Set());
    });

    it('stands otherwise once another process has changed a key, and as before while none has', async () => {
      const { personId } = await keys.registerPerson('301', { identifiers: jo });
      const { standing } = keys;
      keys.seal(personId, aad, '{"a":1}');
      await delay(3);
      expect(keys.standing).toBe(standing);
      deleteElsewhere(personId);
      await delay(3);
      expect(keys.standing).not.toBe(standing);
    });

    it('opens with the right key however many have been forgotten in between', async () => {
      const all = await keys.registerPersons(
        '301',
        Array.from({ length: 5 }, () => ({ identifiers: {} })),
      );
      const people = all.flatMap((one) => ('personId' in one ? [one.personId] : []));
      const sealed = people.map((personId) => keys.seal(personId, aad, JSON.stringify(personId)));
      keys.fetchKeys(people);
      const few = SqliteKeyStore.open({ folder, keyEncryptionKey: kek, mostCachedKeys: 2 });
      try {
        for (const order of [people, people.toReversed(), people]) {
          for (const personId of order) {
            const of = sealed[people.indexOf(personId)];
            expect(of && few.open(personId, aad(), of)).toBe(JSON.stringify(personId));
          }
        }
      } finally {
        await few.close();
      }
    });

    it('says at once that another process deleted a key, and opens nothing with it 2 ms later', async () => {
      const { personId } = await keys.registerPerson('301', { identifiers: jo });
      const sealed = keys.seal(personId, aad, '{"a":1}');
      deleteElsewhere(personId);
      await delay(3);
      expect(keys.open(personId, aad(), sealed)).toBeNull();
      expect(() => keys.seal(personId, aad, '{"a":1}')).toThrow(PersonKeyMissing);

      const { personId: other } = await keys.registerPerson('301', { identifiers: {} });
      const ofOther = keys.seal(other, aad, '{"a":1}');
      const { personId: third } = await keys.registerPerson('301', { identifiers: {} });
      keys.seal(third, aad, '{"a":1}');
      deleteElsewhere(other);
      expect(keys.keysHeld([personId, other, third])).toEqual(new Set([third]));
      expect(keys.hasKey(other)).toBe(false);
      // What was told to be gone is gone for opening too.
      expect(keys.open(other, aad(), ofOther)).toBeNull();
    });

    it('opens the same with keys fetched together, and fetches none that is gone', async () => {
      const people = (await keys.registerPersons(
        '301',
        Array.from({ length: 20 }, () => ({ identifiers: {} })),
      )) as RegisteredPerson[];
      const sealed = people.map(({ personId }) => keys.seal(personId, aad, JSON.stringify(personId)));
      deleteElsewhere(people[0]?.personId ?? '');
      for (const again of [false, true]) {
        if (again) await reopen();
        keys.fetchKeys([...people.map(({ personId }) => personId), 'nobody']);
        const opened = people.map(({ personId }, index) => keys.open(personId, aad(), sealed[index] as Sealed));
        expect(opened).toEqual([null, ...people.slice(1).map(({ personId }) => JSON.stringify(personId))]);
      }
    });

    it('works with a cache smaller than the people in use', async () => {
      await keys.close();
      keys = SqliteKeyStore.open({ folder, keyEncryptionKey: kek, mostCachedKeys: 3 });
      const people = (await keys.registerPersons(
        '301',
        Array.from({ length: 10 }, () => ({ identifiers: {} })),
      )) as RegisteredPerson[];
      const sealed = people.map(({ personId }) => keys.seal(personId, aad, JSON.stringify(personId)));
      people.forEach(({ personId }, index) => {
        const part = sealed[index];
        expect(part && keys.open(personId, aad(), part)).toBe(JSON.stringify(personId));
      });
    });

    it('leaves no trace of a wrapped key after delete, commit and truncating checkpoint', async () => {
      const { personId } = await keys.registerPerson('301', { identifiers: jo });
      const database = new DatabaseSync(join(folder, 'keys.sqlite'));
      database.exec('PRAGMA secure_delete = ON');
      const row = database.prepare('SELECT wrapped FROM data_keys').get() as { wrapped: Uint8Array };
      expect(bytesOnDisk().includes(Buffer.from(row.wrapped))).toBe(true);
      database.prepare('DELETE FROM data_keys WHERE person_id = ?').run(personId);
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
      expect(bytesOnDisk().includes(Buffer.from(row.wrapped))).toBe(false);
    });
  });

  it('keeps no identifier and no request id on disk in a readable form', async () => {
    await keys.registerPerson('301', { identifiers: jo, requestId: 'request-of-jo', referenceYear: 2026 });
    const disk = bytesOnDisk();
    for (const text of [jo.upn, jo.uln, 'OBRIENSMITH', "O'Brien", '2015-03-04', 'request-of-jo']) {
      expect(disk.includes(text)).toBe(false);
      expect(disk.includes(Buffer.from(text, 'utf16le'))).toBe(false);
      expect(disk.toString('latin1').includes(Buffer.from(text).toString('hex'))).toBe(false);
    }
    // What is meant to be readable is found: the scan is not blind.
    expect(disk.includes('EHC-2026-0001')).toBe(true);
  });

  it('makes keyed ids that repeat here, differ by purpose and text, and differ in another installation', () => {
    const id = keys.keyedId('import', 'A123456789012');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(keys.keyedId('import', 'A123456789012')).toBe(id);
    expect(keys.keyedId('other', 'A123456789012')).not.toBe(id);
    expect(keys.keyedId('impor', 'tA123456789012')).not.toBe(id);
    const elsewhere = mkdtempSync(join(tmpdir(), 'ehc-keys-'));
    const other = SqliteKeyStore.open({ folder: elsewhere, keyEncryptionKey: kek });
    expect(other.keyedId('import', 'A123456789012')).not.toBe(id);
    void other.close();
    rmSync(elsewhere, { recursive: true });
  });

  it('makes its files for their owner alone', async () => {
    await keys.registerPerson('301', { identifiers: jo });
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  it('says it is closed once it is', async () => {
    await keys.close();
    await expect(keys.registerPerson('301', { identifiers: jo })).rejects.toBeInstanceOf(KeyStoreUnavailable);
  });

  describe('the key-encryption key', () => {
    const open = (options: object) => () => SqliteKeyStore.open({ folder, ...options });

    it('is refused if it is another one, by a message that says what to do, and the store is left as it was', async () => {
      await keys.close();
      const before = readFileSync(join(folder, 'keys.sqlite'));
      expect(open({ keyEncryptionKey: randomBytes(32).toString('base64') })).toThrow(KeyEncryptionKeyWrong);
      expect(open({ keyEncryptionKey: randomBytes(32).toString('base64') })).toThrow(
        /Set EHC_KEY_ENCRYPTION_KEY to that key/,
      );
      expect(readFileSync(join(folder, 'keys.sqlite'))).toEqual(before);
      keys = SqliteKeyStore.open({ folder, keyEncryptionKey: kek });
      expect(() => {
        keys.check();
      }).not.toThrow();
    });

    it.each(['', 'short', 'x'.repeat(44), Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')])(
      'must be 32 bytes in base64, not %j',
      (keyEncryptionKey) => {
        expect(open({ keyEncryptionKey })).toThrow(KeyEncryptionKeyWrong);
      },
    );

    it('is never made where it has not been asked for', () => {
      expect(open({})).toThrow(/EHC_KEY_ENCRYPTION_KEY is not set/);
      expect(existsSync(join(folder, 'key-encryption-key'))).toBe(false);
    });

    it('is made in demo mode, readable by its owner alone, and used again', async () => {
      const demo = join(folder, 'demo');
      const first = SqliteKeyStore.open({ folder: demo, makeOwnKey: true });
      const id = first.keyedId('p', 't');
      await first.close();
      expect(statSync(join(demo, 'key-encryption-key')).mode & 0o777).toBe(0o600);
      expect(statSync(demo).mode & 0o777).toBe(0o700);
      const second = SqliteKeyStore.open({ folder: demo, makeOwnKey: true });
      expect(second.keyedId('p', 't')).toBe(id);
      await second.close();
      rmSync(join(demo, 'key-encryption-key'));
      expect(() => SqliteKeyStore.open({ folder: demo, makeOwnKey: true })).toThrow(/Put the file back/);
      rmSync(demo, { recursive: true });
    });

    it('does not open a store whose test value was damaged', async () => {
      await keys.close();
      const database = new DatabaseSync(join(folder, 'keys.sqlite'));
      database.exec('UPDATE key_encryption_keys SET tag = randomblob(16)');
      database.close();
      expect(open({ keyEncryptionKey: kek })).toThrow(/Restore its backup/);
    });
  });

  it('refuses a store of a newer release and leaves it alone', async () => {
    await keys.close();
    const database = new DatabaseSync(join(folder, 'keys.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => SqliteKeyStore.open({ folder, keyEncryptionKey: kek })).toThrow(/schema version 99/);
  });
});
