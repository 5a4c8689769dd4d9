import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { casesInSteps, figureOf, summarise } from '../../../projections/measures/figures.js';
import { assessmentStory, planStory } from './random-stories.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

it('every figure is the same where its rows are looked at some at a time', () => {
  fc.assert(
    fc.property(
      fc.array(assessmentStory, { minLength: 1, maxLength: 8 }),
      fc.array(planStory, { maxLength: 8 }),
      scopes,
      fc.integer({ min: 1, max: 5 }),
      (assessments, plans, asked, step) => {
        const rows = rowsOfStories({ needsAssessment: assessments, plan: plans });
        for (const measure of measures) {
          const cases = [...casesInSteps(measure, rows, asked, step)].flat();
          expect(summarise(measure, asked, cases)).toEqual(figureOf(measure, rows, asked));
        }
      },
    ),
    { numRuns: 60 },
  );
});
