import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import type { RuleId } from '../../../workflows/timetable/rule.js';
import {
  amendedForAll,
  corrected,
  decided,
  held,
  linesOfRule,
  made,
  moveKnown,
  noticed,
  outcome,
  planAfter,
  planOf,
  reassessmentAsked,
  reported,
  standing,
  transferPlanned,
  willReassess,
} from '../../support/plan-facts.js';
import type { PlanStory } from '../../support/plan-facts.js';
import { refusalOf, rejectionOf } from '../../support/plan-limits.js';

/** Revisions: plan 0, meeting 1, report 2, decision 3, notice 4, plan to family, setting and health body 5 to 7. */
const whole = planAfter(
  made('2024-09-03'),
  held('2025-06-02'),
  reported('2025-06-16'),
  decided('2025-06-30', 'amend'),
  noticed('2025-06-30'),
  ...amendedForAll('2025-08-25'),
);

const standings = (story: PlanStory, ...rules: readonly RuleId[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(rules.map((rule) => [rule, standing(story, rule)]));

describe('correcting a plan’s record', () => {
  it('starts with every limit kept', () => {
    expect(standings(whole, 'E1', 'E2', 'E5', 'E6', 'E8', 'E9', 'E11')).toEqual({
      E1: ['2025-09-02', 'met', 0],
      E2: ['2026-06-29', 'overdue', 147],
      E5: ['2025-06-16', 'met', 0],
      E6: ['2025-06-30', 'met', 0],
      E8: ['2025-07-14', 'met', 0],
      E9: ['2025-08-25', 'met', 0],
      E11: ['2025-08-25', 'met', 0],
    });
  });

  it('of the meeting moves the limits that run from it', () => {
    expect(standings(whole.and(corrected(1, '2025-05-26')), 'E1', 'E5', 'E6', 'E9', 'E11')).toEqual({
      E1: ['2025-09-02', 'met', 0],
      E5: ['2025-06-09', 'metLate', 7],
      E6: ['2025-06-23', 'metLate', 7],
      E9: ['2025-08-25', 'met', 0],
      E11: ['2025-08-18', 'metLate', 7],
    });
  });

  it('of the decision moves the year that runs from it, and what it was in time for', () => {
    const later = planAfter(made('2024-09-03'), held('2025-08-25'), decided('2025-09-01')).and(
      corrected(2, '2025-09-08'),
    );
    expect(standings(later, 'E1', 'E2', 'E6')).toEqual({
      E1: ['2025-09-02', 'metLate', 6],
      E2: ['2026-09-07', 'overdue', 77],
      E6: ['2025-09-22', 'met', 0],
    });
  });

  it('of the notice moves the fifteen days, the eight weeks and what made the decision whole', () => {
    expect(standings(whole.and(corrected(4, '2025-07-07')), 'E6', 'E8', 'E9', 'E11')).toEqual({
      E6: ['2025-06-30', 'metLate', 7],
      E8: ['2025-07-21', 'met', 0],
      E9: ['2025-09-01', 'met', 0],
      E11: ['2025-08-25', 'met', 0],
    });
  });

  it('of the plan’s own day moves the first review, and can make it late', () => {
    expect(standing(whole.and(corrected(0, '2024-06-03')), 'E1')).toEqual(['2025-06-02', 'metLate', 28]);
  });

  it('of one amended plan moves the day on which the last recipient had it', () => {
    expect(standing(whole.and(corrected(7, '2025-09-01')), 'E9')).toEqual(['2025-08-25', 'metLate', 7]);
  });

  it('of an order, a request, a move and a transfer moves theirs', () => {
    const others = planAfter(
      made('2024-09-03'),
      outcome('2025-10-06', 'amendContent'),
      reassessmentAsked('2025-10-06'),
      moveKnown('2025-10-06', '2025-12-01'),
      transferPlanned('2025-10-06', '2026-09-01'),
    );
    const right = others.and(corrected(1, '2025-10-13'), corrected(2, '2025-10-13'), corrected(3, '2025-11-17'));
    expect(standings(right, 'K6', 'G1', 'D1')).toMatchObject({ K6: ['2025-11-17', 'overdue', 371], G1: ['2025-10-28', 'overdue', 391], D1: ['2025-12-05', 'overdue', 353] }); // prettier-ignore
    const moved = others.and({
      type: 'CorrectFact',
      revision: 4,
      reason: 'mistyped',
      changes: { transferOn: '2027-09-01' },
    });
    expect(standing(moved, 'E12')[0]).toBe('2027-02-14');
  });

  it('takes a fact that never happened out of the reckoning', () => {
    const struck = whole.and({ type: 'CorrectFact', revision: 2, reason: 'didNotHappen', struck: true });
    expect(standing(struck, 'E5')[1]).toBe('overdue');
  });

  it.each([
    ['plan', 0, '2024-06-03'],
    ['meeting', 1, '2025-05-26'],
    ['report', 2, '2025-06-23'],
    ['decision', 3, '2025-06-23'],
    ['notice', 4, '2025-07-07'],
    ['amended plan', 7, '2025-09-01'],
  ] as const)('of the %s leaves the earlier verdict to whoever reads the history without it', (_, revision, on) => {
    const after = whole.and(corrected(revision, on));
    const facts = after.history as readonly PlanEvent[];
    expect(after.lines()).not.toEqual(whole.lines());
    expect(planOf(...facts.slice(0, -1)).lines()).toEqual(whole.lines());
    // Read from the beginning or carried on from before, the corrected history says the same.
    expect(planOf(...facts).lines()).toEqual(after.lines());
  });
});

describe('a correction that later facts exclude', () => {
  it('is refused, with the fact that excludes it', () => {
    expect(rejectionOf(whole, corrected(1, '2025-07-01'))).toMatchObject({ code: 'before-an-earlier-fact', details: { fact: 'ReviewReportSent', earlierFact: 'ReviewMeetingHeld' } }); // prettier-ignore
    expect(refusalOf(whole, corrected(4, '2025-08-26'))).toBe('before-an-earlier-fact');
    expect(refusalOf(whole, corrected(0, '2025-06-03'))).toBe('before-an-earlier-fact');
    expect(refusalOf(whole, { type: 'CorrectFact', revision: 1, reason: 'didNotHappen', struck: true })).toBe(
      'correction-contradicts-later-fact',
    );
    const asked = planAfter(made('2024-09-03'), reassessmentAsked('2025-10-06'), willReassess('2025-10-13'));
    expect(refusalOf(asked, corrected(1, '2025-10-14'))).toBe('before-an-earlier-fact');
  });

  it('cannot give a fact of a review to another review', () => {
    expect(
      refusalOf(whole, { type: 'CorrectFact', revision: 1, reason: 'mistyped', changes: { reviewId: 'r2' } }),
    ).toBe('identity-cannot-be-corrected');
  });
});

describe('a corrected outcome of a review', () => {
  it('changes what the decision needed to be whole', () => {
    const kept = planAfter(made('2024-09-03'), held('2025-06-02'), decided('2025-06-30'));
    const amends = kept.and({ type: 'CorrectFact', revision: 2, reason: 'mistyped', changes: { outcome: 'amend' } });
    expect(standing(kept, 'E6')[1]).toBe('met');
    expect(standing(amends, 'E6')[1]).toBe('overdue');
    expect(linesOfRule(amends, 'E11')).toHaveLength(1);
  });
});
