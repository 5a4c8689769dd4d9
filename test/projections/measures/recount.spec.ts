import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import type { FigureRows } from '../../../projections/measures/figures.js';
import type { Scope } from '../../../projections/measures/measure.js';
import { adviceTimelinessProjection } from '../../../projections/advice/advice-timeliness.projection.js';
import { reviewsProjection } from '../../../projections/reviews/reviews.projection.js';
import { timelinessProjection } from '../../../projections/timeliness/timeliness.projection.js';
import { figureRows } from '../../../src/performance/figure-rows.js';
import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import { planDecider } from '../../../workflows/plan/plan.decider.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { day } from '../../support/assessment-facts.js';
import { placed, specBasis } from '../../support/given-when-then.js';
import type { AssessmentStory, PlanStory } from './naive-recount.js';
import { recount } from './naive-recount.js';
import { assessmentStory, planStory } from './random-stories.js';

/** Rows of stories as the projector makes them. */
function rowsOf(assessments: readonly AssessmentStory[], plans: readonly PlanStory[]): FigureRows {
  const context = (stream: string) => ({ stream, authority: '999', revision: 0, recordedAt: '' });
  const states = assessments.map((story) => replay(needsAssessmentDecider, placed(story)));
  const known = <Row>(rows: readonly (Row | null)[]): Row[] => rows.filter((row) => row !== null);
  return figureRows(
    known(states.map((state, at) => timelinessProjection.row(state, context(`needsAssessment-${at}`), specBasis))),
    known(
      states.map((state, at) => adviceTimelinessProjection.row(state, context(`needsAssessment-${at}`), specBasis)),
    ),
    known(
      plans.map((story, at) =>
        reviewsProjection.row(replay(planDecider, placed(story)), context(`plan-${at}`), specBasis),
      ),
    ),
  );
}

const scope: fc.Arbitrary<Scope> = fc
  .tuple(
    fc.constantFrom('2025-01-01', '2025-06-01', '2025-09-15'),
    fc.constantFrom('2025-12-31', '2026-03-31', '2026-11-22'),
  )
  .chain(([from, to]) =>
    fc
      .constantFrom('2026-01-15', '2026-04-01', '2026-11-23')
      .map((asAt) => ({ from: day(from), to: day(to), asAt: day(asAt) })),
  );

describe('every figure equals a recount over the raw events', () => {
  it.each(measures.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(
        fc.array(assessmentStory, { minLength: 1, maxLength: 12 }),
        fc.array(planStory, { maxLength: 8 }),
        scope,
        (assessments, plans, asked) => {
          const { numerator, denominator } = figureOf(measure, rowsOf(assessments, plans), asked);
          expect([numerator, denominator]).toEqual(recount(id, assessments, plans, asked));
        },
      ),
      { numRuns: 60 },
    );
  });
});
