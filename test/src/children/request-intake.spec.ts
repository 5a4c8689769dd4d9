import { randomUUID } from 'node:crypto';
import { DatabaseSync } from '@photostructure/sqlite';
import { join } from 'node:path';
import { PossibleMatches } from '../../../src/children/request-intake.service.js';
import { StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import { day } from '../../support/assessment-facts.js';
import { asPriya } from '../../support/temporary-store.js';
import { childrenUnderTest, requestFor } from './children-fixture.js';
import type { ChildrenUnderTest } from './children-fixture.js';

describe('taking in a request', () => {
  let children: ChildrenUnderTest;
  const maya = requestFor({ surname: 'Thornbury', forename: 'Maya' });

  beforeEach(async () => {
    children = await childrenUnderTest();
  });
  afterEach(() => children.close());

  const typesOf = async (stream: string): Promise<readonly string[]> =>
    (await children.store.events.readStream(stream)).map(({ type }) => type);

  it('records who the child is and the request, in that order, with a reference of the year it came', async () => {
    const { childId, reference, childCreated, needsAssessmentId } = await children.intake.recordNewRequest(
      maya,
      asPriya(),
    );
    expect(childCreated).toBe(true);
    expect(reference).toMatch(/^EHC-2026-\d{4}$/);
    expect(await typesOf(`child-${childId}`)).toEqual([
      'ChildRecorded',
      'ResponsibleAuthorityRecorded',
      'ParentRecorded',
      'NeedRecorded',
      'SettingRecorded',
    ]);
    expect(await typesOf(`needsAssessment-${needsAssessmentId}`)).toEqual(['RequestReceived']);
    const [, , parent] = await children.store.events.readStream(`child-${childId}`);
    expect(parent?.sealed.map(({ subject }) => subject)).not.toContain(childId);
  });

  it('does nothing the second time', async () => {
    const context = asPriya();
    const first = await children.intake.recordNewRequest(maya, context);
    const head = await children.store.events.head();
    const second = await children.intake.recordNewRequest(maya, context);
    expect(second).toMatchObject({ childId: first.childId, reference: first.reference, outcome: { replayed: true } });
    expect(await children.store.events.head()).toBe(head);
  });

  it.each([1, 2])('completes what a crash before write %i cut short', async (failing) => {
    const context = asPriya();
    const { events } = children.store;
    const append = events.append.bind(events);
    let writes = 0;
    events.append = (...all) => {
      writes += 1;
      return writes === failing ? Promise.reject(new StoreUnavailable('gone')) : append(...all);
    };
    await expect(children.intake.recordNewRequest(maya, context)).rejects.toThrow(StoreUnavailable);
    const { childId, needsAssessmentId, childCreated } = await children.intake.recordNewRequest(maya, context);
    expect(childCreated).toBe(true);
    expect(await typesOf(`child-${childId}`)).toHaveLength(5);
    expect(await typesOf(`needsAssessment-${needsAssessmentId}`)).toEqual(['RequestReceived']);
    expect(await events.head()).toBe(6);
  });

  it('records a request about the child on file whose pupil number it gives', async () => {
    const upn = 'A123456789012';
    const child = { surname: 'Thornbury', forename: 'Maya', upn };
    const first = await children.intake.recordNewRequest(requestFor(child), asPriya());
    const second = await children.intake.recordNewRequest(requestFor({ ...child, surname: 'Thornbery' }), asPriya());
    expect(second).toMatchObject({ childId: first.childId, childCreated: false });
    expect(second.needsAssessmentId).not.toBe(first.needsAssessmentId);
    expect(await typesOf(`child-${first.childId}`)).toHaveLength(5);
  });

  it('offers children of the same surname and birth date with their assessments, and records nothing', async () => {
    const first = await children.intake.recordNewRequest(maya, asPriya());
    await children.caughtUp();
    const head = await children.store.events.head();
    const refused = children.intake.recordNewRequest(requestFor({ surname: 'THORNBURY', forename: 'Mia' }), asPriya());
    await expect(refused).rejects.toThrow(PossibleMatches);
    expect(await children.store.events.head()).toBe(head);
    const matches = await children.intake.possibleMatches(
      { surname: 'Thornbury', birthDate: '2018-11-02' },
      asPriya({ commandId: randomUUID() }),
    );
    expect(matches).toMatchObject([
      {
        by: 'surnameAndBirthDate',
        child: { childId: first.childId, name: 'Maya Thornbury' },
        assessments: [{ id: first.needsAssessmentId, stage: 'consideringRequest', receivedOn: '2026-08-17' }],
      },
    ]);
  });

  it('refuses a request that cannot be before anybody is registered', async () => {
    const late = requestFor({ surname: 'Never', forename: 'Nora' }, { receivedOn: day('2026-11-24') });
    await expect(children.intake.recordNewRequest(late, asPriya())).rejects.toMatchObject({
      code: 'dated-in-the-future',
    });
    const { keys } = children.store;
    expect(await keys.findPersons('999', { surname: 'Never', birthDate: '2018-11-02' })).toEqual([]);
  });

  it('leaves neither names nor free text on the disk in clear', async () => {
    await children.intake.recordNewRequest({ ...maya, text: 'Selective mutism' }, asPriya());
    await children.caughtUp();
    await children.search.ready();
    const { folder } = children.store;
    for (const file of ['events.sqlite', 'read-models.sqlite', 'keys.sqlite']) {
      const database = new DatabaseSync(join(folder, file), { readOnly: true });
      const dump = JSON.stringify(
        (database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]).map(
          ({ name }): unknown => database.prepare(`SELECT * FROM "${name}"`).all(),
        ),
      );
      database.close();
      expect(dump).not.toMatch(/Thornbury|Maya|mutism|2018-11-02|Fernhill/);
    }
  });
});
