import {
  amended,
  broughtIn,
  ceased,
  decided,
  fact,
  held,
  history,
  lineOf,
  linesOfRule,
  made,
  noticed,
  planAfter,
  record,
  replanned,
  standing,
  transferPlanned,
} from '../../support/plan-facts.js';
import type { Step } from '../../support/plan-facts.js';
import { itHasTheLimit, itTakesNoException } from '../../support/plan-limits.js';
import type { LimitSpec } from '../../support/plan-limits.js';

const plan = planAfter(made('2014-09-15'));
/** The amended plan that names the new setting. */
const named = (on: string): readonly Step[] => [
  noticed('2024-01-15', { reviewId: null, noticeId: 'n9' }),
  amended(on, 'parentOrYoungPerson', { noticeId: 'n9', transferId: 't1' }),
];

const toSecondary: LimitSpec = {
  rule: 'E12',
  subject: 't1',
  from: (on) => plan.and(transferPlanned('2014-09-22', on)),
  done: named,
  start: '2025-09-01',
  due: '2025-02-14',
  relaxedFrom: null,
};
const toPost16: LimitSpec = {
  ...toSecondary,
  rule: 'E13',
  from: (on) => plan.and(transferPlanned('2014-09-22', on, 'secondaryToPost16')),
  due: '2025-03-30',
  actBy: '2025-03-28',
};

describe('E12 phase transfer other than to post-16', () => {
  itHasTheLimit(toSecondary);
  itTakesNoException(toSecondary);

  it.each([
    'earlyYearsToSchool',
    'infantToJunior',
    'primaryToMiddle',
    'primaryToSecondary',
    'middleToSecondary',
  ] as const)('is the limit of %s', (kind) => {
    const story = plan.and(transferPlanned('2024-09-16', '2026-09-01', kind));
    expect(lineOf(story, 'E12')).toMatchObject({ due: '2026-02-14', actBy: '2026-02-13' });
  });

  it('is taken as 15 February where the authority keeps to the customary day (P7)', () => {
    const onTheDay = toSecondary.from('2025-09-01').and(...named('2025-02-15'));
    expect(standing(onTheDay, 'E12')).toEqual(['2025-02-14', 'metLate', 1]);
    expect(standing(onTheDay, 'E12', { policy: { P7: 'customary' } })).toEqual(['2025-02-15', 'met', 0]);
  });

  it('follows the year of the transfer, not the day', () => {
    expect(standing(toSecondary.from('2025-11-03'), 'E12')[0]).toBe('2025-02-14');
  });
});

describe('E13 phase transfer from secondary to post-16', () => {
  itHasTheLimit(toPost16);
  itTakesNoException(toPost16);

  it('is taken as 31 March where the authority keeps to the customary day (P7)', () => {
    const onTheDay = toPost16.from('2025-09-01').and(...named('2025-03-31'));
    expect(standing(onTheDay, 'E13')).toEqual(['2025-03-30', 'metLate', 1]);
    expect(standing(onTheDay, 'E13', { policy: { P7: 'customary' } })).toEqual(['2025-03-31', 'met', 0]);
  });

  it('was before 31 May for a transfer on 1 September 2015, and on that day alone (reg 18(3))', () => {
    expect(standing(toPost16.from('2015-09-01'), 'E13')[0]).toBe('2015-05-30');
    expect(standing(toPost16.from('2015-09-01'), 'E13', { policy: { P7: 'customary' } })[0]).toBe('2015-05-31');
    expect(standing(toPost16.from('2015-09-02'), 'E13')[0]).toBe('2015-03-30');
    expect(standing(toSecondary.from('2015-09-01'), 'E12')[0]).toBe('2015-02-14');
  });
});

describe('E14 post-16 to post-16 at another time', () => {
  const between: LimitSpec = {
    ...toSecondary,
    rule: 'E14',
    from: (on) => plan.and(transferPlanned('2014-09-22', on, 'post16ToPost16')),
    start: '2026-01-05',
    due: '2025-08-05',
  };
  itHasTheLimit(between);
  itTakesNoException(between);

  it('takes the last day of the month where the fifth month back has no such day', () => {
    expect(standing(between.from('2026-07-31'), 'E14')[0]).toBe('2026-02-28');
  });

  it('must be done a day earlier where the authority counts clear days (P8)', () => {
    const done = between.from('2026-01-05').and(...named('2025-08-05'));
    expect(standing(done, 'E14')[1]).toBe('met');
    expect(standing(done, 'E14', { policy: { P8: 'clearDays' } })).toEqual(['2025-08-04', 'metLate', 1]);
  });

  it('shows the Friday to act by for a limit on a Sunday', () => {
    expect(lineOf(between.from('2026-04-04'), 'E14')).toMatchObject({ due: '2025-11-04', actBy: '2025-11-04' });
    expect(lineOf(between.from('2026-04-02'), 'E14')).toMatchObject({ due: '2025-11-02', actBy: '2025-10-31' });
  });

  it('moves with the planned date, also once the plan names the setting', () => {
    const moved = between.from('2026-01-05').and(replanned('2025-06-02', '2026-04-13', 'post16ToPost16'));
    expect(standing(moved, 'E14')[0]).toBe('2025-11-13');
    const after = between
      .from('2026-01-05')
      .and(...named('2025-07-14'), replanned('2025-09-01', '2025-11-03', 'post16ToPost16'));
    expect(standing(after, 'E14')).toEqual(['2025-06-03', 'metLate', 41]);
  });
});

