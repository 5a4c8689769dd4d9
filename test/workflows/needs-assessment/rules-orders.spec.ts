import * as a from '../../support/assessment-runs.js';
import {
  carriedOut,
  excusedBy,
  limitOn,
  linesOn,
  noneRuns,
  refusalOf,
  threeLimbs,
} from '../../support/assessment-runs.js';
import type { Run } from '../../support/assessment-runs.js';

const refused = [a.request('2026-04-01'), a.notToAssess('2026-05-01')];
/** Made on Monday 15 June 2026. */
const ordered = [...refused, a.outcome('2026-06-15', 'assess')];
const told = [...ordered, a.toAssess('2026-06-29')];
const noPlan = [a.request('2026-01-05'), a.toAssess('2026-02-02'), a.notToIssue('2026-04-01')];
const toMake = [...noPlan, a.outcome('2026-06-15', 'makePlan')];
const sentBack = [...noPlan, a.outcome('2026-06-15', 'reconsider')];
const later = '2026-12-31';

describe('K1, an order to assess: telling the family', () => {
  const limit = { rule: 'K1', subject: 'dispute' } as const;

  it('is due two weeks from the order', () => {
    expect(limitOn('2026-06-29', ordered, limit)).toEqual(['2026-06-29', 'running', 0]);
    expect(limitOn('2026-06-30', ordered, limit)).toEqual(['2026-06-29', 'overdue', 1]);
    expect(limitOn(later, told, limit)).toEqual(['2026-06-29', 'met', 0]);
    expect(limitOn(later, [...ordered, a.toAssess('2026-07-01')], limit)).toEqual(['2026-06-29', 'metLate', 2]);
  });

  it('gives way to a date that the order sets', () => {
    const directed = [...refused, a.outcome('2026-06-15', 'assess', 'order', { directedOn: '2026-06-20' })];
    expect(limitOn('2026-06-16', directed, limit)?.[0]).toBe('2026-06-20');
  });

  it('is met by what the authority had decided by itself before the order', () => {
    const before = [...refused, a.toAssess('2026-06-01'), a.outcome('2026-06-15', 'assess')];
    expect(limitOn(later, before, limit)).toEqual(['2026-06-29', 'met', 0]);
  });

  it('stops with the case', () => {
    expect(limitOn(later, [...ordered, a.withdraw('2026-06-20')], limit)?.[1]).toBe('closed');
  });

  // Within two weeks of the order no head can be asked for advice before the family is told.
  excusedBy({
    ...limit,
    run: ordered,
    span: ['2026-06-15', '2026-07-26'],
    late: '2026-07-31',
    grounds: threeLimbs('X44', false),
  });

  it('is lifted by an absence of two weeks, which would not do for the twenty weeks', () => {
    const away = ['2026-06-15', '2026-06-28'] as const;
    expect(limitOn('2026-07-31', [...ordered, a.claim(limit, 'X44b', 'absentFromArea', away)], limit)?.[1]).toBe(
      'disapplied',
    );
    const short = a.claim(limit, 'X44b', 'absentFromArea', ['2026-06-15', '2026-06-27']);
    expect(refusalOf([...ordered, short]).code).toBe('exception-cannot-excuse');
  });
});

