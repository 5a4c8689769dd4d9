import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { isAboutPlans, recountPlans } from './naive-plan-recount.js';
import { disputeStory, wholePlan } from '../../support/plan-stories.js';
import { assessmentStory } from './random-stories.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

describe('every figure about plans and disputes equals a recount over the raw events', () => {
  it.each(measures.flatMap((measure) => (isAboutPlans(measure.id) ? [[measure.id, measure] as const] : [])))(
    '%s',
    (id, measure) => {
      let counted = 0;
      fc.assert(
        fc.property(
          fc.array(assessmentStory, { maxLength: 5 }),
          fc.array(wholePlan, { minLength: 1, maxLength: 8 }),
          fc.array(disputeStory, { minLength: 1, maxLength: 8 }),
          scopes,
          (assessments, plans, disputes, scope) => {
            const rows = rowsOfStories({ needsAssessment: assessments, plan: plans, dispute: disputes });
            const { numerator, denominator } = figureOf(measure, rows, scope);
            counted += numerator;
            expect([numerator, denominator]).toEqual(
              recountPlans(id, measure.kind, { assessments, plans, disputes }, scope),
            );
          },
        ),
        { numRuns: 80 },
      );
      expect(counted).toBeGreaterThan(0);
    },
  );
});
