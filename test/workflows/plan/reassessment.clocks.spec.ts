import {
  ceased,
  decided,
  held,
  lineOf,
  made,
  outcome,
  planAfter,
  reassessmentAsked,
  record,
  rulesOf,
  standing,
  willNotReassess,
  willReassess,
} from '../../support/plan-facts.js';
import type { PlanStory } from '../../support/plan-facts.js';
import { itCountsDispatch, itHasTheLimit, itTakesNoException } from '../../support/plan-limits.js';
import type { LimitSpec } from '../../support/plan-limits.js';

const askedOn = (on: string): PlanStory => planAfter(made('2018-09-03'), reassessmentAsked(on));

describe('G1 the decision whether to re-assess', () => {
  const decision: LimitSpec = {
    rule: 'G1',
    subject: 'ra1',
    from: askedOn,
    done: (on) => [willReassess(on)],
    start: '2026-04-13',
    due: '2026-04-28',
    relaxedFrom: '2020-05-04',
  };
  itHasTheLimit(decision);
  itTakesNoException(decision);
  itCountsDispatch(decision);

  it('shows the Friday to act by for a limit on a Saturday', () => {
    expect(lineOf(askedOn('2026-04-10'), 'G1')).toMatchObject({ due: '2026-04-25', actBy: '2026-04-24' });
  });

  it('counts working days where the authority does so (P5)', () => {
    expect(standing(askedOn('2026-04-13'), 'G1', { policy: { P5: 'working' } })[0]).toBe('2026-05-05');
  });

  it('counts a request of a Saturday from the Monday where the authority does so (P1)', () => {
    expect(standing(askedOn('2026-04-11'), 'G1')[0]).toBe('2026-04-26');
    expect(standing(askedOn('2026-04-11'), 'G1', { policy: { P1: 'nextWorkingDay' } })[0]).toBe('2026-04-28');
  });

  it('is met by a refusal as well, and stays met when the refusal is overturned', () => {
    const refused = askedOn('2026-04-13').and(willNotReassess('2026-04-28'));
    expect(standing(refused, 'G1')).toEqual(['2026-04-28', 'met', 0]);
    const overturned = refused.and(outcome('2026-09-07', 'reassess'), willReassess('2026-09-14', 'order'));
    expect(standing(overturned, 'G1')).toEqual(['2026-04-28', 'met', 0]);
    expect(standing(overturned, 'K1')).toEqual(['2026-09-21', 'met', 0]);
  });

  it('does not run where the authority decides on its own (s.44(3))', () => {
    expect(rulesOf(planAfter(made('2018-09-03'), willReassess('2026-04-13', 'ownDecision')))).not.toContain('G1');
  });

  it('runs for each request apart', () => {
    const twice = askedOn('2025-04-14').and(willNotReassess('2025-04-20'), reassessmentAsked('2026-04-13', 'ra2'));
    expect(standing(twice, 'G1', { subject: 'ra1' })[1]).toBe('met');
    expect(standing(twice, 'G1', { subject: 'ra2' })[1]).toBe('overdue');
  });

  it('ends with the plan', () => {
    expect(standing(askedOn('2026-04-13').and(ceased('2026-04-20', '8')), 'G1')).toEqual(['2026-04-28', 'closed', 0]);
  });

  it('runs beside the decision after a review', () => {
    const during = planAfter(made('2018-09-03'), held('2026-04-06'), reassessmentAsked('2026-04-13'));
    const answered = during.and(willReassess('2026-04-20'));
    expect(standing(answered, 'G1')[1]).toBe('met');
    expect(standing(answered, 'E6')).toEqual(['2026-05-04', 'overdue', 203]);
    expect(standing(answered.and(decided('2026-05-04')), 'E6')[1]).toBe('met');
  });

  it('leaves the yearly review where it is when the re-assessment ends', () => {
    const ended = askedOn('2026-04-13').and(
      willReassess('2026-04-20'),
      record('EndReassessment', '2026-07-20', { reassessmentId: 'ra1', needsAssessmentId: 'a2', outcome: 'planSent' }),
    );
    expect(rulesOf(ended)).not.toContain('E2');
  });
});
