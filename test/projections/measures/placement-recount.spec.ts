import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { day } from '../../support/assessment-facts.js';
import { corrected } from '../../support/plan-stories.js';
import { isAboutPlacements, recountPlacements } from './naive-placement-recount.js';
import { placedPlan } from './placement-stories.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

const about = measures.filter(({ of }) => of === 'placement');

describe('every figure about placements equals a recount over the raw events', () => {
  it('knows all of them', () => {
    expect(about.map(({ id }) => id).filter((id) => !isAboutPlacements(id))).toEqual([]);
    expect(about).toHaveLength(15);
  });

  it.each(about.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(fc.array(placedPlan, { minLength: 1, maxLength: 10 }), scopes, (plans, scope) => {
        const { numerator, denominator } = figureOf(measure, rowsOfStories({ plan: plans }), scope);
        expect([numerator, denominator]).toEqual(recountPlacements(id, measure.kind, plans, scope));
      }),
      { numRuns: 150 },
    );
  });

  it('has cases on both sides of each in such stories', () => {
    const rows = rowsOfStories({ plan: fc.sample(placedPlan, { numRuns: 3_000, seed: 1 }) });
    const scope = { from: day('2025-01-01'), to: day('2026-11-22'), asAt: day('2026-01-23') };
    for (const measure of about) {
      const { numerator, denominator } = figureOf(measure, rows, scope);
      expect([measure.id, numerator > 0, denominator === null || denominator > numerator]).toEqual([
        measure.id,
        true,
        true,
      ]);
    }
  });

  it('gives a figure whatever was corrected since', () => {
    fc.assert(
      fc.property(fc.array(corrected(placedPlan), { minLength: 1, maxLength: 5 }), scopes, (plans, scope) => {
        const rows = rowsOfStories({ plan: plans });
        for (const measure of about) {
          const { numerator, denominator } = figureOf(measure, rows, scope);
          expect(numerator).toBeLessThanOrEqual(denominator ?? numerator);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('splits independent placements by day and weeks, and leavers by school, without remainder', () => {
    const rows = rowsOfStories({ plan: fc.sample(placedPlan, { numRuns: 1_000, seed: 2 }) });
    const scope = { from: day('2025-01-01'), to: day('2026-11-22'), asAt: day('2026-01-23') };
    const of = (id: string) => {
      const measure = about.find((one) => one.id === id);
      if (measure === undefined) throw new Error(id);
      return figureOf(measure, rows, scope);
    };
    const [day_, weeks38, weeks52] = ['day', 'residential38', 'residential52'].map(
      (one) => of(`ehc.placement.independent.${one}`).numerator,
    );
    expect((day_ ?? 0) + (weeks38 ?? 0) + (weeks52 ?? 0)).toBe(of('ehc.placement.independent').numerator);
    const [mainstream, special] = ['mainstream', 'special'].map((one) => of(`ehc.placement.outOfAreaPost19.${one}`));
    expect((mainstream?.denominator ?? 0) + (special?.denominator ?? 0)).toBe(
      of('ehc.placement.outOfAreaPost19').denominator,
    );
  });
});
