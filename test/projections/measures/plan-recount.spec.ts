import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { day } from '../../support/assessment-facts.js';
import { disputeStory, wholePlan } from '../../support/plan-stories.js';
import { isAboutPlans, recountPlans } from './naive-plan-recount.js';
import { assessmentStory } from './random-stories.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

const aboutPlans = measures.filter(({ id }) => isAboutPlans(id));

describe('every figure about plans and disputes equals a recount over the raw events', () => {
  it.each(aboutPlans.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(
        fc.array(assessmentStory, { maxLength: 5 }),
        fc.array(wholePlan, { minLength: 1, maxLength: 8 }),
        fc.array(disputeStory, { minLength: 1, maxLength: 8 }),
        scopes,
        (assessments, plans, disputes, scope) => {
          const rows = rowsOfStories({ needsAssessment: assessments, plan: plans, dispute: disputes });
          const { numerator, denominator } = figureOf(measure, rows, scope);
          expect([numerator, denominator]).toEqual(
            recountPlans(id, measure.kind, { assessments, plans, disputes }, scope),
          );
        },
      ),
      { numRuns: 80 },
    );
  });

  it('has cases of each in such stories', () => {
    const sample = { numRuns: 1_000, seed: 1 };
    const rows = rowsOfStories({ plan: fc.sample(wholePlan, sample), dispute: fc.sample(disputeStory, sample) });
    const scope = { from: day('2025-01-01'), to: day('2026-11-22'), asAt: day('2026-11-23') };
    expect(aboutPlans.filter((measure) => figureOf(measure, rows, scope).numerator === 0)).toEqual([]);
  });
});
