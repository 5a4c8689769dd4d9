import {
  already,
  amended,
  amendedForAll,
  answered,
  decided,
  held,
  lineOf,
  made,
  notAmended,
  noticed,
  planAfter,
  rulesOf,
  standing,
} from '../../support/plan-facts.js';
import type { PlanStory } from '../../support/plan-facts.js';
import { itCountsDispatch, itHasTheLimit, itTakesNoException, refusalOf } from '../../support/plan-limits.js';
import type { LimitSpec } from '../../support/plan-limits.js';

const reviewed = planAfter(made('2018-09-03'), held('2020-03-02'), decided('2020-03-16', 'amend'));
const noticeOn = (on: string): PlanStory => reviewed.and(noticed(on));
const outsideReview = (on: string): PlanStory => planAfter(made('2018-09-03'), noticed(on, { reviewId: null }));
/** To everybody, early or not. */
const sentOn = (on: string) => amendedForAll(on).map(already);

describe('E8 fifteen days for the family', () => {
  it('begin with the day the notice was served', () => {
    expect(lineOf(noticeOn('2026-06-10'), 'E8')).toMatchObject({ due: '2026-06-24', actBy: '2026-06-24' });
    expect(lineOf(noticeOn('2026-06-13'), 'E8')).toMatchObject({ due: '2026-06-27', actBy: '2026-06-26' });
    expect(standing(noticeOn('2026-06-10'), 'E8', { asOf: '2026-06-24' })[1]).toBe('running');
    expect(standing(noticeOn('2026-06-10'), 'E8', { asOf: '2026-06-25' })).toEqual(['2026-06-24', 'met', 0]);
  });

  it('are kept by a plan sent after them, and cut short by one sent before they are over', () => {
    expect(standing(noticeOn('2026-06-10').and(...sentOn('2026-06-25')), 'E8')[1]).toBe('met');
    expect(standing(noticeOn('2026-06-10').and(...sentOn('2026-06-24')), 'E8')).toEqual(['2026-06-24', 'cutShort', 0]);
    expect(refusalOf(noticeOn('2026-06-10'), amended('2026-06-24'))).toBe('fifteen-days-not-over');
    expect(refusalOf(noticeOn('2026-06-10'), amended('2026-06-25'))).toBeNull();
  });

  it('end early once the family has had and used its chance', () => {
    const used = noticeOn('2026-06-10').and(answered('2026-06-15'), amended('2026-06-16'));
    expect(standing(used, 'E8')[1]).toBe('met');
    expect(refusalOf(noticeOn('2026-06-10').and(answered('2026-06-15', false)), amended('2026-06-16'))).toBe(
      'fifteen-days-not-over',
    );
    expect(refusalOf(noticeOn('2026-06-10').and(answered('2026-06-15')), amended('2026-06-14'))).toBe(
      'fifteen-days-not-over',
    );
  });

  it('are working days where the authority counts so (P5)', () => {
    expect(standing(noticeOn('2026-06-10'), 'E8', { policy: { P5: 'working' } })[0]).toBe('2026-06-30');
  });

  it('begin anew when the notice is served again', () => {
    const again = noticeOn('2026-06-10').and(noticed('2026-06-17'));
    expect(standing(again, 'E8')[0]).toBe('2026-07-01');
  });

  itTakesNoException({
    rule: 'E8',
    subject: 'n1',
    from: noticeOn,
    done: sentOn,
    start: '2026-06-10',
    due: '2026-06-24',
    relaxedFrom: null,
  });
});

describe.each([
  ['E9 the final amended plan', 'E9', noticeOn],
  ['F1 the amended plan outside a review', 'F1', outsideReview],
] as const)('%s', (_, rule, from) => {
  const final: LimitSpec = {
    rule,
    subject: 'n1',
    from,
    done: sentOn,
    start: '2026-04-13',
    due: '2026-06-08',
    relaxedFrom: '2020-03-16',
  };
  itHasTheLimit(final);
  itTakesNoException(final);
  itCountsDispatch(final);

  it('shows Christmas Eve to act by for a limit on Boxing Day', () => {
    expect(lineOf(from('2025-10-31'), rule)).toMatchObject({ due: '2025-12-26', actBy: '2025-12-24' });
  });

  it('runs from the notice itself, however early it went', () => {
    const early = from('2026-03-17');
    expect(standing(early, rule)[0]).toBe('2026-05-12');
  });

  it('is kept when the last recipient has the plan, or the parent where P12 says so', () => {
    const parent = from('2026-04-13').and(amended('2026-06-08'));
    expect(standing(parent, rule, { asOf: '2026-06-10' })).toEqual(['2026-06-08', 'overdue', 2]);
    expect(standing(parent, rule, { policy: { P12: 'parent' } })).toEqual(['2026-06-08', 'met', 0]);
    const all = parent.and(amended('2026-06-08', 'setting'), amended('2026-06-11', 'commissioningBody'));
    expect(standing(all, rule)).toEqual(['2026-06-08', 'metLate', 3]);
  });

  it('does not wait for a setting where the plan names none', () => {
    const type = { namesSetting: false };
    const without = from('2026-04-13').and(
      amended('2026-06-08', 'parentOrYoungPerson', type),
      amended('2026-06-08', 'commissioningBody', type),
    );
    expect(standing(without, rule)[1]).toBe('met');
  });

  it('ends where the authority decides not to amend', () => {
    expect(standing(from('2026-04-13').and(notAmended('2026-05-11')), rule)).toEqual(['2026-06-08', 'closed', 0]);
  });
});

describe('E10 the decision not to amend', () => {
  const dropped: LimitSpec = {
    rule: 'E10',
    subject: 'n1',
    from: noticeOn,
    done: (on) => [notAmended(on)],
    start: '2026-04-13',
    due: '2026-06-08',
    relaxedFrom: '2020-03-16',
  };
  itHasTheLimit(dropped);
  itTakesNoException(dropped);
  itCountsDispatch(dropped);

  it('is needless once the plan is amended', () => {
    expect(standing(noticeOn('2026-04-13').and(...sentOn('2026-06-01')), 'E10')[1]).toBe('closed');
  });

  it('runs beside F1 outside a review as well', () => {
    expect(rulesOf(outsideReview('2026-04-13'))).toEqual(expect.arrayContaining(['E8', 'F1', 'E10']));
    expect(rulesOf(outsideReview('2026-04-13'))).not.toContain('E9');
  });
});

describe('E10 and E9 after the plan amended late', () => {
  it('end together: one duty was done, late, and the other fell away that day', () => {
    const late = noticeOn('2026-04-13').and(...sentOn('2026-06-15'));
    expect(standing(late, 'E9')).toEqual(['2026-06-08', 'metLate', 7]);
    expect(standing(late, 'E10')).toEqual(['2026-06-08', 'closed', 7]);
  });
});
