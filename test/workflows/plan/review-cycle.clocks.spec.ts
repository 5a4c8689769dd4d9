import {
  amendedForAll,
  broughtIn,
  ceased,
  decided,
  held,
  lineOf,
  linesOfRule,
  made,
  noticed,
  outcome,
  planAfter,
  record,
  rulesOf,
  standing,
} from '../../support/plan-facts.js';
import type { PlanStory } from '../../support/plan-facts.js';
import { itHasTheLimit, itTakesNoException } from '../../support/plan-limits.js';
import type { LimitSpec } from '../../support/plan-limits.js';

const reviewed = (story: PlanStory, on: string, reviewId = 'r1'): PlanStory =>
  story.and(held(on, reviewId), decided(on, 'maintain', reviewId));

describe('E1 the first review', () => {
  const first: LimitSpec = {
    rule: 'E1',
    from: (start) => planAfter(made(start)),
    done: (on) => [held(on), decided(on)],
    start: '2025-06-18',
    due: '2026-06-17',
    relaxedFrom: '2019-06-20',
  };
  itHasTheLimit(first);
  itTakesNoException(first);

  it('is the day before the anniversary, and the Friday before to act by', () => {
    expect(lineOf(first.from('2024-11-24'), 'E1')).toMatchObject({ due: '2025-11-23', actBy: '2025-11-21' });
    expect(lineOf(first.from('2024-02-29'), 'E1').due).toBe('2025-02-28');
  });

  it('is made by the decision, not by the meeting', () => {
    expect(standing(first.from('2025-06-18').and(held('2026-06-01')), 'E1')[1]).toBe('overdue');
    const late = first.from('2025-06-18').and(held('2026-06-01'), decided('2026-06-25'));
    expect(standing(late, 'E1')).toEqual(['2026-06-17', 'metLate', 8]);
    // The four weeks from the meeting were kept all the same: the two limits are judged apart.
    expect(standing(late, 'E6')).toEqual(['2026-06-29', 'met', 0]);
  });

  it('is made by a review held early, and not by an interim one', () => {
    const early = first.from('2025-06-18').and(held('2025-10-01', 'r1', { kind: 'early' }), decided('2025-10-15'));
    expect(standing(early, 'E1')).toEqual(['2026-06-17', 'met', 0]);
    expect(standing(early, 'E2')[0]).toBe('2026-10-14');
    const interim = first.from('2025-06-18').and(held('2025-10-01', 'r1', { kind: 'interim' }), decided('2025-10-15'));
    expect(standing(interim, 'E1')[1]).toBe('overdue');
    expect(rulesOf(interim)).not.toContain('E2');
  });

  it('of a plan brought in is shown only where the first review can be known', () => {
    expect(standing(planAfter(broughtIn('2026-02-02')), 'E1')).toEqual(['2027-02-01', 'running', 0]);
    expect(rulesOf(reviewed(planAfter(broughtIn('2019-02-04')), '2026-03-02'))).not.toContain('E1');
    expect(standing(reviewed(planAfter(broughtIn('2019-02-04')), '2020-02-03'), 'E1')[1]).toBe('met');
  });
});

