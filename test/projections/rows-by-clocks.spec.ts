import fc from 'fast-check';
import { adviceTimelinessProjection } from '../../projections/advice/advice-timeliness.projection.js';
import { needsAssessmentFold } from '../../projections/folds.js';
import { folded } from '../../projections/projection.js';
import type { RowContext } from '../../projections/projection.js';
import { workListProjection } from '../../projections/work-list/work-list.projection.js';
import { effectiveHistory } from '../../workflows/kernel/replay.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import { day } from '../support/assessment-facts.js';
import { placed, specBasis } from '../support/given-when-then.js';
import { assessmentHistory } from '../support/random-histories.js';

const context: RowContext = { stream: 'needsAssessment-1', authority: '999', revision: 0, recordedAt: '' };
const endOfTime = day('2199-12-31');
const listed = ['A1', 'A2', 'D5', 'B1', 'C1', 'C3', 'G2', 'K1', 'K2', 'K3', 'K4', 'K5', 'K9', 'I6'];
const states = assessmentHistory.map((facts) =>
  folded(needsAssessmentFold, effectiveHistory(placed(facts as readonly NeedsAssessmentEvent[]))),
);

describe('rows that hold due dates', () => {
  it('list as due work what the clocks, judged one and all, leave open, and nothing else', () => {
    let open = 0;
    fc.assert(
      fc.property(states, (state) => {
        const lines = deadlinesOf(clocksOf(state, specBasis.policy), { ...specBasis, today: endOfTime }, endOfTime);
        const expected = lines.filter(
          ({ rule, status, completedOn, due }) =>
            listed.includes(rule) &&
            completedOn === null &&
            due !== null &&
            ['running', 'overdue', 'disapplied'].includes(status),
        );
        const row = workListProjection.row(state, context, specBasis);
        open += expected.length;
        expect((row?.items ?? []).map(({ rule, subject, due, actBy }) => ({ rule, subject, due, actBy }))).toEqual(
          expected.map(({ rule, subject, due, actBy }) => ({ rule, subject, due, actBy })),
        );
      }),
      { numRuns: 200 },
    );
    expect(open).toBeGreaterThan(0);
  });

  it('date every advice as the timetable of the case does', () => {
    let dated = 0;
    fc.assert(
      fc.property(states, (state) => {
        const lines = deadlinesOf(clocksOf(state, specBasis.policy), specBasis, specBasis.today);
        const expected = lines.flatMap(({ rule, subject, due }) => (rule === 'B1' ? [[subject, due]] : []));
        const items = adviceTimelinessProjection.row(state, context, specBasis)?.items ?? [];
        dated += items.length;
        expect(items.map(({ adviceId, dueOn }) => [adviceId, dueOn])).toEqual(expected);
      }),
      { numRuns: 200 },
    );
    expect(dated).toBeGreaterThan(0);
  });
});
