import * as a from '../../support/assessment-runs.js';
import {
  carriedOut,
  excusedBy,
  fourLimbs,
  limitOn,
  linesOn,
  noneRuns,
  refusalOf,
} from '../../support/assessment-runs.js';

const began = [a.reassessment('2026-06-15')];
const drafted = [...began, a.toIssue('2026-08-03'), a.draft('2026-08-10')];
const limit = { rule: 'G2' } as const;

describe('G2, the final plan after a re-assessment', () => {
  it('is due fourteen weeks from the day the family was told', () => {
    expect(limitOn('2026-09-21', drafted, limit)).toEqual(['2026-09-21', 'running', 0]);
    expect(limitOn('2026-09-22', drafted, limit)).toEqual(['2026-09-21', 'overdue', 1]);
    expect(limitOn('2026-12-31', [...drafted, ...a.final('2026-09-21')], limit)).toEqual(['2026-09-21', 'met', 0]);
    expect(limitOn('2026-12-31', [...drafted, ...a.final('2026-09-23')], limit)).toEqual(['2026-09-21', 'metLate', 2]);
  });

  it('stands in the place of every limit of a request, and begins with the assessment itself', () => {
    expect(linesOn('2026-06-20', began).map(({ rule }) => rule)).toEqual(['G2']);
    expect(carriedOut(began)).toMatchObject({
      stage: 'assessing',
      begun: { by: 'reassessment', reassessment: { planId: 'plan-1', because: 'requested' } },
    });
    expect(refusalOf([...began, a.toAssess('2026-06-20')]).code).toBe('not-allowed-at-this-stage');
  });

  it('holds the six weeks for advice and the fifteen days for the draft within it', () => {
    const run = [...drafted.slice(0, 1), a.ask('2026-06-16'), ...drafted.slice(1)];
    expect(limitOn('2026-08-12', run, { rule: 'B1' })?.[0]).toBe('2026-07-28');
    expect(limitOn('2026-08-12', run, { rule: 'C2' })?.[0]).toBe('2026-08-24');
  });

  it('is over where nothing needs to change in the plan, or the child moves away', () => {
    expect(limitOn('2026-12-31', [...began, a.notToIssue('2026-08-01')], limit)).toEqual(['2026-09-21', 'closed', 0]);
    expect(limitOn('2026-12-31', [...began, a.withdraw('2026-08-01')], limit)).toEqual(['2026-09-21', 'closed', 0]);
  });

  it('cannot begin twice, nor in an assessment that began otherwise', () => {
    expect(refusalOf([...began, a.reassessment('2026-07-01')]).code).toBe('not-allowed-at-this-stage');
    expect(refusalOf([a.request('2026-06-15'), a.reassessment('2026-07-01')]).code).toBe('not-allowed-at-this-stage');
  });

  excusedBy({
    ...limit,
    run: [...began, a.ask('2026-07-06')],
    span: ['2026-07-06', '2026-08-16'],
    late: '2026-10-01',
    grounds: fourLimbs('X27'),
  });
});

describe('a re-assessment that an order, a concession or an agreement requires', () => {
  const rules = (run: a.Run) => [...new Set(linesOn('2026-07-01', run).map(({ rule }) => rule))];

  it('counts from the order, which lies before its beginning: K2 and K3, since K1 ran in the plan', () => {
    const ordered = [a.reassessment('2026-06-15', 'order'), a.outcome('2026-06-08', 'reassess')];
    expect(rules(ordered)).toEqual(['G2', 'K2', 'K3']);
    expect(limitOn('2026-07-01', ordered, limit)?.[1]).toBe('superseded');
    expect(limitOn('2026-07-01', ordered, { rule: 'K2' })).toEqual(['2026-08-17', 'running', 0]);
    expect(limitOn('2026-07-01', ordered, { rule: 'K3' })).toEqual(['2026-09-14', 'running', 0]);
    noneRuns(ordered, ['G2']);
    const done = [...ordered, a.toIssue('2026-08-03'), a.draft('2026-08-10'), ...a.final('2026-09-15')];
    expect(limitOn('2026-12-31', done, { rule: 'K2' })?.[1]).toBe('closed');
    expect(limitOn('2026-12-31', done, { rule: 'K3' })).toEqual(['2026-09-14', 'metLate', 1]);
    const refused = [...ordered, a.notToIssue('2026-08-18')];
    expect(limitOn('2026-12-31', refused, { rule: 'K2' })).toEqual(['2026-08-17', 'metLate', 1]);
    expect(limitOn('2026-12-31', refused, { rule: 'K3' })?.[1]).toBe('closed');
  });

  it('runs K9 after a concession, the family told on the day it began', () => {
    const conceded = [a.reassessment('2026-06-15', 'concession'), a.outcome('2026-06-08', 'reassess', 'concession')];
    expect(rules(conceded)).toEqual(['G2', 'K9']);
    expect(limitOn('2026-07-01', conceded, { rule: 'K9', stage: 'tell' })).toEqual(['2026-06-22', 'met', 0]);
    expect(limitOn('2026-07-01', conceded, { rule: 'K9', stage: 'final' })).toEqual(['2026-09-14', 'running', 0]);
  });

  it('runs I6 after an agreement, in the reading of K2 and K3', () => {
    const settled = [a.reassessment('2026-06-15', 'agreement'), a.outcome('2026-06-08', 'reassess', 'agreement')];
    expect(rules(settled)).toEqual(['G2', 'I6']);
    expect(limitOn('2026-07-01', settled, { rule: 'I6', subject: 'dispute/K2' })?.[0]).toBe('2026-08-17');
    expect(limitOn('2026-07-01', settled, { rule: 'I6', subject: 'dispute/K3' })?.[0]).toBe('2026-09-14');
  });

  it('takes no order to assess, and an assessment none to re-assess', () => {
    expect(refusalOf([...began, a.outcome('2026-06-20', 'assess')]).code).toBe('outcome-belongs-elsewhere');
    expect(
      refusalOf([a.request('2026-06-15'), a.notToAssess('2026-07-01'), a.outcome('2026-08-20', 'reassess')]),
    ).toEqual({ code: 'outcome-belongs-elsewhere', details: { requires: 'reassess' } });
  });
});
