import { ceased, claimed, decided, held, lineOf, made, planAfter, record, standing } from '../../support/plan-facts.js';
import type { PlanStory } from '../../support/plan-facts.js';
import { itHasTheLimit, itTakesNoException, refusalOf, rejectionOf } from '../../support/plan-limits.js';
import type { LimitSpec } from '../../support/plan-limits.js';

const paidFrom = (on: string): PlanStory =>
  planAfter(made('2018-09-03'), record('BeginDirectPayment', on, { paymentId: 'p1' }));
const looked = (on: string) => record('ReviewDirectPayment', on, { paymentId: 'p1' });

describe('L1 the review of direct payments', () => {
  const review: LimitSpec = {
    rule: 'L1',
    subject: 'p1',
    from: paidFrom,
    done: (on) => [looked(on)],
    start: '2026-03-02',
    due: '2026-06-02',
    relaxedFrom: '2020-03-02',
  };
  itHasTheLimit(review);
  itTakesNoException(review);

  it('takes the last day of a month that has no such day, and shows the working day to act by', () => {
    expect(lineOf(paidFrom('2025-11-30'), 'L1')).toMatchObject({ due: '2026-02-28', actBy: '2026-02-27' });
  });

  it('is kept by the first review, not moved by later ones', () => {
    expect(standing(paidFrom('2026-03-02').and(looked('2026-05-04'), looked('2026-09-07')), 'L1')).toEqual([
      '2026-06-02',
      'met',
      0,
    ]);
  });

  it('ends with the payments, and with the plan', () => {
    expect(
      standing(
        paidFrom('2026-03-02').and(record('EndDirectPayment', '2026-04-13', { paymentId: 'p1', lastPaidOn: null })),
        'L1',
      ),
    ).toEqual(['2026-06-02', 'closed', 0]);
    expect(standing(paidFrom('2026-03-02').and(ceased('2026-04-13', '7')), 'L1')).toEqual(['2026-06-02', 'closed', 0]);
  });
});

describe('L2 the coronavirus relaxation', () => {
  const metOn = (on: string): PlanStory => planAfter(made('2018-09-03'), held(on));
  const claim = (rule: 'E6' | 'E3' = 'E6') =>
    claimed('coronavirus', ['2020-03-23', null], { rule, subject: 'r1', limb: 'XCOV' });

  it('reaches limits that fell from 1 May to 25 September 2020, both days included', () => {
    expect(refusalOf(metOn('2020-04-02'), claim())).toBe('exception-cannot-excuse');
    expect(refusalOf(metOn('2020-04-03'), claim())).toBeNull();
    expect(refusalOf(metOn('2020-08-28'), claim())).toBeNull();
    expect(refusalOf(metOn('2020-08-29'), claim())).toBe('exception-cannot-excuse');
  });

  it('leaves the date where it is and shows the limit as lifted, in time or not', () => {
    const lifted = metOn('2020-04-20').and(claim(), decided('2020-07-06'));
    expect(standing(lifted, 'E6')).toEqual(['2020-05-18', 'disapplied', 49]);
    const kept = metOn('2020-04-20').and(claim(), decided('2020-05-18'));
    expect(standing(kept, 'E6')).toEqual(['2020-05-18', 'met', 0]);
  });

  it('says why a limit outside it was not relaxed', () => {
    expect(rejectionOf(metOn('2020-04-02'), claim())?.details).toMatchObject({
      rule: 'E6',
      reason:
        'Only limits that fell from 1 May 2020 to 25 September 2020 were relaxed; this one falls on 30 April 2020',
    });
  });

  it('lets the limit stand again once the claim is struck out', () => {
    const struck = metOn('2020-04-20').and(
      claim(),
      record('StrikeOutException', '2020-11-02', { exceptionId: 'x1' }),
      decided('2020-07-06'),
    );
    expect(standing(struck, 'E6')).toEqual(['2020-05-18', 'metLate', 49]);
  });
});
