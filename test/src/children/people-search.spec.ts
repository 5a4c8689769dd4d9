import { DatabaseSync } from '@photostructure/sqlite';
import { join } from 'node:path';
import { PeopleSearch } from '../../../src/children/people-search.service.js';
import { findTerms, nameParts } from '../../../src/children/name-terms.js';
import { yearGroupOf } from '../../../src/children/year-group.js';
import { day } from '../../support/assessment-facts.js';
import { asPriya } from '../../support/temporary-store.js';
import { childrenUnderTest, requestFor } from './children-fixture.js';
import type { ChildrenUnderTest } from './children-fixture.js';

describe('finding children', () => {
  let children: ChildrenUnderTest;
  const take = async (child: Parameters<typeof requestFor>[0], context = asPriya()) => {
    const taken = await children.intake.recordNewRequest(requestFor(child), context);
    await children.caughtUp();
    return { childId: taken.childId, reference: taken.reference ?? '' };
  };
  const namesFor = async (text: string, limit?: number): Promise<readonly string[]> =>
    (await children.search.find(text, limit)).children.map(({ name }) => name);

  beforeEach(async () => {
    children = await childrenUnderTest();
  });
  afterEach(() => children.close());

  it('finds by reference, pupil number and learner number exactly, however they are spaced', async () => {
    const { reference } = await take({ surname: 'Castellan', forename: 'Leo', upn: 'B123456789012' });
    for (const text of [reference, reference.toLowerCase(), 'b12 345 678 9012']) {
      expect(await children.search.find(text)).toMatchObject({ exact: true, children: [{ name: 'Leo Castellan' }] });
    }
    expect(await children.search.find('B999999999999')).toMatchObject({ exact: true, children: [] });
  });

  it('finds by parts of a name in any order, without accents and capitals, whole words first', async () => {
    await take({ surname: 'Öztürk-O’Neill', forename: 'Zoë' });
    await take({ surname: 'Oneillson', forename: 'Zoe', birthDate: '2017-03-12' });
    await children.search.ready();
    expect(await namesFor('oneill zoe')).toEqual(['Zoë Öztürk-O’Neill', 'Zoe Oneillson']);
    expect(await namesFor('ZOE OZT')).toEqual(['Zoë Öztürk-O’Neill']);
    expect(await namesFor('zoe 12/3/2017')).toEqual(['Zoe Oneillson']);
    expect(await namesFor('2017-03-12')).toEqual(['Zoe Oneillson']);
    expect(await namesFor('neill zoe castellan')).toEqual([]);
    expect(await namesFor('   ')).toEqual([]);
  });

  it('finds an apostrophe, a hyphen and words apart however they are typed, and "surname, forename"', async () => {
    await take({ surname: 'O’Brien', forename: 'Aoife' });
    await take({ surname: 'de la Cruz', forename: 'Ana', birthDate: '2017-03-12' });
    await take({ surname: 'Hussain-Cole', forename: 'Zainab', birthDate: '2016-03-12' });
    await children.search.ready();
    for (const text of ['obrien', 'o brien', "O'Brien", 'o’brien, aoife', 'OBRIEN Aoi']) {
      expect([text, await namesFor(text)]).toEqual([text, ['Aoife O’Brien']]);
    }
    for (const text of ['de la cruz', 'delacruz', 'cruz, ana', 'la cruz']) {
      expect([text, await namesFor(text)]).toEqual([text, ['Ana de la Cruz']]);
    }
    for (const text of ['hussain cole', 'hussaincole', 'cole hussain', 'cole 12 Mar 2016']) {
      expect([text, await namesFor(text)]).toEqual([text, ['Zainab Hussain-Cole']]);
    }
    expect(await namesFor('cole 31/2/2016')).toEqual([]);
  });

  it('finds with one letter wrong only where nobody is called as typed, and says so', async () => {
    await take({ surname: 'Castellan', forename: 'Leo' });
    await take({ surname: 'Marsh', forename: 'Mia', birthDate: '2017-03-12' });
    await children.search.ready();
    for (const text of ['castelan', 'castellann', 'castallan', 'casetllan', 'leo castelan']) {
      expect(await children.search.find(text)).toMatchObject({ asTyped: false, children: [{ name: 'Leo Castellan' }] });
    }
    for (const text of ['castxxlan', 'lea', 'castelan 12/3/2017'])
      expect([text, await namesFor(text)]).toEqual([text, []]);
    expect(await children.search.find('castell')).toMatchObject({ asTyped: true });
    await take({ surname: 'Castelan', forename: 'Ada', birthDate: '2016-03-12' });
    await children.search.ready();
    expect(await namesFor('castelan')).toEqual(['Ada Castelan']);
  });

  it('says that it is not complete while names are still being read', async () => {
    await take({ surname: 'Castellan', forename: 'Leo' });
    expect(await children.search.find('castellan')).toMatchObject({ complete: false });
    await children.search.ready();
    expect(await children.search.find('castellan')).toMatchObject({
      complete: true,
      children: [{ name: 'Leo Castellan' }],
    });
  });

  it('takes in children and changes of name recorded since, and keeps the former name', async () => {
    await children.search.ready();
    const { childId } = await take({ surname: 'Castellan', forename: 'Leo' });
    await children.search.ready();
    expect(await namesFor('castellan')).toEqual(['Leo Castellan']);
    const change = {
      type: 'ChangeChildDetails',
      on: day('2026-10-01'),
      data: {},
      personal: { [childId]: { surname: 'Marsh' } },
    };
    await children.store.commands.execute('child', childId, change, asPriya());
    await children.caughtUp();
    await children.search.ready();
    expect(await namesFor('marsh')).toEqual(['Leo Marsh']);
    expect(await namesFor('castellan')).toEqual(['Leo Marsh']);
  });

  it('finds by the corrected name and no longer by the mistyped one, also when names are read anew', async () => {
    const { childId } = await take({ surname: 'Castelan', forename: 'Leo' });
    await children.search.ready();
    const correct = async (revision: number, surname: string): Promise<void> => {
      const personal = { [childId]: { changes: { surname } } };
      const command = { type: 'CorrectFact', revision, reason: 'mistyped', personal };
      await children.store.commands.execute('child', childId, command, asPriya());
      await children.caughtUp();
    };
    const expectFound = async (search: PeopleSearch, names: Readonly<Record<string, number>>): Promise<void> => {
      await search.ready();
      for (const [name, count] of Object.entries(names)) {
        const found = await search.find(name);
        expect([name, found.asTyped ? found.children.length : 0]).toEqual([name, count]);
      }
    };
    await correct(0, 'Castellan');
    await expectFound(children.search, { castelan: 0, castellan: 1 });
    const personal = { [childId]: { surname: 'Mash' } };
    const change = { type: 'ChangeChildDetails', on: day('2026-10-01'), data: {}, personal };
    await children.store.commands.execute('child', childId, change, asPriya());
    await children.caughtUp();
    await correct((await children.store.commands.load('child', childId)).revision, 'Marsh');
    const { events, keys, projector } = children.store;
    const anew = new PeopleSearch(events, keys, children.directory, { code: '999' }, projector);
    for (const search of [children.search, anew]) {
      await expectFound(search, { castelan: 0, castellan: 1, mash: 0, marsh: 1 });
    }
    await anew.onModuleDestroy();
  });

  it('reads no name of a child whose key was gone before names were read', async () => {
    const { childId } = await take({ surname: 'Castellan', forename: 'Leo' });
    await take({ surname: 'Castellan', forename: 'Mia', birthDate: '2017-03-12' });
    const keys = new DatabaseSync(join(children.store.folder, 'keys.sqlite'));
    keys.prepare('DELETE FROM data_keys WHERE person_id = ?').run(childId);
    keys.close();
    await children.search.ready();
    expect(await namesFor('castellan')).toEqual(['Mia Castellan']);
    expect(await namesFor('2018-11-02')).toEqual([]);
  });

  it('lists no more than asked for, and says that there are more', async () => {
    for (let n = 0; n < 4; n += 1) await take({ surname: 'Many', forename: 'One', birthDate: `2018-01-0${n + 1}` });
    await children.search.ready();
    const found = await children.search.find('many', 3);
    expect(found).toMatchObject({ more: true });
    expect(found.children).toHaveLength(3);
  });

  it('finds nobody of another authority', async () => {
    const { reference } = await take({ surname: 'Elsewhere', forename: 'Ana' }, asPriya({ authority: '998' }));
    await children.search.ready();
    expect(await namesFor('elsewhere')).toEqual([]);
    expect(await namesFor(reference)).toEqual([]);
  });

  it('shows an erased child as an erased person and no longer finds the name', async () => {
    const { childId, reference } = await take({ surname: 'Castellan', forename: 'Leo' });
    await children.search.ready();
    expect(await namesFor('leo')).toEqual(['Leo Castellan']);
    const keys = new DatabaseSync(join(children.store.folder, 'keys.sqlite'));
    keys.prepare('DELETE FROM data_keys WHERE person_id = ?').run(childId);
    keys.close();
    expect(await namesFor('leo')).toEqual([]);
    const cards = await children.directory.namesOf([childId]);
    expect(cards.get(childId)).toEqual({
      childId,
      reference,
      name: 'Erased person',
      restricted: false,
      birthDate: null,
      yearGroup: null,
      need: null,
      setting: null,
      erased: true,
    });
  });

  it('gives each child’s name, school, need and year, and no card to an id without a record', async () => {
    const { childId } = await take({ surname: 'Castellan', forename: 'Leo' });
    const cards = await children.directory.namesOf([childId, '00000000-0000-4000-8000-000000000000']);
    expect([...cards.values()]).toEqual([
      expect.objectContaining({
        name: 'Leo Castellan',
        yearGroup: 'Year 3',
        need: 'ASD',
        setting: 'Fernhill Primary',
        erased: false,
      }),
    ]);
  });
});

