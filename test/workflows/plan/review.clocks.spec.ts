import {
  already,
  amended,
  amendedForAll,
  arranged,
  ceased,
  circulated,
  closed,
  contributed,
  decided,
  held,
  invited,
  lineOf,
  linesOfRule,
  made,
  notAmended,
  noticed,
  planAfter,
  record,
  reported,
  rulesOf,
  standing,
} from '../../support/plan-facts.js';
import type { PlanStory } from '../../support/plan-facts.js';
import { itCountsDispatch, itHasTheLimit, itTakesNoException } from '../../support/plan-limits.js';
import type { LimitSpec } from '../../support/plan-limits.js';

const plan = planAfter(made('2018-09-03'));
/** A review whose meeting is to be held on the day. */
const meetingAt = (on: string): PlanStory => plan.and(arranged('2020-01-06', on));
const metOn = (on: string): PlanStory => plan.and(held(on));

describe.each([
  ['E3 notice of the review meeting', 'E3', (on: string) => [invited(on)]],
  ['E4 advice circulated before the meeting', 'E4', (on: string) => [circulated(on)]],
] as const)('%s', (_, rule, done) => {
  const notice: LimitSpec = {
    rule,
    subject: 'r1',
    from: meetingAt,
    done: (on) => (on < '2026-10-19' ? done(on) : [held('2026-10-19'), ...done(on)]),
    start: '2026-10-19',
    due: '2026-10-05',
    late: 'cutShort',
    relaxedFrom: null,
  };

  it('must go two weeks before the meeting', () => {
    expect(standing(meetingAt('2026-12-07'), rule)).toEqual(['2026-11-23', 'running', 0]);
    expect(lineOf(meetingAt('2026-12-06'), rule)).toMatchObject({ due: '2026-11-22', actBy: '2026-11-20' });
  });

  it('is met on the last day, cut short the day after, and overdue while nothing was sent', () => {
    expect(standing(meetingAt('2026-10-19').and(...done('2026-10-05')), rule)).toEqual(['2026-10-05', 'met', 0]);
    expect(standing(meetingAt('2026-10-19').and(...done('2026-10-06')), rule)).toEqual(['2026-10-05', 'cutShort', 1]);
    expect(standing(meetingAt('2026-10-19'), rule, { asOf: '2026-10-15' })).toEqual(['2026-10-05', 'overdue', 10]);
  });

  it('must go a day earlier where the authority counts clear days (P8)', () => {
    const view = { policy: { P8: 'clearDays' as const } };
    expect(standing(meetingAt('2026-10-19').and(...done('2026-10-05')), rule, view)).toEqual([
      '2026-10-04',
      'cutShort',
      1,
    ]);
    expect(standing(meetingAt('2026-10-19').and(...done('2026-10-04')), rule, view)).toEqual(['2026-10-04', 'met', 0]);
  });

  it('is counted from the day on which the meeting was held, once it was', () => {
    const moved = meetingAt('2026-10-19').and(...done('2026-10-05'), held('2026-10-16'));
    expect(standing(moved, rule)).toEqual(['2026-10-02', 'cutShort', 3]);
  });

  it('is judged of a review that was not arranged here only where it was recorded', () => {
    expect(rulesOf(metOn('2026-10-19'))).not.toContain(rule);
    expect(standing(metOn('2026-10-19').and(...done('2026-10-01')), rule)).toEqual(['2026-10-05', 'met', 0]);
  });

  it('ends with a meeting that is called off', () => {
    const off = meetingAt('2026-10-19').and(
      record('CallOffReview', '2026-10-01', { reviewId: 'r1', because: 'postponed' }),
    );
    expect(rulesOf(off)).not.toContain(rule);
  });

  itTakesNoException(notice);
});

