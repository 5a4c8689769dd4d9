import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PersonConflict, PersonKeyMissing } from '../../../src/keys/key-store.js';
import type { RegisteredPerson } from '../../../src/keys/key-store.js';
import { SqliteKeyStore } from '../../../src/keys/sqlite-key-store.js';

const kek = randomBytes(32).toString('base64');
const [jo, sam] = [
  { upn: 'A123456789012', uln: '1234567890', surname: "O'Brien-Smith", birthDate: '2015-03-04' },
  { upn: 'B987654321098', surname: 'O’BRIEN SMITH', birthDate: '2015-03-04' },
];

describe('recognising people', () => {
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

  const reopen = async (): Promise<void> => {
    await keys.close();
    keys = SqliteKeyStore.open({ folder, keyEncryptionKey: kek });
  };

  it('knows a person again by UPN, however it is typed, and gives the same reference', async () => {
    const first = await keys.registerPerson('301', { identifiers: jo, referenceYear: 2026 });
    expect(first).toMatchObject({ created: true, reference: 'EHC-2026-0001', candidates: [] });
    await reopen();
    const again = await keys.registerPerson('301', { identifiers: { upn: ' a1234 56789012' }, referenceYear: 2027 });
    expect(again).toEqual({ ...first, created: false });
  });

  it('knows a person by ULN, and learns a UPN that comes with it', async () => {
    const { personId } = await keys.registerPerson('301', { identifiers: { uln: '1234567890' } });
    await keys.registerPerson('301', { identifiers: { uln: '1234-567-890', upn: jo.upn } });
    expect(await keys.findPersons('301', { upn: jo.upn })).toEqual([{ personId, by: 'upn' }]);
  });

  it('never merges people by surname and birth date, and names the other as a candidate', async () => {
    const first = await keys.registerPerson('301', { identifiers: jo });
    const twin = await keys.registerPerson('301', { identifiers: sam });
    const unnumbered = await keys.registerPerson('301', {
      identifiers: { surname: 'obrien smith', birthDate: '2015-03-04' },
    });
    expect(twin.personId).not.toBe(first.personId);
    expect(twin.candidates).toEqual([first.personId]);
    expect(unnumbered.created).toBe(true);
    expect([...unnumbered.candidates].sort()).toEqual([first.personId, twin.personId].sort());
    expect(await keys.findPersons('301', { surname: 'O Brien Smith', birthDate: '2015-03-04' })).toHaveLength(3);
  });

  it('ignores accents and letter case in a surname, but not another birth date', async () => {
    const { personId } = await keys.registerPerson('301', {
      identifiers: { surname: 'Müller', birthDate: '2016-01-01' },
    });
    expect(await keys.findPersons('301', { surname: 'MULLER', birthDate: '2016-01-01' })).toEqual([
      { personId, by: 'surnameAndBirthDate' },
    ]);
    expect(await keys.findPersons('301', { surname: 'Muller', birthDate: '2016-01-02' })).toEqual([]);
    expect(await keys.findPersons('301', { surname: 'Muller' })).toEqual([]);
  });

  it('makes a registration without UPN and ULN repeatable by its request id', async () => {
    const registration = {
      identifiers: { surname: 'Khan', birthDate: '2020-02-29' },
      requestId: 'file-1 row 7',
      referenceYear: 2026,
    };
    const first = await keys.registerPerson('301', registration);
    expect(await keys.registerPerson('301', registration)).toEqual({ ...first, created: false });
    const other = await keys.registerPerson('301', { ...registration, requestId: 'file-1 row 8' });
    expect(other.personId).not.toBe(first.personId);
  });

  it('refuses a UPN and a ULN of different people, and changes nothing', async () => {
    const one = await keys.registerPerson('301', { identifiers: { upn: jo.upn } });
    const two = await keys.registerPerson('301', { identifiers: { uln: '5555555555' } });
    const refusal = keys.registerPerson('301', { identifiers: { upn: jo.upn, uln: '5555555555' } });
    await expect(refusal).rejects.toBeInstanceOf(PersonConflict);
    await expect(refusal).rejects.toMatchObject({
      reason: 'different-people',
      personIds: [one.personId, two.personId],
    });
  });

  it.each([
    ['different-upn', { uln: jo.uln, upn: 'C000000000000' }],
    ['different-uln', { upn: jo.upn, uln: '9999999999' }],
  ])('refuses an identifier that contradicts the one on file: %s', async (reason, identifiers) => {
    const { personId } = await keys.registerPerson('301', { identifiers: jo });
    await expect(keys.registerPerson('301', { identifiers })).rejects.toMatchObject({
      reason,
      personIds: [personId],
    });
    await expect(keys.addIdentifiers('301', personId, identifiers)).rejects.toBeInstanceOf(PersonConflict);
    expect(await keys.findPersons('301', { upn: 'C000000000000', uln: '9999999999' })).toEqual([]);
  });

  it('adds identifiers learnt later, but not those of somebody else', async () => {
    const one = await keys.registerPerson('301', { identifiers: {}, requestId: 'r1' });
    await keys.addIdentifiers('301', one.personId, { upn: jo.upn });
    expect(await keys.findPersons('301', { upn: jo.upn })).toEqual([{ personId: one.personId, by: 'upn' }]);
    const two = await keys.registerPerson('301', { identifiers: {}, requestId: 'r2' });
    await expect(keys.addIdentifiers('301', two.personId, { upn: jo.upn })).rejects.toBeInstanceOf(PersonConflict);
    await expect(keys.addIdentifiers('302', two.personId, { upn: sam.upn })).rejects.toBeInstanceOf(PersonKeyMissing);
  });

  it('keeps authorities apart: identifiers, request ids and references', async () => {
    const here = await keys.registerPerson('301', { identifiers: jo, requestId: 'r', referenceYear: 2026 });
    expect(await keys.findPersons('302', jo)).toEqual([]);
    const there = await keys.registerPerson('302', { identifiers: jo, requestId: 'r', referenceYear: 2026 });
    expect(there.personId).not.toBe(here.personId);
    expect([here.reference, there.reference]).toEqual(['EHC-2026-0001', 'EHC-2026-0001']);
    expect(await keys.personByReference('302', 'EHC-2026-0001')).toBe(there.personId);
  });

  it('numbers references by year without gaps, and gives them only to those who ask', async () => {
    const references = [];
    for (const [requestId, referenceYear] of [
      ['a', 2026],
      ['b', 2026],
      ['c', 2027],
      ['a', 2026],
      ['d', 2026],
    ] as const) {
      references.push((await keys.registerPerson('301', { identifiers: {}, requestId, referenceYear })).reference);
    }
    expect(references).toEqual(['EHC-2026-0001', 'EHC-2026-0002', 'EHC-2027-0001', 'EHC-2026-0001', 'EHC-2026-0003']);
    const parent = await keys.registerPerson('301', { identifiers: {} });
    expect(parent.reference).toBeNull();
    expect(await keys.referenceOf(parent.personId)).toBeNull();
  });

  it('registers 3,000 people in one transaction, with conflicts as entries, and the same people on a second run', async () => {
    const registrations = Array.from({ length: 3_000 }, (_, n) => ({
      identifiers: {
        upn: `A${String(n).padStart(12, '0')}`,
        surname: `Name${String.fromCharCode(65 + (n % 26), 65 + (n % 25))}`,
        birthDate: '2014-01-01',
      },
      referenceYear: 2026,
    }));
    const started = performance.now();
    const first = await keys.registerPersons('301', registrations);
    expect(performance.now() - started).toBeLessThan(5_000);
    const again = (await keys.registerPersons('301', registrations)) as RegisteredPerson[];
    expect(again.map(({ personId, reference, created }) => [personId, reference, created])).toEqual(
      (first as RegisteredPerson[]).map(({ personId, reference }) => [personId, reference, false]),
    );
    expect(again.at(-1)?.reference).toBe('EHC-2026-3000');
    const mixed = await keys.registerPersons('301', [
      { identifiers: { upn: 'A000000000000', uln: '1' } },
      { identifiers: { upn: 'A000000000001', uln: '1' } },
      { identifiers: { upn: 'Z000000000001' } },
    ]);
    expect(mixed[1]).toBeInstanceOf(PersonConflict);
    expect(mixed[2]).toMatchObject({ created: true });
  });
});
