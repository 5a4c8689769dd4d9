import type { OutcomeBy, Requirement } from '../../../workflows/dispute/dispute-outcome.events.js';
import type { RuleId } from '../../../workflows/timetable/rule.js';
import {
  amended,
  amendedForAll,
  ceaseDecided,
  ceased,
  ceaseNotice,
  claimed,
  considered,
  consulted,
  continued,
  lineOf,
  linesOfRule,
  made,
  outcome,
  planAfter,
  record,
  rulesOf,
  standing,
  standingByStage,
  willReassess,
} from '../../support/plan-facts.js';
import type { PlanStory, Step } from '../../support/plan-facts.js';
import { itCountsDispatch, itHasTheLimit, itTakesCoronavirus, refusalOf } from '../../support/plan-limits.js';

const plan = planAfter(made('2014-09-15'));
const noticeSent = plan.and(
  considered('2014-10-06'),
  consulted('2014-10-13'),
  ceaseDecided('2014-10-20'),
  ceaseNotice('2014-11-03'),
);
const orderedOn =
  (requires: Requirement, by: OutcomeBy = 'order', before = plan) =>
  (on: string): PlanStory =>
    before.and(outcome(on, requires, { by }));
const amendedAsOrdered = (on: string): readonly Step[] => amendedForAll(on, { noticeId: null });

interface Ordered {
  readonly title: string;
  readonly rule: RuleId;
  readonly subject: string;
  readonly set: 'X44' | 'X45';
  readonly from: (on: string) => PlanStory;
  readonly done: (on: string) => readonly Step[];
  readonly start: string;
  readonly due: string;
  readonly relaxedFrom: string;
}

const orders: readonly Ordered[] = [
  { title: 'K1 an order to re-assess', rule: 'K1', subject: 'd1', set: 'X44', from: orderedOn('reassess'), done: (on) => [willReassess(on, 'order')], start: '2026-03-02', due: '2026-03-16', relaxedFrom: '2020-05-11' },
  { title: 'K6 an order to amend content', rule: 'K6', subject: 'd1', set: 'X44', from: orderedOn('amendContent'), done: amendedAsOrdered, start: '2026-03-02', due: '2026-04-06', relaxedFrom: '2020-05-11' },
  { title: 'K7 an order on the setting only', rule: 'K7', subject: 'd1', set: 'X44', from: orderedOn('nameSetting'), done: amendedAsOrdered, start: '2026-03-02', due: '2026-03-16', relaxedFrom: '2020-05-11' },
  { title: 'K9 a concession about content', rule: 'K9', subject: 'd1', set: 'X45', from: orderedOn('amendContent', 'concession'), done: amendedAsOrdered, start: '2026-03-02', due: '2026-04-06', relaxedFrom: '2020-05-11' },
  { title: 'K9 a concession about the setting', rule: 'K9', subject: 'd1', set: 'X45', from: orderedOn('nameSetting', 'concession'), done: amendedAsOrdered, start: '2026-03-02', due: '2026-03-16', relaxedFrom: '2020-05-11' },
  { title: 'I6 an agreement to re-assess, as K1', rule: 'I6', subject: 'd1/K1', set: 'X44', from: orderedOn('reassess', 'agreement'), done: (on) => [willReassess(on, 'agreement')], start: '2026-03-02', due: '2026-03-16', relaxedFrom: '2020-05-11' },
  { title: 'I6 an agreement to amend content, as K6', rule: 'I6', subject: 'd1/K6', set: 'X44', from: orderedOn('amendContent', 'agreement'), done: amendedAsOrdered, start: '2026-03-02', due: '2026-04-06', relaxedFrom: '2020-05-11' },
  { title: 'I6 an agreement on the setting, as K7', rule: 'I6', subject: 'd1/K7', set: 'X44', from: orderedOn('nameSetting', 'agreement'), done: amendedAsOrdered, start: '2026-03-02', due: '2026-03-16', relaxedFrom: '2020-05-11' },
]; // prettier-ignore

