import * as a from '../../support/assessment-runs.js';
import { carriedOut, excusedBy, limitOn, linesOn, noneRuns, threeLimbs } from '../../support/assessment-runs.js';

const refused = [a.request('2026-04-01'), a.notToAssess('2026-05-01')];
const noPlan = [a.request('2026-01-05'), a.toAssess('2026-02-02'), a.notToIssue('2026-04-01')];
const later = '2026-12-31';

describe('K9, an appeal about assessing that is not opposed', () => {
  const at = (stage: string) => ({ rule: 'K9', subject: 'dispute', stage }) as const;
  const conceded = [...refused, a.outcome('2026-06-15', 'assess', 'concession')];
  const told = [...conceded, a.toAssess('2026-06-29')];

  it('asks to tell in two weeks, to refuse in ten and for the plan in fourteen, from the notice to the Tribunal', () => {
    expect(limitOn('2026-06-30', conceded, at('tell'))).toEqual(['2026-06-29', 'overdue', 1]);
    expect(limitOn('2026-06-30', conceded, at('refuse'))).toEqual(['2026-08-24', 'running', 0]);
    expect(limitOn('2026-06-30', conceded, at('final'))).toEqual(['2026-09-21', 'running', 0]);
    expect(limitOn(later, told, at('tell'))).toEqual(['2026-06-29', 'met', 0]);
    expect(limitOn(later, [...conceded, a.toAssess('2026-06-30')], at('tell'))).toEqual(['2026-06-29', 'metLate', 1]);
  });

  it('needs no plan after a refusal', () => {
    const no = [...told, a.notToIssue('2026-08-25')];
    expect(limitOn(later, no, at('refuse'))).toEqual(['2026-08-24', 'metLate', 1]);
    expect(limitOn(later, no, at('final'))?.[1]).toBe('closed');
  });

  it('needs no refusal once the family knows that there will be a plan', () => {
    const yes = [...told, a.toIssue('2026-08-20')];
    expect(limitOn('2026-08-30', yes, at('refuse'))?.[1]).toBe('closed');
    expect(limitOn('2026-08-30', yes, at('final'))).toEqual(['2026-09-21', 'running', 0]);
    const sent = [...yes, a.draft('2026-08-24'), ...a.final('2026-09-21')];
    expect(limitOn(later, sent, at('final'))).toEqual(['2026-09-21', 'met', 0]);
  });

  it('takes the place of week 16 and week 20', () => {
    noneRuns(told, ['C1', 'C3', 'C5']);
  });

  excusedBy({
    ...at('final'),
    run: [...told, a.ask('2026-07-06')],
    span: ['2026-07-06', '2026-08-16'],
    late: '2026-10-01',
    grounds: threeLimbs('X45'),
  });

  it('did not govern before 23 March 2015', () => {
    const old = [a.request('2014-10-01'), a.notToAssess('2014-11-03'), a.outcome('2015-01-12', 'assess', 'concession')];
    expect(linesOn('2015-12-31', old).filter(({ rule }) => rule === 'K9')).toMatchObject([
      { due: null, binding: false },
    ]);
  });
});

describe('K9, an appeal about making a plan that is not opposed', () => {
  const at = (stage: string) => ({ rule: 'K9', subject: 'dispute', stage }) as const;
  const conceded = [...noPlan, a.outcome('2026-06-15', 'makePlan', 'concession')];
  const making = [...conceded, a.toIssue('2026-06-20')];

  it('asks for the draft in five weeks and for the plan in eleven', () => {
    expect(limitOn('2026-07-21', making, at('draft'))).toEqual(['2026-07-20', 'overdue', 1]);
    const inTime = [...making, a.draft('2026-07-20'), ...a.final('2026-08-31')];
    expect(limitOn(later, inTime, at('draft'))).toEqual(['2026-07-20', 'met', 0]);
    expect(limitOn(later, inTime, at('final'))).toEqual(['2026-08-31', 'met', 0]);
    expect(limitOn(later, [...making, a.draft('2026-07-20'), ...a.final('2026-09-01')], at('final'))).toEqual([
      '2026-08-31',
      'metLate',
      1,
    ]);
  });

  it('gives way to a date that the consent sets', () => {
    const directed = [...noPlan, a.outcome('2026-06-15', 'makePlan', 'concession', { directedOn: '2026-08-03' })];
    expect(limitOn('2026-07-01', directed, at('final'))?.[0]).toBe('2026-08-03');
  });

  excusedBy({
    ...at('final'),
    run: [...making, a.ask('2026-07-06')],
    span: ['2026-07-06', '2026-08-16'],
    late: '2026-09-10',
    grounds: threeLimbs('X45'),
  });
});

describe('I6, a mediation agreement', () => {
  const as = (rule: string, stage: string | null = null) =>
    ({ rule: 'I6', subject: `dispute/${rule}`, stage }) as const;
  const toAssess = [...refused, a.outcome('2026-06-15', 'assess', 'agreement')];
  const told = [...toAssess, a.toAssess('2026-06-29')];
  const toMake = [...noPlan, a.outcome('2026-06-15', 'makePlan', 'agreement'), a.toIssue('2026-06-20')];

  it('to assess is carried out in the periods of an order: two, ten and fourteen weeks', () => {
    expect(limitOn('2026-06-30', toAssess, as('K1'))).toEqual(['2026-06-29', 'overdue', 1]);
    expect(limitOn(later, told, as('K1'))).toEqual(['2026-06-29', 'met', 0]);
    expect(limitOn(later, [...toAssess, a.toAssess('2026-07-01')], as('K1'))).toEqual(['2026-06-29', 'metLate', 2]);
    expect(limitOn('2026-07-01', told, as('K2'))).toEqual(['2026-08-24', 'running', 0]);
    expect(limitOn('2026-07-01', told, as('K3'))).toEqual(['2026-09-21', 'running', 0]);
    noneRuns(told, ['C1', 'C3', 'C5']);
  });

  it('to make a plan asks for the draft in five weeks and the plan in eleven', () => {
    expect(limitOn('2026-07-21', toMake, as('K4', 'draft'))).toEqual(['2026-07-20', 'overdue', 1]);
    const sent = [...toMake, a.draft('2026-07-20'), ...a.final('2026-08-31')];
    expect(limitOn(later, sent, as('K4', 'final'))).toEqual(['2026-08-31', 'met', 0]);
  });

  it('to think again has no period of its own, and lets the authority refuse again', () => {
    const again = [...noPlan, a.outcome('2026-06-15', 'reconsider', 'agreement')];
    expect(linesOn(later, again).filter(({ rule }) => rule === 'I6')).toEqual([]);
    expect(carriedOut([...again, a.notToIssue('2026-06-29')]).stage).toBe('refusedToIssue');
    noneRuns(again, ['C1', 'C3', 'C5']);
  });

  it('gives way to a date that the parties agreed in writing', () => {
    const dated = [...refused, a.outcome('2026-06-15', 'assess', 'agreement', { directedOn: '2026-07-10' })];
    expect(limitOn('2026-07-01', dated, as('K1'))?.[0]).toBe('2026-07-10');
  });

  // That an agreement takes the exceptions of an order is arguable, and said so on the form. No order takes a missed
  // appointment, so that such a claim finds no limit.
  excusedBy({
    ...as('K3'),
    run: [...told, a.ask('2026-07-06')],
    span: ['2026-07-06', '2026-08-16'],
    late: '2026-10-01',
    grounds: threeLimbs('X44'),
    refusedWith: { missedAppointment: 'no-such-limit' },
  });
});