describe('E2 each later review', () => {
  const later: LimitSpec = {
    rule: 'E2',
    subject: 'r1',
    from: (start) => reviewed(planAfter(made('2018-09-03')), start),
    done: (on) => [held(on, 'r2'), decided(on, 'maintain', 'r2')],
    start: '2025-06-18',
    due: '2026-06-17',
    relaxedFrom: '2019-06-20',
  };
  itHasTheLimit(later);
  itTakesNoException(later);

  it('follows the first, each with its own year', () => {
    const three = reviewed(reviewed(planAfter(made('2023-09-04')), '2024-06-03', 'r1'), '2025-06-10', 'r2');
    expect(standing(three, 'E1')).toEqual(['2024-09-03', 'met', 0]);
    expect(standing(three, 'E2', { subject: 'r1' })).toEqual(['2025-06-02', 'metLate', 8]);
    expect(standing(three, 'E2', { subject: 'r2' })).toEqual(['2026-06-09', 'overdue', 167]);
  });

  it('counts from the day of each decision, in whatever order reviews were recorded', () => {
    const late = planAfter(made('2023-09-04'), held('2025-06-02', 'r2'), decided('2025-06-10', 'maintain', 'r2'));
    const both = late.and(held('2024-05-20', 'r1'), decided('2024-06-03', 'maintain', 'r1'));
    expect(standing(both, 'E1')).toEqual(['2024-09-03', 'met', 0]);
    expect(standing(both, 'E2', { subject: 'r1' })[0]).toBe('2025-06-02');
  });

  const amendedLater = planAfter(
    made('2024-09-03'),
    held('2025-06-02'),
    decided('2025-06-20', 'amend'),
    noticed('2025-06-20'),
    ...amendedForAll('2025-08-01'),
  );

  it('is counted from the decision notice, by default, and not begun anew by notice or amended plan', () => {
    expect(standing(amendedLater, 'E2')[0]).toBe('2026-06-19');
  });

  it('is counted from the meeting or from the final amended plan where the authority chose so (P6)', () => {
    expect(standing(amendedLater, 'E2', { policy: { P6: 'meeting' } })[0]).toBe('2026-06-01');
    expect(standing(amendedLater, 'E2', { policy: { P6: 'finalAmendedPlan' } })[0]).toBe('2026-07-31');
    // Without an amended plan the decision notice is the last that is known.
    const kept = reviewed(planAfter(made('2024-09-03')), '2025-06-20');
    expect(standing(kept, 'E2', { policy: { P6: 'finalAmendedPlan' } })[0]).toBe('2026-06-19');
  });

  it('takes the parent’s copy for the final amended plan where P12 says so', () => {
    const halfSent = planAfter(
      made('2024-09-03'),
      held('2025-06-02'),
      decided('2025-06-20', 'amend'),
      noticed('2025-06-20'),
      amendedForAll('2025-08-01')[0] ?? made('2024-09-03'),
    );
    expect(standing(halfSent, 'E2', { policy: { P6: 'finalAmendedPlan', P12: 'parent' } })[0]).toBe('2026-07-31');
    expect(standing(halfSent, 'E2', { policy: { P6: 'finalAmendedPlan' } })[0]).toBe('2026-06-19');
  });

  it('is not begun anew by an order, nor by an amendment outside a review', () => {
    const ordered = reviewed(planAfter(made('2024-09-03')), '2025-06-20').and(
      outcome('2025-09-01', 'amendContent'),
      ...amendedForAll('2025-09-29', { noticeId: null }),
      noticed('2026-01-12', { reviewId: null, noticeId: 'n2' }),
      ...amendedForAll('2026-02-09', { noticeId: 'n2' }),
    );
    expect(linesOfRule(ordered, 'E2')).toHaveLength(1);
    expect(standing(ordered, 'E2', { asOf: '2026-03-02' })).toEqual(['2026-06-19', 'running', 0]);
  });

  it('stops when the plan ends, and shows how late it was by then', () => {
    const over = later.from('2025-06-18').and(ceased('2026-07-01', '7'));
    expect(standing(over, 'E2')).toEqual(['2026-06-17', 'closed', 14]);
  });
});

describe('E15 under-fives', () => {
  const young = (start: string): PlanStory =>
    planAfter(
      made(start),
      record('RecordSchoolCohort', start, { receptionYear: 2027, route: 'primarySecondary', by: 'birthDate' }),
    );

  it('is a line of guidance at six months, never a breach', () => {
    expect(standing(young('2026-01-12'), 'E15')).toEqual(['2026-07-12', 'running', 134]);
    expect(lineOf(young('2026-01-12'), 'E15')).toMatchObject({ actBy: '2026-07-10', kind: 'guidance', binding: false });
  });

  it('is met by any look at the plan', () => {
    const looked = young('2026-01-12').and(held('2026-06-01', 'r1', { kind: 'interim' }));
    expect(standing(looked, 'E15')).toEqual(['2026-07-12', 'met', 0]);
    expect(standing(young('2026-01-12').and(held('2026-08-03', 'r1', { kind: 'interim' })), 'E15')[1]).toBe('metLate');
  });

  it('counts from the last review as E2 does (P6)', () => {
    const two = young('2026-01-12').and(held('2026-06-01'), decided('2026-06-22'));
    expect(standing(two, 'E15')[0]).toBe('2026-12-22');
    expect(standing(two, 'E15', { policy: { P6: 'meeting' } })[0]).toBe('2026-12-01');
  });

  it('is not shown from the September of reception, nor where the cohort is not known', () => {
    const grown = young('2026-01-12').and(
      record('RecordSchoolCohort', '2026-02-02', { receptionYear: 2025, route: 'primarySecondary', by: 'person' }),
    );
    expect(rulesOf(grown)).not.toContain('E15');
    expect(rulesOf(planAfter(made('2026-01-12')))).not.toContain('E15');
  });
});

describe('E16 return from custody', () => {
  const released = planAfter(
    made('2024-09-03'),
    record('RecordCustody', '2026-01-12', {}),
    record('RecordRelease', '2026-06-01', {}),
  );

  it('is as soon as reasonably practicable: running, without a date, until the plan is maintained again', () => {
    expect(lineOf(released, 'E16')).toMatchObject({ day0: '2026-06-01', due: null, actBy: null, status: 'running' });
    expect(standing(released.and(record('ResumeMaintenance', '2026-06-03', {})), 'E16')).toEqual([null, 'met', 0]);
  });

  it('is met by the review that follows the release', () => {
    expect(standing(reviewed(released, '2026-06-29'), 'E16')).toEqual([null, 'met', 0]);
  });

  it('stops the yearly review while the young person is in custody', () => {
    const inside = planAfter(made('2025-02-10'), record('RecordCustody', '2026-01-12', {}));
    expect(standing(inside, 'E1')).toEqual(['2026-02-09', 'closed', 0]);
  });
});