describe('K1old, an order to assess before 23 March 2015', () => {
  const made = (on: string): Run => [a.request('2014-10-01'), a.notToAssess('2014-11-03'), a.outcome(on, 'assess')];
  const limit = { rule: 'K1' } as const;

  it('gives four weeks to begin the assessment, and no other limit', () => {
    expect(limitOn('2015-02-10', made('2015-01-12'), limit)).toEqual(['2015-02-09', 'overdue', 1]);
    const begun = [...made('2015-01-12'), a.toAssess('2015-02-09')];
    expect(limitOn(later, begun, limit)).toEqual(['2015-02-09', 'met', 0]);
    expect(limitOn(later, [...made('2015-01-12'), a.toAssess('2015-02-10')], limit)?.[1]).toBe('metLate');
    const lines = linesOn(later, begun).filter(({ rule }) => rule.startsWith('K'));
    expect(lines.map(({ rule, due, ruleVersion, binding }) => [rule, due, ruleVersion.split(' ')[0], binding])).toEqual(
      [
        ['K1', '2015-02-09', 'K1old', true],
        ['K2', null, 'K2,', false],
        ['K3', null, 'K3,', false],
      ],
    );
  });

  it('ends with 22 March 2015', () => {
    expect(limitOn('2015-03-24', made('2015-03-22'), limit)?.[0]).toBe('2015-04-19');
    expect(limitOn('2015-03-24', made('2015-03-23'), limit)?.[0]).toBe('2015-04-06');
  });

  excusedBy({
    ...limit,
    subject: 'dispute',
    run: made('2015-01-12'),
    span: ['2015-01-12', '2015-02-22'],
    late: '2015-03-01',
    grounds: threeLimbs('X44', false),
  });
});

describe('K2, an ordered assessment: telling the family that there will be no plan', () => {
  const limit = { rule: 'K2', subject: 'dispute' } as const;

  it('is due ten weeks from the order', () => {
    expect(limitOn('2026-08-24', told, limit)).toEqual(['2026-08-24', 'running', 0]);
    expect(limitOn('2026-08-25', told, limit)).toEqual(['2026-08-24', 'overdue', 1]);
    expect(limitOn(later, [...told, a.notToIssue('2026-08-24')], limit)).toEqual(['2026-08-24', 'met', 0]);
    expect(limitOn(later, [...told, a.notToIssue('2026-08-25')], limit)).toEqual(['2026-08-24', 'metLate', 1]);
  });

  it('binds only a "no": it is over once the family knows that there will be a plan', () => {
    expect(limitOn(later, [...told, a.toIssue('2026-08-20')], limit)).toEqual(['2026-08-24', 'closed', 0]);
  });

  excusedBy({
    ...limit,
    run: [...told, a.ask('2026-07-06')],
    span: ['2026-07-06', '2026-08-16'],
    late: '2026-09-01',
    grounds: threeLimbs('X44'),
  });
});

describe('K3, an ordered assessment: sending the final plan', () => {
  const limit = { rule: 'K3', subject: 'dispute' } as const;
  const drafted = [...told, a.toIssue('2026-08-20'), a.draft('2026-08-24')];

  it('is due fourteen weeks from the order', () => {
    expect(limitOn('2026-09-21', drafted, limit)).toEqual(['2026-09-21', 'running', 0]);
    expect(limitOn('2026-09-22', drafted, limit)).toEqual(['2026-09-21', 'overdue', 1]);
    expect(limitOn(later, [...drafted, ...a.final('2026-09-21')], limit)).toEqual(['2026-09-21', 'met', 0]);
    expect(limitOn(later, [...drafted, ...a.final('2026-09-28')], limit)).toEqual(['2026-09-21', 'metLate', 7]);
  });

  it('is over with a refusal to issue', () => {
    expect(limitOn(later, [...told, a.notToIssue('2026-08-24')], limit)).toEqual(['2026-09-21', 'closed', 0]);
  });

  it('takes the place of week 16 and week 20, which no longer run once the order is made', () => {
    expect(limitOn('2026-07-01', told, { rule: 'C3' })?.[1]).toBe('superseded');
    expect(limitOn('2026-07-01', told, { rule: 'A1' })?.[1]).toBe('met');
    noneRuns(told, ['C1', 'C3', 'C5']);
    noneRuns(ordered, ['C1', 'C3', 'C5']);
  });

  excusedBy({
    ...limit,
    run: [...told, a.ask('2026-07-06')],
    span: ['2026-07-06', '2026-08-16'],
    late: '2026-10-01',
    grounds: threeLimbs('X44'),
  });
});