describe.each(orders)('$title', ({ rule, subject, set, from, done, start, due, relaxedFrom }) => {
  const actBy = due === '2026-04-06' ? '2026-04-02' : due;
  itHasTheLimit({ rule, subject, from, done, start, due, actBy, relaxedFrom });
  itCountsDispatch({ rule, subject, from, done, start, due, relaxedFrom });
  itTakesCoronavirus(rule, subject, from, start, due, relaxedFrom);

  it('is lifted by exceptional circumstances, two weeks away and any reason of reg 13(3), once there is evidence', () => {
    for (const [ground, limb] of [
      ['exceptionalCircumstances', 'a'],
      ['absentFromArea', 'b'],
      ['otherRegulation13Reason', 'c'],
    ] as const) {
      const claim = (evidenced: boolean): Step =>
        claimed(ground, ['2026-03-03', '2026-03-16'], { rule, subject, limb: `${set}${limb}` }, evidenced);
      expect(standing(from(start).and(claim(true)), rule)[1]).toBe('disapplied');
      // Nothing is added to the date.
      expect(standing(from(start).and(claim(true)), rule)[0]).toBe(due);
      expect(standing(from(start).and(claim(false)), rule)[1]).toBe('overdue');
    }
  });

  it('is not lifted by less than two weeks away, by a missed appointment, nor by a closure as such', () => {
    const limit = { rule, subject, limb: `${set}b` };
    expect(refusalOf(from(start), claimed('absentFromArea', ['2026-03-03', '2026-03-15'], limit))).toBe(
      'exception-cannot-excuse',
    );
    // Two weeks away of which one lies after the limit.
    expect(refusalOf(from(start), claimed('absentFromArea', ['2026-04-01', '2026-04-20'], limit))).toBe(
      'exception-cannot-excuse',
    );
    for (const ground of ['missedAppointment', 'schoolClosure', 'earlyYearsClosure'] as const) {
      expect(refusalOf(from(start), claimed(ground, ['2026-03-03', '2026-03-31'], limit))).toBe(
        'exception-cannot-excuse',
      );
    }
    const away = claimed('absentFromArea', ['2026-03-03', '2026-03-16'], { ...limit, limb: 'X13d' });
    expect(refusalOf(from(start), away)).toBe('exception-names-another-limb');
  });

  it('has the date that the order or agreement states, if it states one', () => {
    const stated = plan.and(
      outcome(start, from(start).state.outcomes[0]?.requires ?? 'reassess', {
        by: from(start).state.outcomes[0]?.by ?? 'order',
        directedOn: '2026-05-09',
      }),
    );
    const [last] = linesOfRule(stated, rule).slice(-1);
    expect(last).toMatchObject({ due: '2026-05-09', actBy: '2026-05-08', status: 'overdue' });
  });
});

describe('K1 and K1old an order to re-assess', () => {
  it('tells only of the telling: the fourteen weeks run in the stream of the assessment', () => {
    expect(rulesOf(orderedOn('reassess')('2026-03-02'))).not.toContain('K3');
  });

  it('before 23 March 2015 asked for the assessment to start within four weeks', () => {
    const old = orderedOn('reassess')('2015-03-20');
    expect(lineOf(old, 'K1')).toMatchObject({
      due: '2015-04-17',
      ruleVersion: expect.stringContaining('K1old') as string,
    });
    expect(standing(old.and(willReassess('2015-04-20', 'order')), 'K1')).toEqual(['2015-04-17', 'metLate', 3]);
    expect(standing(orderedOn('reassess')('2015-03-23'), 'K1')[0]).toBe('2015-04-06');
  });
});

describe('K6 an order to amend content', () => {
  it('ignores the rule about August, which is the Tribunal’s own', () => {
    expect(standing(orderedOn('amendContent')('2026-07-20'), 'K6')[0]).toBe('2026-08-24');
  });

  it('is carried out when the last recipient has the plan, or the parent where P12 says so', () => {
    const parent = orderedOn('amendContent')('2026-03-02').and(
      amended('2026-04-06', 'parentOrYoungPerson', { noticeId: null }),
    );
    expect(standing(parent, 'K6')[1]).toBe('overdue');
    expect(standing(parent, 'K6', { policy: { P12: 'parent' } })[1]).toBe('met');
  });

  it('is not carried out by a plan sent before the order', () => {
    const before = orderedOn('amendContent')('2026-03-02').and(
      ...amendedAsOrdered('2026-03-09'),
      outcome('2026-05-04', 'amendContent', { disputeId: 'd2' }),
    );
    expect(standing(before, 'K6', { subject: 'd1' })[1]).toBe('met');
    expect(standing(before, 'K6', { subject: 'd2' })[1]).toBe('overdue');
  });
});