describe('E3 notice of a meeting that is moved', () => {
  it('must be given of the new day: what was sent of the old one does not count', () => {
    const moved = meetingAt('2026-11-16').and(invited('2026-10-12'), arranged('2026-10-20', '2026-11-02'));
    expect(standing(moved, 'E3', { asOf: '2026-10-21' })).toEqual(['2026-10-19', 'overdue', 2]);
    expect(standing(moved.and(invited('2026-10-21')), 'E3')).toEqual(['2026-10-19', 'cutShort', 2]);
  });

  it('stands where the same day is arranged again with another holder', () => {
    const same = meetingAt('2026-11-16').and(
      invited('2026-10-12'),
      arranged('2026-10-20', '2026-11-16', { heldBy: 'authority' }),
    );
    expect(standing(same, 'E3')).toEqual(['2026-11-02', 'met', 0]);
  });
});

describe('E5 the review report', () => {
  const report: LimitSpec = {
    rule: 'E5',
    subject: 'r1',
    from: metOn,
    done: (on) => [reported(on)],
    start: '2026-03-02',
    due: '2026-03-16',
    relaxedFrom: '2020-05-11',
  };
  itHasTheLimit(report);
  itTakesNoException(report);
  itCountsDispatch(report);

  it('shows Maundy Thursday to act by for a limit on Easter Monday', () => {
    expect(lineOf(metOn('2026-03-23'), 'E5')).toMatchObject({ due: '2026-04-06', actBy: '2026-04-02' });
  });

  it('stays met when it is sent again to one more person', () => {
    expect(standing(metOn('2026-03-02').and(reported('2026-03-12'), reported('2026-05-01')), 'E5')).toEqual([
      '2026-03-16',
      'met',
      0,
    ]);
  });
});

describe('E6 the review decision', () => {
  const decision: LimitSpec = {
    rule: 'E6',
    subject: 'r1',
    from: metOn,
    done: (on) => [decided(on)],
    start: '2026-03-02',
    due: '2026-03-30',
    relaxedFrom: '2020-05-11',
  };
  itHasTheLimit(decision);
  itTakesNoException(decision);
  itCountsDispatch(decision);

  it('does not stop for Christmas, and shows the working day to act by', () => {
    expect(lineOf(metOn('2025-11-28'), 'E6')).toMatchObject({ due: '2025-12-26', actBy: '2025-12-24' });
  });

  it('is not met by a decision to amend alone: the notice with its evidence belongs to it (Devon)', () => {
    const said = metOn('2026-03-02').and(decided('2026-03-20', 'amend'));
    expect(standing(said, 'E6', { asOf: '2026-04-15' })).toEqual(['2026-03-30', 'overdue', 16]);
    const bare = said.and(noticed('2026-03-25', { withEvidence: false }));
    expect(standing(bare, 'E6', { asOf: '2026-04-15' })).toEqual(['2026-03-30', 'overdue', 16]);
    expect(standing(bare.and(noticed('2026-04-02')), 'E6')).toEqual(['2026-03-30', 'metLate', 3]);
    expect(standing(said.and(noticed('2026-03-20')), 'E6')).toEqual(['2026-03-30', 'met', 0]);
  });

  it('stays met when the notice is served again with other proposals', () => {
    const again = metOn('2026-03-02').and(decided('2026-03-20', 'amend'), noticed('2026-03-20'), noticed('2026-05-11'));
    expect(standing(again, 'E6')).toEqual(['2026-03-30', 'met', 0]);
    expect(standing(again, 'E9')[0]).toBe('2026-07-06');
  });

  it('stays met when the first proposal was dropped and another follows', () => {
    const second = metOn('2026-03-02').and(
      decided('2026-03-20', 'amend'),
      noticed('2026-03-20'),
      notAmended('2026-04-20'),
      noticed('2026-06-01', { noticeId: 'n2' }),
    );
    expect(standing(second, 'E6')).toEqual(['2026-03-30', 'met', 0]);
  });

  it('is met by a decision to maintain or to cease alone', () => {
    expect(standing(metOn('2026-03-02').and(decided('2026-03-30', 'cease')), 'E6')).toEqual(['2026-03-30', 'met', 0]);
  });

  it('stops when the plan ends, and when a later review is decided instead', () => {
    expect(standing(metOn('2026-03-02').and(ceased('2026-03-09', '7')), 'E6')).toEqual(['2026-03-30', 'closed', 0]);
    const later = metOn('2025-03-03').and(held('2026-03-02', 'r2'), decided('2026-03-09', 'maintain', 'r2'));
    expect(standing(later, 'E6', { subject: 'r1' })[1]).toBe('closed');
  });
});

