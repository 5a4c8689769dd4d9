import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { ChildFacets, noteFacets } from '../../../src/children/child-facets.service.js';
import { ageOn, facetHistory, facetsOn } from '../../../src/children/child-facets.js';
import type { FacetFact } from '../../../src/children/child-facets.js';
import { observed, Openings } from '../../../src/read-log/openings.js';
import type { Command } from '../../../workflows/kernel/decider.js';
import { day } from '../../support/assessment-facts.js';
import { asPriya } from '../../support/temporary-store.js';
import { childrenUnderTest, requestFor } from './children-fixture.js';
import type { ChildrenUnderTest } from './children-fixture.js';

describe('facets of children', () => {
  let children: ChildrenUnderTest;
  let facets: ChildFacets;
  const take = async (child: Parameters<typeof requestFor>[0]): Promise<string> => {
    const { childId } = await children.intake.recordNewRequest(requestFor(child), asPriya());
    await children.caughtUp();
    return childId;
  };
  const record = async (id: string, command: Command & object): Promise<void> => {
    await children.store.commands.execute('child', id, command, asPriya());
    await children.caughtUp();
  };
  const heldOn = async (childId: string, on: string, known: Date | null = null) =>
    (await facets.of([childId], known)).heldOn(childId, day(on));

  beforeEach(async () => {
    children = await childrenUnderTest();
    const { events, keys, projector } = children.store;
    facets = new ChildFacets(events, keys, { code: '999' }, projector);
  });
  afterEach(async () => {
    await facets.onModuleDestroy();
    await children.close();
  });

  it('reads nothing before the first question and keeps up with the log afterwards', async () => {
    const childId = await take({ surname: 'Castellan', forename: 'Leo' });
    expect(facets.size).toBe(0);
    expect(await heldOn(childId, '2026-08-17')).toEqual({
      birthDate: '2018-11-02',
      sex: null,
      ethnicity: null,
      need: { on: '2026-08-17', value: { primary: 'ASD', secondary: null } },
      setting: { urn: null, name: 'Fernhill Primary' },
      identified: false,
      hasPostcode: false,
    });
    const before = facets.version;
    const personal = { [childId]: { sex: 'M', ethnicity: 'WBRI', upn: 'Z999200018001', postcode: 'ZZ1 1AA' } };
    await record(childId, { type: 'ChangeChildDetails', on: '2026-10-01', data: {}, personal } as never);
    // What became known later was as true before; nobody's sex is unknown for having been written down late.
    expect(await heldOn(childId, '2026-08-17')).toMatchObject({
      ...{ sex: 'M', ethnicity: 'WBRI', identified: true, hasPostcode: true },
    });
    expect(facets.version).toBeGreaterThan(before);
    expect(facets.changedSince(before)).toEqual(new Set([childId]));
    expect(facets.changedSince(facets.version)).toEqual(new Set());
    // As after a reading from end to end: nobody remembers what was before.
    await facets.onModuleDestroy();
    expect(facets.changedSince(before)).toBeNull();
  });

  it('says what held on a day, and what was known of it at an instant', async () => {
    const childId = await take({ surname: 'Castellan', forename: 'Leo' });
    const knownThen = new Date('2026-11-23T12:00:00.000Z');
    children.setNow('2026-11-24T09:00:00.000Z');
    const need = { [childId]: { primary: 'SEMH', secondary: 'ASD' } };
    await record(childId, { type: 'RecordNeed', on: '2026-10-05', data: { at: 'review' }, personal: need } as never);
    const school = { [childId]: { name: 'Harbour Academy', urn: '140002' } };
    await record(childId, { type: 'RecordSetting', on: '2026-09-01', data: {}, personal: school } as never);
    const primary = async (on: string, known?: Date) => (await heldOn(childId, on, known)).need?.value.primary;
    expect([await primary('2026-10-04'), await primary('2026-10-05')]).toEqual(['ASD', 'SEMH']);
    expect(await primary('2026-10-05', knownThen)).toBe('ASD');
    const setting = async (on: string, known?: Date) => (await heldOn(childId, on, known)).setting?.name;
    expect([await setting('2026-08-31'), await setting('2026-09-01')]).toEqual(['Fernhill Primary', 'Harbour Academy']);
    expect(await setting('2026-09-01', knownThen)).toBe('Fernhill Primary');
    expect(facets.settingName({ urn: '140002', name: null })).toBe('Harbour Academy');
    expect(facets.settingName({ urn: '149999', name: null })).toBe('URN 149999');
  });

  it('applies corrections, also where they struck a fact, and still knows what stood before', async () => {
    const childId = await take({ surname: 'Castellan', forename: 'Leo' });
    await facets.ready();
    const history = await children.store.events.readStream(`child-${childId}`);
    const needAt = history.findIndex(({ type }) => type === 'NeedRecorded');
    children.setNow('2026-11-24T09:00:00.000Z');
    const correction = { type: 'CorrectFact', revision: needAt, reason: 'mistyped' };
    await record(childId, { ...correction, personal: { [childId]: { changes: { primary: 'SLCN' } } } } as never);
    expect((await heldOn(childId, '2026-11-23')).need?.value).toEqual({ primary: 'SLCN', secondary: null });
    expect((await heldOn(childId, '2026-11-23', new Date('2026-11-23T23:00:00Z'))).need?.value.primary).toBe('ASD');
    await record(childId, { ...correction, struck: true } as never);
    expect((await heldOn(childId, '2026-11-23')).need).toBeNull();
  });

  it('forgets whose key is erased at once, and opens nothing for the read log but what a page shows', async () => {
    const childId = await take({ surname: 'Castellan', forename: 'Leo' });
    const openings = new Openings();
    await observed(openings, () => heldOn(childId, '2026-11-23'));
    expect(openings.isEmpty).toBe(true);
    observed(openings, () => {
      noteFacets(childId, ['needs', 'background']);
    });
    expect(openings.take()).toMatchObject({ children: [childId], opened: 1, classes: ['background', 'needs'] });
    const file = new DatabaseSync(join(children.store.folder, 'keys.sqlite'));
    file.prepare('DELETE FROM data_keys WHERE person_id = ?').run(childId);
    file.close();
    await new Promise((done) => setTimeout(done, 10));
    expect(await heldOn(childId, '2026-11-23')).toEqual({
      birthDate: null,
      sex: null,
      ethnicity: null,
      need: null,
      setting: null,
      identified: false,
      hasPostcode: false,
    });
    expect(facets.size).toBe(0);
  });

  it('keeps neither names nor addresses in memory, and nothing of what it opens on disk', async () => {
    const childId = await take({ surname: 'Castellan', forename: 'Leo' });
    await heldOn(childId, '2026-11-23');
    const kept = JSON.stringify([...(facets as unknown as { told: Map<string, unknown> }).told]);
    expect(kept).toContain('2018-11-02');
    for (const secret of ['Castellan', 'Leo', 'Rosa']) expect(kept).not.toContain(secret);
    const { folder } = children.store;
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    for (const secret of ['2018-11-02', 'Fernhill Primary']) {
      expect(files.some((file) => file.includes(secret))).toBe(false);
    }
  });
});

