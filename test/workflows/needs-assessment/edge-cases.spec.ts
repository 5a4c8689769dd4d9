import type { NeedsAssessmentCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import { childId, day } from '../../support/assessment-facts.js';
import * as a from '../../support/assessment-runs.js';
import { carriedOut, limitOn, linesOn, noneRuns, refusalOf, supersededBy } from '../../support/assessment-runs.js';

const wish = (type: string, on: string, data: object): NeedsAssessmentCommand =>
  ({ type, on: day(on), data }) as unknown as NeedsAssessmentCommand;

/** The edge cases of section 4 of the statutory timetable that arise before there is a plan, in its words. */
describe('edge cases of the timetable, before there is a plan', () => {
  it('Request arrives in summer holidays: day 0 is receipt; only X5 and its like can help, and only if their facts are proved', () => {
    const begins = a.request('2026-07-27');
    expect(limitOn('2026-09-08', [begins], { rule: 'A1' })).toEqual(['2026-09-07', 'overdue', 1]);
    const closed = a.claim({ rule: 'A1' }, 'X5a', 'schoolClosure', ['2026-07-24', '2026-09-02']);
    expect(refusalOf([begins, closed])).toMatchObject({ code: 'exception-cannot-excuse' });
    const asked = [begins, a.ask('2026-07-28')];
    expect(limitOn('2026-09-08', [...asked, closed], { rule: 'A1' })?.[1]).toBe('disapplied');
    const unproved = a.claim({ rule: 'A1' }, 'X5a', 'schoolClosure', ['2026-07-24', '2026-09-02'], false);
    expect(limitOn('2026-09-08', [...asked, unproved], { rule: 'A1' })?.[1]).toBe('overdue');
  });

  it('LA asks for more information: no pause, no restart', () => {
    const begins = a.request('2026-02-02');
    const asked = wish('AddNote', '2026-02-20', { kind: 'email' });
    expect(linesOn('2026-03-01', [begins, asked])).toEqual(linesOn('2026-03-01', [begins]));
  });

  it('Request withdrawn: A, B and C clocks close with the reason; prompted by the LA it is told apart', () => {
    const run = [a.request('2026-02-02'), a.toAssess('2026-03-02'), a.ask('2026-03-03'), a.withdraw('2026-03-20')];
    noneRuns(run, ['A1', 'A3', 'B1', 'C1', 'C3', 'C5']);
    expect(limitOn('2026-12-31', run, { rule: 'B1' })?.[1]).toBe('closed');
    const prompted = wish('WithdrawRequest', '2026-03-20', { by: 'authorityPrompted', dateKnown: true });
    expect(carriedOut([...run.slice(0, -1), prompted]).ended).toMatchObject({ reason: 'withdrawn', on: '2026-03-20' });
    // A new request is another assessment: this one takes none.
    expect(refusalOf([...run, a.request('2026-05-01')]).code).toBe('not-allowed-at-this-stage');
  });

  it('Child dies: all duty clocks stop on the date', () => {
    const run = [a.request('2026-02-02'), a.toAssess('2026-03-02'), a.ask('2026-03-03')];
    noneRuns([...run, wish('RecordDeath', '2026-04-01', {})], ['A1', 'A3', 'B1', 'C1', 'C3', 'C5']);
  });

  it('Moves LA before a plan (D5): the old case ends; for the new LA the day it became responsible is a new day 0', () => {
    const old = [
      a.request('2026-02-02'),
      a.toAssess('2026-03-02'),
      wish('RecordMoveOut', '2026-04-01', { toAuthority: '998', dateKnown: true }),
    ];
    noneRuns(old, ['A1', 'C1', 'C3']);
    const here = [a.responsible('2026-04-01', 'movedInDuringAssessment')];
    expect(limitOn('2026-04-02', here, { rule: 'D5' })).toEqual(['2026-05-13', 'running', 0]);
    expect(limitOn('2026-04-02', here, { rule: 'C3' })).toEqual(['2026-08-19', 'running', 0]);
    // Advice already obtained may be used again (reg 6(4)), without a clock.
    const reused = wish('AdoptExistingAdvice', '2026-05-04', { adviceId: 'ep', body: 'educationalPsychology', adviceDatedOn: '2026-03-20' }); // prettier-ignore
    expect(limitOn('2026-12-31', [...here, a.toAssess('2026-05-04'), reused], { rule: 'B1' })).toBeNull();
  });

  it.each([
    ['order', 'K1', 'overturnedBy:order'],
    ['concession', 'K9', 'overturnedBy:concession'],
    ['agreement', 'I6', 'overturnedBy:mediation'],
  ] as const)(
    'Refusal overturned by %s: C1 and C3 give way to periods from its day; both histories stay',
    (by, rule, reason) => {
      const run = [a.request('2026-01-05'), a.notToAssess('2026-02-10'), a.outcome('2026-06-01', 'assess', by)];
      const taken = [...run, a.toAssess('2026-06-10')];
      expect(supersededBy(taken, 'C3')).toEqual({ on: '2026-06-01', reason });
      expect(limitOn('2026-12-31', taken, { rule: 'A1' })).toEqual(['2026-02-16', 'met', 0]);
      expect(linesOn('2026-06-10', taken).some((line) => line.rule === rule && line.day0 === '2026-06-01')).toBe(true);
      noneRuns(taken, ['C1', 'C3', 'C5']);
    },
  );

  it('Draft re-issued with other changes: new fifteen days (C2); C3 does not move', () => {
    const run = [
      a.request('2026-01-05'),
      a.toAssess('2026-02-10'),
      a.toIssue('2026-04-20'),
      a.draft('2026-04-27', 'first'),
    ];
    const twice = [...run, a.draft('2026-05-06', 'second')];
    expect(limitOn('2026-05-07', twice, { rule: 'C2', subject: 'first' })?.[1]).toBe('superseded');
    expect(limitOn('2026-05-07', twice, { rule: 'C2', subject: 'second' })).toEqual(['2026-05-20', 'running', 0]);
    expect(limitOn('2026-05-07', twice, { rule: 'C3' })).toEqual(limitOn('2026-05-07', run, { rule: 'C3' }));
    expect(refusalOf([...twice, ...a.final('2026-05-14').slice(0, 1)]).code).toBe('fifteen-days-not-over');
  });

  it('Family answers the draft early: the LA may finalise before day 15 because they have had and used the chance', () => {
    const run = [a.request('2026-01-05'), a.toAssess('2026-02-10'), a.toIssue('2026-04-20'), a.draft('2026-04-27')];
    const early = a.final('2026-05-05');
    expect(refusalOf([...run, ...early.slice(0, 1)]).code).toBe('fifteen-days-not-over');
    const replied = [...run, a.finished('2026-05-01'), ...early];
    expect(limitOn('2026-12-31', replied, { rule: 'C2' })?.[1]).toBe('met');
    expect(limitOn('2026-12-31', replied, { rule: 'C3' })?.[1]).toBe('met');
  });

  it('Twins: separate cases; an exception proved for one says nothing of the other', () => {
    const begins = a.request('2026-06-15');
    const away = a.claim({ rule: 'A1' }, 'X5d', 'absentFromArea', ['2026-06-20', '2026-07-26']);
    expect(carriedOut([begins]).childId).toBe(childId);
    expect(limitOn('2026-08-03', [begins, away], { rule: 'A1' })?.[1]).toBe('disapplied');
    expect(limitOn('2026-08-03', [begins], { rule: 'A1' })?.[1]).toBe('overdue');
  });
});