describe('what was typed into the find box', () => {
  it.each([
    ['EHC-2026-0412', { reference: 'EHC-2026-0412' }],
    ['ehc 2026 0412', { reference: 'EHC-2026-0412' }],
    ['1234567890', { uln: '1234567890' }],
    ['Maya 2/11/2018', { parts: ['maya'], birthDate: '2018-11-02' }],
    ['Maya 31/2/2018', { parts: ['maya'], birthDate: null, noDate: '31/2/2018' }],
    ['4/9/2018', { parts: [], birthDate: '2018-09-04', noDate: null }],
    ['04.09.2018', { parts: [], birthDate: '2018-09-04' }],
    ['2018-09-04', { parts: [], birthDate: '2018-09-04' }],
    ['4 Sep 2018 maya', { parts: ['maya'], birthDate: '2018-09-04' }],
    ['Maya 4th September 2018', { parts: ['maya'], birthDate: '2018-09-04' }],
    ['4 sept. 2018', { birthDate: '2018-09-04' }],
    ['Castellan, Leo', { parts: ['castellan', 'leo'], birthDate: null }],
    ['April May', { parts: ['april', 'may'], birthDate: null, noDate: null }],
  ])('%s', (text, terms) => {
    expect(findTerms(text)).toMatchObject(terms);
  });

  it('folds letters that Unicode does not take apart', () => {
    expect(nameParts('Łukasz Größe-Ærø')).toEqual(['lukasz', 'grosse', 'aero']);
  });
});

describe('the year group', () => {
  it.each([
    ['2015-08-31', 'Year 7'],
    ['2015-09-01', 'Year 6'],
    ['2021-09-01', 'Reception'],
    ['2022-08-31', 'Reception'],
    ['2022-09-01', 'Nursery'],
    ['2024-01-01', 'Early years'],
    ['2008-09-01', 'Year 13'],
    ['2008-08-31', null],
  ])('of a child born on %s is %s in November 2026', (born, year) => {
    expect(yearGroupOf(day(born), day('2026-11-23'))).toBe(year);
  });
});