describe('K4, an order to make a plan', () => {
  const draftLimit = { rule: 'K4', subject: 'dispute', stage: 'draft' } as const;
  const finalLimit = { rule: 'K4', subject: 'dispute', stage: 'final' } as const;
  const making = [...toMake, a.toIssue('2026-06-20')];

  it('asks for the draft in five weeks and the plan in eleven, both from the order', () => {
    expect(limitOn('2026-07-21', making, draftLimit)).toEqual(['2026-07-20', 'overdue', 1]);
    expect(limitOn('2026-07-21', making, finalLimit)).toEqual(['2026-08-31', 'running', 0]);
    const inTime = [...making, a.draft('2026-07-20'), ...a.final('2026-08-31')];
    expect(limitOn(later, inTime, draftLimit)).toEqual(['2026-07-20', 'met', 0]);
    expect(limitOn(later, inTime, finalLimit)).toEqual(['2026-08-31', 'met', 0]);
    const late = [...making, a.draft('2026-07-22'), ...a.final('2026-09-02')];
    expect(limitOn(later, late, draftLimit)).toEqual(['2026-07-20', 'metLate', 2]);
    expect(limitOn(later, late, finalLimit)).toEqual(['2026-08-31', 'metLate', 2]);
  });

  it('is not met by a draft of before the refusal', () => {
    const drafted = [a.request('2026-01-05'), a.toAssess('2026-02-02'), a.toIssue('2026-03-02'), a.draft('2026-03-09')];
    const run = [...drafted, a.notToIssue('2026-04-01'), a.outcome('2026-06-15', 'makePlan')];
    expect(limitOn('2026-07-21', run, draftLimit)?.[1]).toBe('overdue');
  });

  it('gives way to a date that the order sets for the plan', () => {
    const directed = [...noPlan, a.outcome('2026-06-15', 'makePlan', 'order', { directedOn: '2026-07-31' })];
    expect(limitOn('2026-07-01', directed, draftLimit)?.[0]).toBe('2026-07-20');
    expect(limitOn('2026-07-01', directed, finalLimit)?.[0]).toBe('2026-07-31');
  });

  excusedBy({
    ...finalLimit,
    run: [...making, a.ask('2026-07-06')],
    span: ['2026-07-06', '2026-08-16'],
    late: '2026-09-10',
    grounds: threeLimbs('X44'),
  });
});

describe('K5, an order to think again whether a plan is needed', () => {
  const limit = { rule: 'K5', subject: 'dispute' } as const;

  it('is due two weeks from the order', () => {
    expect(limitOn('2026-06-29', sentBack, limit)).toEqual(['2026-06-29', 'running', 0]);
    expect(limitOn('2026-06-30', sentBack, limit)).toEqual(['2026-06-29', 'overdue', 1]);
    const drafted = [...sentBack, a.toIssue('2026-06-22'), a.draft('2026-06-29')];
    expect(limitOn(later, drafted, limit)).toEqual(['2026-06-29', 'met', 0]);
    expect(limitOn(later, [...sentBack, a.notToIssue('2026-06-29')], limit)).toEqual(['2026-06-29', 'met', 0]);
    expect(limitOn(later, [...sentBack, a.notToIssue('2026-07-01')], limit)).toEqual(['2026-06-29', 'metLate', 2]);
  });

  it('alone lets the authority refuse again, once', () => {
    const again = [...sentBack, a.notToIssue('2026-06-29')];
    expect(carriedOut(again).stage).toBe('refusedToIssue');
    expect(refusalOf([...again, a.notToIssue('2026-07-01')]).code).toBe('not-allowed-at-this-stage');
    expect(refusalOf([...noPlan, a.notToIssue('2026-07-01')]).code).toBe('not-allowed-at-this-stage');
    expect(refusalOf([...toMake, a.notToIssue('2026-07-01')]).code).toBe('not-allowed-at-this-stage');
  });

  excusedBy({
    ...limit,
    run: sentBack,
    span: ['2026-06-15', '2026-07-26'],
    late: '2026-07-31',
    grounds: threeLimbs('X44', false),
  });
});