describe('E7 preparing for adulthood', () => {
  const older = plan.and(
    held('2026-03-02', 'r1', { yearNineOrLater: true }),
    contributed('2026-03-02'),
    decided('2026-03-16'),
  );

  it('is content, not a limit: open until the review is closed with it considered', () => {
    expect(lineOf(older, 'E7')).toMatchObject({ due: null, status: 'running', kind: 'content', binding: false });
    expect(standing(older.and(closed('2026-03-20', { preparingForAdulthood: true })), 'E7')).toEqual([null, 'met', 0]);
  });

  it('stays open where the review was closed without it', () => {
    expect(standing(older.and(already(closed('2026-03-20'))), 'E7')).toEqual([null, 'running', 0]);
  });

  it('is asked from year 9, as somebody said or as the cohort has it', () => {
    const cohort = (receptionYear: number): PlanStory =>
      plan.and(
        record('RecordSchoolCohort', '2025-09-01', { receptionYear, route: 'primarySecondary', by: 'birthDate' }),
        held('2026-10-05'),
      );
    expect(rulesOf(cohort(2017))).toContain('E7');
    expect(rulesOf(cohort(2018))).not.toContain('E7');
    expect(rulesOf(plan.and(held('2026-10-05', 'r1', { yearNineOrLater: false })))).not.toContain('E7');
  });
});

describe('E11 the whole cycle', () => {
  const amending = metOn('2026-03-02').and(decided('2026-03-30', 'amend'), noticed('2026-03-30'));

  it('is twelve weeks from the meeting to the final amended plan, derived and never a breach of its own', () => {
    expect(lineOf(amending, 'E11', { asOf: '2026-06-01' })).toMatchObject({ due: '2026-05-25', actBy: '2026-05-22', status: 'running', binding: false }); // prettier-ignore
    expect(standing(amending.and(...amendedForAll('2026-05-25')), 'E11')).toEqual(['2026-05-25', 'met', 0]);
    expect(standing(amending.and(...amendedForAll('2026-05-26')), 'E11')).toEqual(['2026-05-25', 'metLate', 1]);
  });

  it('waits for every recipient, or for the parent alone where P12 says so', () => {
    const parent = amending.and(amended('2026-05-20'));
    expect(standing(parent, 'E11')[1]).toBe('running');
    expect(standing(parent, 'E11', { policy: { P12: 'parent' } })[1]).toBe('met');
  });

  it('ends where the plan is not amended after all', () => {
    expect(standing(amending.and(notAmended('2026-04-20')), 'E11')[1]).toBe('closed');
  });

  it('is not shown of a review that maintains the plan', () => {
    expect(rulesOf(metOn('2026-03-02').and(decided('2026-03-16')))).not.toContain('E11');
  });
});

describe('an interim look at the plan', () => {
  it('has none of the limits of a review', () => {
    const looked = plan.and(
      arranged('2026-02-02', '2026-03-02', { kind: 'interim' }),
      held('2026-03-02', 'r1', { kind: 'interim', yearNineOrLater: true }),
    );
    expect(looked.lines().filter(({ subject }) => subject === 'r1')).toEqual([]);
    expect(linesOfRule(looked, 'E1')).toHaveLength(1);
  });
});
