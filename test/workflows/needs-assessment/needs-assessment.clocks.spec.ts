import { clocksOf } from '../../../workflows/needs-assessment/needs-assessment.clocks.js';
import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import * as facts from '../../support/assessment-facts.js';
import { placed, specBasis, specToday } from '../../support/given-when-then.js';

/** `[due, status, days over]` by rule and subject, as the pictures of the screens show them on 23 November 2026. */
function clocks(...history: readonly NeedsAssessmentEvent[]): Record<string, readonly [string | null, string, number]> {
  const state = replay(needsAssessmentDecider, placed(history));
  const lines = deadlinesOf(clocksOf(state, specBasis.policy), specBasis, specToday);
  return Object.fromEntries(
    lines.map(({ rule, subject, due, status, daysOver }) => [
      subject === null ? rule : `${rule} ${subject}`,
      [due, status, daysOver] as const,
    ]),
  );
}

const { requestReceived, decidedToAssess, adviceRequested, adviceReceived, decidedToIssue, draftServed } = facts;

describe('the clocks of an assessment', () => {
  it('run from the day the request was received: Maya, 17 August', () => {
    expect(clocks(requestReceived('2026-08-17'), decidedToAssess('2026-09-24'))).toMatchObject({
      A1: ['2026-09-28', 'met', 0],
      C1: ['2026-12-07', 'running', 0],
      C3: ['2027-01-04', 'running', 0],
    });
  });

  it('give every body six weeks of its own, whatever happens to the others', () => {
    const asked = [requestReceived('2026-08-17'), decidedToAssess('2026-09-24')] as const;
    expect(
      clocks(
        ...asked,
        adviceRequested('2026-09-24', 'ep'),
        adviceRequested('2026-09-24', 'paediatrics', 'paediatrics'),
        adviceRequested('2026-09-25', 'ot', 'occupationalTherapy'),
        adviceReceived('2026-11-12', 'paediatrics'),
        adviceReceived('2026-11-02', 'ot'),
        facts.adviceReturned('2026-11-11', 'ot'),
      ),
    ).toMatchObject({
      'B1 ep': ['2026-11-05', 'overdue', 18],
      'B1 paediatrics': ['2026-11-05', 'metLate', 7],
      // Sent back as inadequate: the due date stays, and the advice is owed again.
      'B1 ot': ['2026-11-06', 'overdue', 17],
    });
  });

  it('disapply what the exception names and nothing else, without adding a day: Leo, away 10 August to 18 September', () => {
    const leo = clocks(
      requestReceived('2026-06-12'),
      decidedToAssess('2026-07-20'),
      facts.exceptionClaimed('2026-08-10', '2026-09-18', [{ rule: 'C3', subject: null, limb: 'X13d' }]),
      decidedToIssue('2026-10-12'),
      draftServed('2026-11-13'),
    );
    expect(leo).toMatchObject({ C3: ['2026-10-30', 'disapplied', 24], 'C2 draft-1': ['2026-11-27', 'running', 0] });
    expect(leo['C1']?.[1]).toBe('closed');
  });

  it('stand again once the exception is struck out', () => {
    const struck: NeedsAssessmentEvent = {
      type: 'ExceptionStruckOut',
      occurredOn: facts.day('2026-11-01'),
      data: { exceptionId: 'x1' },
    };
    const claim = facts.exceptionClaimed('2026-08-10', '2026-09-18', [{ rule: 'C3', subject: null, limb: 'X13d' }]);
    expect(clocks(requestReceived('2026-06-12'), decidedToAssess('2026-07-20'), claim, struck)).toMatchObject({
      C3: ['2026-10-30', 'overdue', 24],
    });
  });

  it('stop when the request is withdrawn, and say so', () => {
    expect(clocks(requestReceived('2026-08-17'), facts.withdrawn('2026-09-01'))).toMatchObject({
      A1: ['2026-09-28', 'closed', 0],
      C1: ['2026-12-07', 'closed', 0],
      C3: ['2027-01-04', 'closed', 0],
    });
  });

  it('count the 16 weeks against a refusal to issue, and no longer the 20', () => {
    const refused = [
      requestReceived('2026-05-01'),
      decidedToAssess('2026-06-01'),
      facts.decidedNotToIssue('2026-09-01'),
    ];
    expect(clocks(...refused)).toMatchObject({ C1: ['2026-08-21', 'metLate', 11], C3: ['2026-09-18', 'closed', 0] });
  });

  it('are superseded once an order or an agreement turns a refusal round', () => {
    const overturned: NeedsAssessmentEvent = {
      type: 'DecisionToAssessNotified',
      occurredOn: facts.day('2026-10-05'),
      data: { overturns: 'order' },
    };
    expect(clocks(requestReceived('2026-05-01'), facts.decidedNotToAssess('2026-06-05'), overturned)).toMatchObject({
      A1: ['2026-06-12', 'met', 0],
      C1: ['2026-08-21', 'superseded', expect.any(Number)],
      C3: ['2026-09-18', 'superseded', expect.any(Number)],
    });
  });

  it('show fifteen days cut short where the plan went early all the same', () => {
    const early = facts.finalPlanSent('2026-11-12', 'parentOrYoungPerson', 'alreadyHappened');
    expect(
      clocks(
        requestReceived('2026-08-17'),
        decidedToAssess('2026-09-01'),
        decidedToIssue('2026-10-01'),
        draftServed('2026-11-05'),
        early,
      ),
    ).toMatchObject({ 'C2 draft-1': ['2026-11-19', 'cutShort', 0] });
  });

  it('meet the 20 weeks only when the last required recipient has the plan', () => {
    const sent = [
      requestReceived('2026-05-04'),
      decidedToAssess('2026-06-01'),
      decidedToIssue('2026-07-01'),
      draftServed('2026-08-03'),
      facts.finalPlanSent('2026-09-18'),
    ];
    expect(clocks(...sent)).toMatchObject({ C3: ['2026-09-21', 'overdue', 63] });
    const all = [
      ...sent,
      facts.finalPlanSent('2026-09-21', 'setting'),
      facts.finalPlanSent('2026-09-22', 'commissioningBody'),
    ];
    expect(clocks(...all)).toMatchObject({ C3: ['2026-09-21', 'metLate', 1] });
  });

  it('count from becoming responsible where there was no request', () => {
    expect(clocks(facts.responsibilityBegan('2026-10-12'))).toMatchObject({
      A2: ['2026-11-23', 'running', 0],
      C1: ['2027-02-01', 'running', 0],
      C3: ['2027-03-01', 'running', 0],
    });
  });

  it('count nothing from a day 0 that a return does not state', () => {
    const broughtIn: NeedsAssessmentEvent = {
      type: 'AssessmentBroughtIn',
      occurredOn: facts.day('2026-01-01'),
      data: { childId: facts.childId },
    };
    expect(clocks(broughtIn)).toEqual({});
  });
});
