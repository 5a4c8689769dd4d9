import { randomUUID } from 'node:crypto';
import type { AuthorityCommand } from '../../../workflows/authority/authority.commands.js';
import { CommandRejected } from '../../../workflows/kernel/command-rejected.js';
import { excusableLimitsOf } from '../../../workflows/needs-assessment/excusable-limits.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { CaseRecordService } from '../../../src/children/case-record.service.js';
import { figureRowsFromLog } from '../../../src/performance/figure-rows.js';
import { endOfLondonDay } from '../../../src/commands/london-time.js';
import { day, requestReceived } from '../../support/assessment-facts.js';
import { asPriya, temporaryStore } from '../../support/temporary-store.js';
import type { TemporaryStore } from '../../support/temporary-store.js';
import { period, recordClosures } from '../../workflows/authority/authority-facts.js';

describe('a case under its authority’s settings', () => {
  let now = new Date('2026-05-18T10:00:00Z');
  let store: TemporaryStore;
  let child: string;
  const id = randomUUID();
  const on = (text: string): void => {
    now = new Date(`${text}T10:00:00Z`);
  };
  const assess = (type: string, date: string, data: object) =>
    store.commands.execute('needsAssessment', id, { type, on: day(date), data } as never, asPriya());
  const settle = (command: AuthorityCommand) => store.commands.execute('authority', '999', command, asPriya());
  const choose = (option: 'P1' | 'P3', value: string, date: string): AuthorityCommand => ({
    type: 'ChoosePolicyOption',
    on: day(date),
    data: { option, value, reason: 'Decided by the board' },
  });

  /** The family says that the school was closed from June on; the head was asked for advice on 10 June. */
  const claim = { ground: 'schoolClosure', from: day('2026-06-01'), to: day('2026-09-20') } as const;
  const answerTo = async (today: string, knownOn: string | null) => {
    const { state } = await store.commands.load('needsAssessment', id);
    const basis = store.basis.decisionBasis(day(today), knownOn === null ? null : day(knownOn));
    return excusableLimitsOf(state as NeedsAssessment, claim, basis).find(({ clock }) => clock.rule === 'C3')?.answer;
  };
  const claiming = (exceptionId: string) =>
    assess('ClaimException', '2026-09-21', {
      ...claim,
      exceptionId,
      evidenced: true,
      limits: [{ rule: 'C3', subject: null, limb: 'X13a' }],
    });

  beforeAll(async () => {
    store = temporaryStore({ now: () => now });
    await store.projector.start();
    child = await store.person();
    const details = { surname: 'Thornbury', forename: 'Maya', birthDate: '2018-11-02' };
    const recordChild = { type: 'RecordChild', on: day('2026-05-18'), data: { reference: 'EHC-2026-0001' } };
    await store.commands.execute(
      'child',
      child,
      { ...recordChild, personal: { [child]: details } } as never,
      asPriya(),
    );
    await assess('RecordRequest', '2026-05-18', { ...requestReceived('2026-05-18').data, childId: child });
    on('2026-06-10');
    await assess('NotifyDecisionToAssess', '2026-06-10', { overturns: null });
    const asked = { adviceId: randomUUID(), body: 'education', organisation: null };
    await assess('RequestAdvice', '2026-06-10', asked);
    // A Saturday: an authority may count it as received on the Monday (P1).
    on('2026-06-15');
    const psychology = { adviceId: randomUUID(), body: 'educationalPsychology', organisation: null };
    await assess('RequestAdvice', '2026-06-13', psychology);
    on('2026-09-25');
  });
  afterAll(() => store.close());

  it('takes claimed days as closed while the authority keeps no closures', async () => {
    expect(await answerTo('2026-09-25', null)).toMatchObject({ possible: true, limb: 'X13a' });
    await claiming(randomUUID());
  });

  it('is judged by the closures once they are recorded, and as known before as it was judged then', async () => {
    on('2026-10-01');
    await settle(recordClosures(2025, [period('Summer holiday', '2026-07-22', '2026-09-02')], {}, '2026-10-01'));
    expect(await answerTo('2026-10-01', null)).toMatchObject({
      possible: false,
      reason: expect.stringContaining('15 July 2026 to 26 August 2026') as string,
    });
    expect(await answerTo('2026-10-01', '2026-10-01')).toMatchObject({ possible: false });
    expect(await answerTo('2026-09-30', '2026-09-30')).toMatchObject({ possible: true, limb: 'X13a' });
    const refused = await claiming(randomUUID()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CommandRejected);
    expect(refused).toMatchObject({ code: 'exception-cannot-excuse' });
  });

  it('takes claimed days as closed in a year, or for settings, of which no closures are kept', async () => {
    const { state } = await store.commands.load('needsAssessment', id);
    const basis = store.basis.decisionBasis(day('2026-10-01'));
    const early = excusableLimitsOf(state as NeedsAssessment, { ...claim, ground: 'earlyYearsClosure' }, basis);
    expect(early.find(({ clock }) => clock.rule === 'C3')?.answer).toMatchObject({ possible: true, limb: 'X13b' });
    const closures = basis.calendar.closures.map((closure) => ({ ...closure, firstClosedOn: day('2025-07-22') }));
    const lastYear = { ...basis, calendar: { ...basis.calendar, closures } };
    const answers = excusableLimitsOf(state as NeedsAssessment, claim, lastYear);
    expect(answers.find(({ clock }) => clock.rule === 'C3')?.answer).toMatchObject({ possible: true });
  });

  it('has its due dates by the options of now, and as known before by those of then, in record and figures alike', async () => {
    on('2026-10-12');
    await settle(choose('P3', 'day1', '2026-10-12'));
    await settle(choose('P1', 'nextWorkingDay', '2026-10-12'));
    const { commands, readModels, keys, basis, events } = store;
    await store.projector.reached(await events.head());
    const records = new CaseRecordService(commands, readModels, keys, basis, { code: '999' });
    const due = async (question: object): Promise<unknown> => {
      const { processes } = await records.caseRecord(child, question);
      return processes[0]?.clocks.find(({ rule }) => rule === 'C3')?.due;
    };
    expect(await due({})).toBe('2026-10-04');
    expect(await due({ knownOn: day('2026-10-11') })).toBe('2026-10-05');
    expect(await due({ knownOn: day('2026-10-12') })).toBe('2026-10-04');
    // What held on a day of the world that is looked back to, as everything else recorded now about that day.
    expect(await due({ asAt: day('2026-10-11') })).toBe('2026-10-05');

    const adviceDueKnown = async (known: string) => {
      const until = endOfLondonDay(day(known));
      const options = { authority: '999', knownUntil: until.toISOString() };
      const { advice } = await figureRowsFromLog(events, basis.standingAsKnown(until), options);
      return advice.flatMap(({ items }) => items.map(({ dueOn }) => dueOn));
    };
    expect(await adviceDueKnown('2026-10-11')).toEqual(['2026-07-22', '2026-07-25']);
    expect(await adviceDueKnown('2026-10-12')).toEqual(['2026-07-22', '2026-07-27']);
    on('2026-10-13');
    await store.commands.execute(
      'authority',
      '999',
      { type: 'CorrectFact', revision: 1, reason: 'mistyped', occurredOn: day('2026-10-01') } as never,
      asPriya(),
    );
    expect(await adviceDueKnown('2026-10-11')).toEqual(['2026-07-22', '2026-07-25']);
    expect(await due({ knownOn: day('2026-10-11') })).toBe('2026-10-05');
    expect(await due({ asAt: day('2026-10-11') })).toBe('2026-10-04');
  });
});