describe('a phase transfer', () => {
  const planned = plan.and(transferPlanned('2025-09-22', '2026-09-01'));

  it('takes the limit of its kind when the kind is put right', () => {
    const other = planned.and(replanned('2025-10-01', '2026-09-01', 'secondaryToPost16'));
    expect(linesOfRule(other, 'E12')).toEqual([]);
    expect(standing(other, 'E13')[0]).toBe('2026-03-30');
  });

  it('is kept when the family first has the plan that names the setting', () => {
    const twice = planned.and(
      noticed('2025-11-03', { reviewId: null, noticeId: 'n9' }),
      amended('2026-02-02', 'parentOrYoungPerson', { noticeId: 'n9', transferId: 't1' }),
      amended('2026-03-02', 'setting', { noticeId: 'n9', transferId: 't1' }),
    );
    expect(standing(twice, 'E12')).toEqual(['2026-02-14', 'met', 0]);
  });

  it('has no limit any more once it is called off, nor once the plan has ended', () => {
    const off = planned.and(
      record('CallOffPhaseTransfer', '2026-01-12', { transferId: 't1', because: 'staysInSetting' }),
    );
    expect(standing(off, 'E12')).toEqual(['2026-02-14', 'closed', 0]);
    expect(standing(planned.and(ceased('2026-01-12', '7')), 'E12')).toEqual(['2026-02-14', 'closed', 0]);
  });

  it('planned again after it was called off is to be done again', () => {
    const again = planned.and(
      noticed('2025-11-03', { reviewId: null, noticeId: 'n9' }),
      amended('2026-02-02', 'parentOrYoungPerson', { noticeId: 'n9', transferId: 't1' }),
      record('CallOffPhaseTransfer', '2026-03-02', { transferId: 't1', because: 'staysInSetting' }),
      transferPlanned('2026-09-21', '2027-09-01'),
    );
    expect(standing(again, 'E12')).toEqual(['2027-02-14', 'running', 0]);
  });

  const cohort = (on: string): Step =>
    record('RecordSchoolCohort', on, { receptionYear: 2020, route: 'primarySecondary', by: 'birthDate' });

  it('follows from the cohort, and stays called off when the cohort is recorded again', () => {
    const derived = planAfter(made('2024-09-03'), cohort('2024-09-03'));
    expect(standing(derived, 'E12')).toEqual(['2027-02-14', 'running', 0]);
    expect(standing(derived, 'E13')).toEqual(['2032-03-30', 'running', 0]);
    const off = derived.and(
      record('CallOffPhaseTransfer', '2026-09-21', {
        transferId: 'primaryToSecondary-2027',
        because: 'staysInSetting',
      }),
      cohort('2026-10-05'),
    );
    expect(standing(off, 'E12')[1]).toBe('closed');
    expect(new Set(off.state.phaseTransfers.map(({ transferId }) => transferId)).size).toBe(
      off.state.phaseTransfers.length,
    );
  });

  const stated = history(fact('PhaseTransferRecorded', '2026-01-15', { dueOn: '2027-02-15', finalisedOn: null }));

  it('is one with the transfer that a return stated before it was planned', () => {
    const imported = planAfter(broughtIn('2019-03-04'), stated);
    const together = [imported.and(transferPlanned('2026-09-21', '2027-09-01')), imported.and(cohort('2026-09-21'))];
    for (const story of together) expect(standing(story, 'E12')).toEqual(['2027-02-14', 'running', 0]);
  });

  it('is one with the transfer that a return states after it was planned', () => {
    const story = planAfter(broughtIn('2019-03-04'), transferPlanned('2025-09-22', '2027-09-01'), stated);
    expect(standing(story, 'E12')).toEqual(['2027-02-14', 'running', 0]);
  });

  it('and the annual review of the same year are told apart', () => {
    const both = planned.and(held('2025-11-03'), decided('2025-11-24'));
    expect(standing(both, 'E12', { asOf: '2026-02-01' })).toEqual(['2026-02-14', 'running', 0]);
    expect(standing(both, 'E2', { asOf: '2026-02-01' })).toEqual(['2026-11-23', 'running', 0]);
  });
});
