import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { day } from '../../support/assessment-facts.js';
import { auditedAdviceStory, qualityStory } from '../../support/quality-stories.js';
import { isAboutQuality, recountQuality } from './naive-quality-recount.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

const aboutQuality = measures.filter(({ id }) => isAboutQuality(id));

describe('every figure of quality equals a recount over the raw events', () => {
  it.each(aboutQuality.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(
        fc.array(qualityStory, { minLength: 1, maxLength: 8 }),
        fc.array(auditedAdviceStory, { minLength: 1, maxLength: 5 }),
        scopes,
        (plans, assessments, scope) => {
          const rows = rowsOfStories({ needsAssessment: assessments, plan: plans });
          const { numerator, denominator } = figureOf(measure, rows, scope);
          expect([numerator, denominator]).toEqual(recountQuality(id, plans, assessments, scope));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has cases on both sides of each in such stories', () => {
    const sample = { numRuns: 300, seed: 1 };
    const stories = { plan: fc.sample(qualityStory, sample), needsAssessment: fc.sample(auditedAdviceStory, sample) };
    const scope = { from: day('2025-01-01'), to: day('2026-11-22'), asAt: day('2026-11-23') };
    const rows = rowsOfStories(stories);
    for (const measure of aboutQuality) {
      const { numerator, denominator } = figureOf(measure, rows, scope);
      expect([measure.id, numerator > 0, (denominator ?? 0) > numerator]).toEqual([measure.id, true, true]);
    }
  });

  it('knows every figure of audits, provision and what reviews found', () => {
    const ids = measures.map(({ id }) => id).filter((id) => /^ehc\.(?:qa|provision)\./.test(id));
    expect(ids.filter((id) => !isAboutQuality(id))).toEqual([]);
  });
});
