import * as a from '../../support/assessment-runs.js';
import { excusedBy, fourLimbs, limitOn, refusalOf } from '../../support/assessment-runs.js';

/** Six weeks from Monday 15 June 2026 end on Monday 27 July. */
const decisions = [
  ['A1, a request', 'A1', a.request('2026-06-15')],
  ['A2, becoming responsible without a request', 'A2', a.responsible('2026-06-15')],
  ['D5, moving in while another authority assessed', 'D5', a.responsible('2026-06-15', 'movedInDuringAssessment')],
] as const;

describe.each(decisions)('%s', (_, rule, begins) => {
  const limit = { rule };

  it('asks for the decision within six weeks of the day it began, that day not counted', () => {
    expect(limitOn('2026-07-27', [begins], limit)).toEqual(['2026-07-27', 'running', 0]);
    expect(limitOn('2026-07-28', [begins], limit)).toEqual(['2026-07-27', 'overdue', 1]);
  });

  it.each([a.toAssess, a.notToAssess])('is met by a decision of the last day and late by one of the next', (tell) => {
    expect(limitOn('2026-08-31', [begins, tell('2026-07-27')], limit)).toEqual(['2026-07-27', 'met', 0]);
    expect(limitOn('2026-08-31', [begins, tell('2026-07-28')], limit)).toEqual(['2026-07-27', 'metLate', 1]);
  });

  it('stops with a withdrawal', () => {
    expect(limitOn('2026-12-31', [begins, a.withdraw('2026-07-01')], limit)).toEqual(['2026-07-27', 'closed', 0]);
  });

  it('starts no other clock of its kind', () => {
    const others = ['A1', 'A2', 'D5', 'G2'].filter((other) => other !== rule);
    for (const other of others) expect(limitOn('2026-07-01', [begins], { rule: other as 'A1' })).toBeNull();
    // Week 16 and week 20 count from the same day.
    expect(limitOn('2026-07-01', [begins], { rule: 'C1' })?.[0]).toBe('2026-10-05');
    expect(limitOn('2026-07-01', [begins], { rule: 'C3' })?.[0]).toBe('2026-11-02');
  });

  excusedBy({
    ...limit,
    run: [begins, a.ask('2026-06-16')],
    span: ['2026-06-15', '2026-07-26'],
    late: '2026-08-03',
    grounds: fourLimbs('X5'),
  });

  it('is not lifted by an absence of less than four weeks within it, or after it fell due', () => {
    const claimed = (from: string, to: string) => [begins, a.claim(limit, 'X5d', 'absentFromArea', [from, to])];
    expect(refusalOf(claimed('2026-06-29', '2026-07-25')).code).toBe('exception-cannot-excuse');
    expect(refusalOf(claimed('2026-07-28', '2026-09-30')).code).toBe('exception-cannot-excuse');
    expect(limitOn('2026-08-03', claimed('2026-06-29', '2026-07-26'), limit)?.[1]).toBe('disapplied');
  });
});

describe('A3, telling others that an assessment is considered', () => {
  const begins = a.request('2026-06-15');

  it('has no date and so is never late; it is done once they are told', () => {
    expect(limitOn('2026-12-31', [begins], { rule: 'A3' })).toEqual([null, 'running', 0]);
    expect(limitOn('2026-12-31', [begins, a.consider('2026-06-20')], { rule: 'A3' })).toEqual([null, 'met', 0]);
  });

  it('is over once the decision is made', () => {
    expect(limitOn('2026-12-31', [begins, a.toAssess('2026-07-01')], { rule: 'A3' })).toEqual([null, 'closed', 0]);
  });

  it('takes no exception', () => {
    const claimed = a.claim({ rule: 'A3' }, 'X5c', 'exceptionalCircumstances', ['2026-06-20', null]);
    expect(refusalOf([begins, claimed]).code).toBe('no-such-limit');
  });
});

describe('A4, what a refusal must tell', () => {
  const begins = a.request('2026-06-15');
  const silent = a.notToAssess('2026-07-01', { appealWordingSent: false });

  it('is met by a notice that tells of mediation and appeal', () => {
    expect(limitOn('2026-12-31', [begins, a.notToAssess('2026-07-01')], { rule: 'A4' })).toEqual([null, 'met', 0]);
    expect(limitOn('2026-12-31', [begins, a.toAssess('2026-07-01')], { rule: 'A4' })).toBeNull();
  });

  it('is refused without, and shows where it has already happened', () => {
    expect(refusalOf([begins, silent]).code).toBe('refusal-needs-appeal-wording');
    const happened = { ...silent, alreadyHappened: 'Sent by the former team' } as typeof silent;
    expect(limitOn('2026-12-31', [begins, happened], { rule: 'A4' })).toEqual([null, 'running', 0]);
  });

  it('takes no exception', () => {
    const claimed = a.claim({ rule: 'A4' }, 'X5c', 'exceptionalCircumstances', ['2026-06-20', null]);
    expect(refusalOf([begins, a.notToAssess('2026-07-01'), claimed]).code).toBe('no-such-limit');
  });
});

describe('L2, the relaxation of 2020', () => {
  const claimed = (received: string) => [
    a.request(received),
    a.claim({ rule: 'A1' }, 'XCOV', 'coronavirus', [received, null]),
  ];

  it.each([
    ['2020-03-20', '2020-05-01'],
    ['2020-08-14', '2020-09-25'],
  ])('reaches the limit of a request of %s, which fell on %s', (received, due) => {
    expect(limitOn('2020-12-31', claimed(received), { rule: 'A1' })?.slice(0, 2)).toEqual([due, 'disapplied']);
  });

  it.each(['2020-03-19', '2020-08-15'])('does not reach the limit of a request of %s', (received) => {
    const { code, details } = refusalOf(claimed(received));
    expect(code).toBe('exception-cannot-excuse');
    expect(details).toMatchObject({
      reason: expect.stringContaining('from 1 May 2020 to 25 September 2020') as string,
    });
  });
});
