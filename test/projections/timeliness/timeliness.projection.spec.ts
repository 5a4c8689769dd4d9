import { noRows } from '../../../projections/measures/populations.js';
import { adviceTimelinessProjection } from '../../../projections/advice/advice-timeliness.projection.js';
import { openOn } from '../../../projections/measures/open-case.measures.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { plansWithin20Weeks } from '../../../projections/measures/plan.measures.js';
import { timelinessProjection } from '../../../projections/timeliness/timeliness.projection.js';
import type { TimelinessRow } from '../../../projections/timeliness/timeliness.projection.js';
import { day } from '../../support/assessment-facts.js';
import * as a from '../../support/assessment-runs.js';
import { carriedOut } from '../../support/assessment-runs.js';
import type { Run } from '../../support/assessment-runs.js';
import { specBasis } from '../../support/given-when-then.js';

const context = { stream: 'needsAssessment-1', authority: '999', revision: 0, recordedAt: '' };
const rowOf = (run: Run): TimelinessRow | null => timelinessProjection.row(carriedOut(run), context, specBasis);
const scope = { from: day('2026-01-01'), to: day('2026-12-31'), asAt: day('2026-12-31') };
const inHeadline = (run: Run): number | null =>
  figureOf(plansWithin20Weeks, { ...noRows, assessment: [rowOf(run) as TimelinessRow] }, scope).denominator;

const refused = [a.request('2026-04-01'), a.notToAssess('2026-05-01')];
const toPlan = [a.toIssue('2026-08-03'), a.draft('2026-08-04'), ...a.final('2026-08-24')];

describe('the rows that timeliness is counted from', () => {
  it('hold no re-assessment, whose advice is timed all the same', () => {
    const run = [a.reassessment('2026-06-15'), a.ask('2026-06-16')];
    expect(rowOf(run)).toBeNull();
    expect(adviceTimelinessProjection.row(carriedOut(run), context, specBasis)).toMatchObject({
      childId: expect.any(String) as string,
      items: [{ dueOn: '2026-07-28' }],
    });
  });

  it('say from which day an order governs, so that its plan leaves the headline without a word in the decision', () => {
    const ordered = [...refused, a.outcome('2026-06-15', 'assess'), a.toAssess('2026-06-20'), ...toPlan];
    expect(rowOf(ordered)).toMatchObject({ firstOutcomeOn: '2026-06-15' });
    expect(inHeadline(ordered)).toBe(0);
    expect(inHeadline([a.request('2026-04-01'), a.toAssess('2026-05-01'), ...toPlan])).toBe(1);
  });

  it('keep in the headline a plan that was out before the dispute ended', () => {
    const late = [...refused, a.toAssess('2026-06-20'), ...toPlan, a.outcome('2026-09-15', 'assess')];
    expect(inHeadline(late)).toBe(1);
  });

  it('count a move in mid-assessment as a case without a request', () => {
    const moved = rowOf([a.responsible('2026-06-15', 'movedInDuringAssessment')]);
    expect(moved).toMatchObject({ byRequest: false, receivedOn: '2026-06-15' });
    expect(openOn(moved as TimelinessRow, day('2026-07-01'))).toBe(true);
  });
});
