import { CaseNotFound } from '../../../src/children/case-record.service.js';
import type { CaseRecord } from '../../../src/children/case-record.js';
import { day } from '../../support/assessment-facts.js';
import { asPriya } from '../../support/temporary-store.js';
import { childrenUnderTest, requestFor } from './children-fixture.js';
import type { ChildrenUnderTest } from './children-fixture.js';

// Maya Thornbury: first recorded as received on 20 August; corrected on 1 October to 17 August.
describe('the record of a case', () => {
  let children: ChildrenUnderTest;
  let id: string;
  let reference: string;
  let assessment: string;

  beforeAll(async () => {
    children = await childrenUnderTest();
    const { intake, store } = children;
    children.setNow('2026-08-21T09:00:00.000Z');
    const taken = await intake.recordNewRequest(
      requestFor({ surname: 'Thornbury', forename: 'Maya' }, { receivedOn: day('2026-08-20') }),
      asPriya(),
    );
    id = taken.childId;
    reference = taken.reference ?? '';
    assessment = taken.needsAssessmentId;
    const record = (command: object) =>
      store.commands.execute('needsAssessment', assessment, command as never, asPriya());
    children.setNow('2026-09-28T10:00:00.000Z');
    await record({ type: 'NotifyDecisionToAssess', on: day('2026-09-24'), data: { overturns: null } });
    // 00:30 on 2 October in London is still 1 October in UTC.
    children.setNow('2026-10-01T23:30:00.000Z');
    await record({ type: 'CorrectFact', revision: 0, reason: 'mistyped', occurredOn: day('2026-08-17') });
    children.setNow('2026-11-23T09:00:00.000Z');
    await children.caughtUp();
  });
  afterAll(() => children.close());

  const read = (question: Record<string, string | boolean> = {}): Promise<CaseRecord> =>
    children.cases.caseRecord(id, question);
  const clock = (record: CaseRecord, rule: string) =>
    record.processes[0]?.clocks.find((deadline) => deadline.rule === rule);

  it('shows the case as it stands, by id and by reference', async () => {
    const record = await read();
    expect(record).toMatchObject({ case: id, reference, asAt: '2026-11-23', knownOn: null, name: 'Maya Thornbury' });
    expect(record.processes).toMatchObject([
      {
        stream: `needsAssessment-${assessment}`,
        workflow: 'needsAssessment',
        stage: 'assessing',
        stageSince: '2026-09-24',
        revision: 2,
      },
    ]);
    expect(clock(record, 'A1')).toMatchObject({ day0: '2026-08-17', due: '2026-09-28', status: 'met' });
    expect(clock(record, 'C3')).toMatchObject({ due: '2027-01-04', status: 'running', daysOver: 0 });
    expect(await children.cases.caseRecord(reference.toLowerCase())).toEqual(record);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });

  it('as at a day of the world, holds only what had happened, with corrections applied, judged on that day', async () => {
    const record = await read({ asAt: '2026-08-18' });
    expect(record.processes[0]).toMatchObject({ stage: 'consideringRequest', stageSince: '2026-08-17' });
    expect(clock(record, 'A1')).toMatchObject({ day0: '2026-08-17', status: 'running', completedOn: null });
    expect((await read({ asAt: '2026-08-16' })).processes).toEqual([]);
  });

  it('known on a day, holds only what had been written down by its end in London, and is judged on that day', async () => {
    const before = await read({ knownOn: '2026-10-01' });
    expect(before.asAt).toBe('2026-10-01');
    expect(clock(before, 'A1')).toMatchObject({ day0: '2026-08-20', due: '2026-10-01', status: 'met' });
    expect(clock(before, 'C3')).toMatchObject({ due: '2027-01-07' });
    const after = await read({ knownOn: '2026-10-02' });
    expect(clock(after, 'A1')).toMatchObject({ day0: '2026-08-17', due: '2026-09-28' });
    expect((await read({ knownOn: '2026-09-27' })).processes[0]?.stage).toBe('consideringRequest');
  });

  it('takes the two days apart: the world on one day as it was known on another', async () => {
    const record = await read({ asAt: '2026-08-18', knownOn: '2026-09-30' });
    expect(record.processes).toEqual([]);
    const later = await read({ asAt: '2026-11-20', knownOn: '2026-09-27' });
    expect(clock(later, 'A1')).toMatchObject({ status: 'overdue', daysOver: 50 });
  });

  it('before anything was known, says so without a child', async () => {
    const record = await read({ knownOn: '2026-08-20' });
    expect(record).toMatchObject({ case: id, child: null, processes: [] });
    expect(record.reference).toBe(reference);
  });

  it('gives the history in the order of recording, with what was corrected', async () => {
    const events = await children.cases.history(id);
    expect(events.map(({ type }) => type).slice(-3)).toEqual([
      'RequestReceived',
      'DecisionToAssessNotified',
      'FactCorrected',
    ]);
    expect(events.find(({ type }) => type === 'RequestReceived')).toMatchObject({
      occurredOn: '2026-08-20',
      correctedBy: 2,
    });
    expect(events.find(({ type }) => type === 'DecisionToAssessNotified')?.correctedBy).toBeNull();
    const known = await children.cases.history(id, { knownOn: day('2026-10-01') });
    expect(known.map(({ type }) => type)).not.toContain('FactCorrected');
    expect(known.find(({ type }) => type === 'RequestReceived')?.correctedBy).toBeNull();
  });

  it('knows no case of another authority, and none that was never recorded', async () => {
    const elsewhere = await children.intake.recordNewRequest(
      requestFor({ surname: 'Elsewhere', forename: 'Ana' }),
      asPriya({ authority: '998' }),
    );
    for (const unknown of [elsewhere.childId, 'EHC-2026-9999', '00000000-0000-4000-8000-000000000000', '../x', '']) {
      await expect(children.cases.caseRecord(unknown)).rejects.toThrow(CaseNotFound);
    }
  });
});