describe('facets on a day', () => {
  const at = (revision: number, type: string, on: string, said: object, data: object = {}): FacetFact => ({
    type,
    occurredOn: day(on),
    revision,
    knownAt: 0,
    data,
    said,
  });

  it('takes the need found first for a day before any was found, and no setting before anybody said where', () => {
    const history = facetHistory([
      [
        at(0, 'ChildRecorded', '2026-01-05', { birthDate: '2015-02-28' }),
        at(1, 'NeedRecorded', '2026-03-01', { primary: 'HI', secondary: null }),
        at(2, 'SettingRecorded', '2026-03-01', { name: 'Oak Bank', urn: '140001' }),
      ],
    ]);
    expect(facetsOn(history, day('2026-02-01'))).toMatchObject({ need: { value: { primary: 'HI' } }, setting: null });
  });

  it('takes a placement of the plan until it was left', () => {
    const plan = [at(3, 'PlacementRecorded', '2026-02-01', { urn: '140002' }, { leftOn: '2026-04-01' })];
    const child = [at(0, 'SettingRecorded', '2026-01-01', { urn: '140001' })];
    const urn = (on: string) => facetsOn(facetHistory([child, plan]), day(on)).setting?.urn;
    expect([urn('2026-01-31'), urn('2026-02-01'), urn('2026-03-31'), urn('2026-04-01')]).toEqual([
      '140001',
      '140002',
      '140002',
      '140001',
    ]);
  });

  it('counts whole years, also for who was born on a leap day', () => {
    const age = (born: string, on: string) => ageOn(day(born), day(on));
    expect([age('2012-02-29', '2026-02-28'), age('2012-02-29', '2026-03-01')]).toEqual([13, 14]);
    expect(age('2026-02-28', '2026-02-27')).toBeNull();
    expect(ageOn(null, day('2026-02-27'))).toBeNull();
  });
});