describe('the outcome of a dispute', () => {
  it('needs a refusal that it turns round, unless it is history', () => {
    const fresh = [a.request('2026-04-01'), a.toAssess('2026-05-01')];
    expect(refusalOf([...fresh, a.outcome('2026-06-15', 'assess')])).toEqual({
      code: 'nothing-to-overturn',
      details: { requires: 'assess' },
    });
    expect(refusalOf([...fresh, a.outcome('2026-06-15', 'makePlan')]).code).toBe('nothing-to-overturn');
    expect(refusalOf([...refused, a.outcome('2026-06-15', 'makePlan')]).code).toBe('nothing-to-overturn');
    expect(refusalOf([...refused, a.outcome('2026-04-30', 'assess')]).code).toBe('nothing-to-overturn');
    const happened = { ...a.outcome('2026-06-15', 'assess'), alreadyHappened: 'From the old file' } as Run[number];
    expect(carriedOut([...fresh, happened]).outcomes).toHaveLength(1);
    const before = { ...a.outcome('2026-04-30', 'assess'), alreadyHappened: 'From the old file' } as Run[number];
    expect(refusalOf([...refused, before]).code).toBe('before-an-earlier-fact');
  });

  it('is recorded once for a dispute that ended so, and not before there is a decision to dispute', () => {
    expect(refusalOf([...ordered, a.outcome('2026-06-16', 'assess')]).code).toBe('outcome-already-recorded');
    expect(refusalOf([...ordered, a.outcome('2026-06-16', 'amendContent')]).code).toBe('outcome-belongs-elsewhere');
    expect(refusalOf([a.request('2026-04-01'), a.outcome('2026-06-16', 'assess')]).code).toBe(
      'not-allowed-at-this-stage',
    );
  });

  it('stops the clocks of an earlier outcome that are still open', () => {
    const settled = [...refused, a.outcome('2026-06-01', 'assess', 'agreement')];
    const both = [...settled, a.outcome('2026-06-10', 'assess', 'order', { disputeId: 'second' })];
    expect(limitOn(later, both, { rule: 'I6', subject: 'dispute/K1' })?.[1]).toBe('superseded');
    expect(limitOn('2026-06-20', both, { rule: 'K1', subject: 'second' })).toEqual(['2026-06-24', 'running', 0]);
    noneRuns(both, ['I6', 'C1', 'C3']);
    // Recorded the other way round they read the same.
    const turned = [...refused, both[3] as Run[number], both[2] as Run[number]];
    expect(limitOn(later, turned, { rule: 'I6', subject: 'dispute/K1' })?.[1]).toBe('superseded');
  });

  it('of a second dispute follows on the first: assessed as ordered, refused a plan, ordered to make one', () => {
    const twice = [
      ...told,
      a.notToIssue('2026-08-24'),
      a.outcome('2026-11-02', 'makePlan', 'order', { disputeId: 'd2' }),
    ];
    expect(limitOn(later, twice, { rule: 'K2' })?.[1]).toBe('met');
    expect(limitOn(later, twice, { rule: 'K3' })?.[1]).toBe('closed');
    expect(limitOn('2026-11-10', twice, { rule: 'K4', subject: 'd2', stage: 'draft' })?.[0]).toBe('2026-12-07');
  });

  it('keeps the words of what turned a refusal round', () => {
    for (const [by, word] of [
      ['order', 'order'],
      ['concession', 'concession'],
      ['agreement', 'mediation'],
    ] as const) {
      const run = [...refused, a.outcome('2026-06-15', 'assess', by), a.toAssess('2026-06-20')];
      expect(limitOn(later, run, { rule: 'C3' })?.[1]).toBe('superseded');
      expect(a.supersededBy(run, 'C3')).toEqual({ on: '2026-06-15', reason: `overturnedBy:${word}` });
    }
  });
});