describe('K8 an order on ceasing', () => {
  const order = (requires: Requirement) => orderedOn(requires, 'order', noticeSent)('2026-03-02');

  it('to continue is carried out at once', () => {
    expect(standing(order('continuePlan'), 'K8', { asOf: '2026-03-02' })).toEqual(['2026-03-02', 'running', 0]);
    expect(standing(order('continuePlan'), 'K8', { asOf: '2026-03-03' })).toEqual(['2026-03-02', 'overdue', 1]);
    expect(standing(order('continuePlan').and(continued('2026-03-02', 'order')), 'K8')[1]).toBe('met');
    expect(standing(order('continuePlan').and(continued('2026-03-05', 'order')), 'K8')).toEqual([
      '2026-03-02',
      'metLate',
      3,
    ]);
  });

  it('to continue and amend has five weeks for the amending', () => {
    const both = order('continueAndAmend').and(continued('2026-03-02', 'order'));
    expect(standingByStage(both, 'K8', { asOf: '2026-03-30' })).toEqual({
      atOnce: ['2026-03-02', 'met', 0],
      amend: ['2026-04-06', 'running', 0],
    });
    expect(standingByStage(both.and(...amendedAsOrdered('2026-04-07')), 'K8')).toEqual({
      atOnce: ['2026-03-02', 'met', 0],
      amend: ['2026-04-06', 'metLate', 1],
    });
    expect(standingByStage(order('continueAndAmend'), 'K8', { asOf: '2026-03-12' })).toEqual({
      atOnce: ['2026-03-02', 'overdue', 10],
      amend: ['2026-04-06', 'running', 0],
    });
  });

  it('dismissing the appeal has the plan end at once, without another notice', () => {
    expect(standing(order('ceasePlan'), 'K8', { asOf: '2026-03-04' })).toEqual(['2026-03-02', 'overdue', 2]);
    expect(standing(order('ceasePlan').and(ceased('2026-03-02')), 'K8')).toEqual(['2026-03-02', 'met', 0]);
    expect(standing(order('ceasePlan').and(ceased('2026-03-09')), 'K8')).toEqual(['2026-03-02', 'metLate', 7]);
    // From an earlier day than the order the old notice still has to have run its time.
    expect(refusalOf(order('ceasePlan'), ceased('2014-12-01'))).toBe('time-to-appeal-not-over');
  });

  it('asks for nothing more where the authority had already done it', () => {
    const gone = noticeSent.and(ceased('2015-01-12'), outcome('2015-04-13', 'ceasePlan'));
    expect(standing(gone, 'K8')).toEqual(['2015-04-13', 'met', 0]);
    const goesOn = noticeSent.and(continued('2015-04-06'), outcome('2015-04-13', 'continuePlan'));
    expect(standing(goesOn, 'K8')).toEqual(['2015-04-13', 'met', 0]);
  });

  it('ends with the plan’s transfer to another authority', () => {
    const gone = order('ceasePlan').and(
      record('RecordMove', '2026-03-02', { toAuthority: '873', movesOn: '2026-03-09' }),
      record('TransferPlanOut', '2026-03-09', { toAuthority: '873' }),
    );
    expect(standing(gone, 'K8')).toEqual(['2026-03-02', 'closed', 7]);
  });

  it('may be lifted by an exception of reg 44(3) like the others', () => {
    const lifted = order('continuePlan').and(
      claimed('exceptionalCircumstances', ['2026-03-01', '2026-03-02'], { rule: 'K8', subject: 'd1', limb: 'X44a' }),
    );
    expect(standing(lifted, 'K8')[1]).toBe('disapplied');
  });
});

describe('I6 an agreement about ceasing, as K8', () => {
  it('has the plan go on at once', () => {
    const agreed = orderedOn(
      'continuePlan',
      'agreement',
      noticeSent,
    )('2026-03-02').and(continued('2026-03-03', 'agreement'));
    expect(standing(agreed, 'I6')).toEqual(['2026-03-02', 'metLate', 1]);
    expect(lineOf(agreed, 'I6')).toMatchObject({ subject: 'd1/K8' });
  });
});

describe('K9 a concession', () => {
  it('about ceasing has the plan go on at once', () => {
    const conceded = orderedOn('continuePlan', 'concession', noticeSent)('2026-03-02');
    expect(standing(conceded, 'K9', { asOf: '2026-03-05' })).toEqual(['2026-03-02', 'overdue', 3]);
    expect(standing(conceded.and(continued('2026-03-02', 'concession')), 'K9')[1]).toBe('met');
  });

  it('to re-assess tells the family in two weeks; what follows passes to the assessment begun', () => {
    const conceded = orderedOn('reassess', 'concession')('2026-03-02');
    expect(standingByStage(conceded, 'K9', { asOf: '2026-03-20' })).toEqual({
      tell: ['2026-03-16', 'overdue', 4],
      refuse: ['2026-05-11', 'running', 0],
      final: ['2026-06-08', 'running', 0],
    });
    expect(standingByStage(conceded.and(willReassess('2026-03-16', 'concession')), 'K9')).toEqual({
      tell: ['2026-03-16', 'met', 0],
      refuse: ['2026-05-11', 'superseded', 0],
      final: ['2026-06-08', 'superseded', 0],
    });
  });

  it('was not in force before 23 March 2015 and binds nobody then', () => {
    expect(lineOf(orderedOn('amendContent', 'concession')('2015-03-20'), 'K9')).toMatchObject({
      due: null,
      binding: false,
    });
  });
});

describe('a later outcome', () => {
  const agreed = orderedOn('amendContent', 'agreement')('2026-03-02');

  it('of the same dispute takes the place of what an earlier one still required', () => {
    const two = agreed.and(outcome('2026-03-30', 'nameSetting', { by: 'order' }));
    expect(standing(two, 'I6')).toEqual(['2026-04-06', 'superseded', 0]);
    expect(standing(two, 'K7')[0]).toBe('2026-04-13');
  });

  it('of another dispute does so where it asks for the same, and otherwise stands beside it', () => {
    const same = agreed.and(outcome('2026-03-30', 'amendContent', { disputeId: 'd2' }));
    expect(standing(same, 'I6')).toEqual(['2026-04-06', 'superseded', 0]);
    const other = agreed.and(outcome('2026-03-30', 'nameSetting', { disputeId: 'd2' }));
    expect(standing(other, 'I6').slice(0, 2)).toEqual(['2026-04-06', 'overdue']);
  });
});
