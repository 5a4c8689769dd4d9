import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { cohortOutcomeMeasures, cohortReceived } from '../../../projections/measures/cohort.measures.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { isAboutCasework } from './naive-casework-recount.js';
import { isAboutPlacements } from './naive-placement-recount.js';
import { isAboutPlans } from './naive-plan-recount.js';
import { isAboutQuality } from './naive-quality-recount.js';
import { recount } from './naive-recount.js';
import { isAboutVoices } from './naive-voice-recount.js';
import { isAboutTransition } from './naive-transition-recount.js';
import { assessmentStory, planStory } from './random-stories.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

it('the outcomes of a cohort add up to it, whatever happened', () => {
  fc.assert(
    fc.property(fc.array(assessmentStory, { minLength: 1, maxLength: 20 }), scopes, (assessments, asked) => {
      const rows = rowsOfStories({ needsAssessment: assessments, plan: [] });
      const counted = cohortOutcomeMeasures.map((measure) => figureOf(measure, rows, asked).numerator);
      expect(counted.reduce((sum, one) => sum + one, 0)).toBe(figureOf(cohortReceived, rows, asked).numerator);
    }),
    { numRuns: 200 },
  );
});

/** Recounted in a spec of their own. */
const elsewhere = [isAboutPlans, isAboutVoices, isAboutPlacements, isAboutTransition, isAboutQuality, isAboutCasework];

describe('every figure equals a recount over the raw events', () => {
  it.each(
    measures.flatMap((measure) =>
      elsewhere.some((isElsewhere) => isElsewhere(measure.id)) || measure.id.startsWith('ehc.feedback.')
        ? []
        : [[measure.id, measure] as const],
    ),
  )('%s', (id, measure) => {
    fc.assert(
      fc.property(
        fc.array(assessmentStory, { minLength: 1, maxLength: 12 }),
        fc.array(planStory, { maxLength: 8 }),
        scopes,
        (assessments, plans, asked) => {
          const { numerator, denominator } = figureOf(
            measure,
            rowsOfStories({ needsAssessment: assessments, plan: plans }),
            asked,
          );
          expect([numerator, denominator]).toEqual(recount(id, assessments, plans, asked));
        },
      ),
      { numRuns: 60 },
    );
  });
});
