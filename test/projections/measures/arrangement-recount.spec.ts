import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { day } from '../../support/assessment-facts.js';
import { corrected } from '../../support/plan-stories.js';
import { arrangedPlan } from './arrangement-stories.js';
import { daysWaited, isAboutArrangements, recountArrangements } from './naive-arrangement-recount.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

const populations = ['fundingAgreement', 'budgetRequest', 'preference', 'specialPlaceWait'];
const about = measures.filter(({ of }) => populations.includes(of));

describe('every figure about joint funding, preferences, places waited for and budgets equals a recount', () => {
  it('knows all of them', () => {
    expect(about.map(({ id }) => id).filter((id) => !isAboutArrangements(id))).toEqual([]);
    expect(about).toHaveLength(12);
  });

  it.each(about.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(fc.array(arrangedPlan, { minLength: 1, maxLength: 10 }), scopes, (plans, scope) => {
        const { numerator, denominator } = figureOf(measure, rowsOfStories({ plan: plans }), scope);
        expect([numerator, denominator]).toEqual(recountArrangements(id, measure.kind, plans, scope));
      }),
      { numRuns: 120 },
    );
  });

  it('the median of the days waited is that of a count by hand', () => {
    const measure = about.find(({ id }) => id === 'ehc.placement.waitingSpecialDays');
    if (measure === undefined) throw new Error('No measure of days waited');
    fc.assert(
      fc.property(fc.array(arrangedPlan, { minLength: 1, maxLength: 10 }), scopes, (plans, scope) => {
        const days = daysWaited(plans, scope);
        const [low, high] = [days[Math.floor((days.length - 1) / 2)], days[Math.ceil((days.length - 1) / 2)]];
        const median = low === undefined || high === undefined ? null : (low + high) / 2;
        expect(figureOf(measure, rowsOfStories({ plan: plans }), scope).median).toBe(median);
      }),
      { numRuns: 100 },
    );
  });

  it('met and not met are all that were answered', () => {
    const of = (id: string) => about.find((measure) => measure.id === id) ?? about[0];
    fc.assert(
      fc.property(fc.array(arrangedPlan, { minLength: 1, maxLength: 8 }), scopes, (plans, scope) => {
        const rows = rowsOfStories({ plan: plans });
        const [met, notMet] = ['ehc.placement.preferenceMet', 'ehc.placement.preferenceNotMet'].map((id) => {
          const measure = of(id);
          if (measure === undefined) throw new Error(id);
          return figureOf(measure, rows, scope);
        });
        expect((met?.numerator ?? 0) + (notMet?.numerator ?? 0)).toBe(met?.denominator);
      }),
      { numRuns: 60 },
    );
  });

  it('has cases on both sides of each in such stories', () => {
    const rows = rowsOfStories({ plan: fc.sample(arrangedPlan, { numRuns: 1_500, seed: 1 }) });
    const scope = { from: day('2025-01-01'), to: day('2026-11-22'), asAt: day('2026-01-23') };
    for (const measure of about) {
      const { kind, numerator, denominator } = figureOf(measure, rows, scope);
      const below = kind !== 'share' || (denominator ?? 0) > numerator;
      expect([measure.id, numerator > 0, below]).toEqual([measure.id, true, true]);
    }
  });

  it('gives a figure whatever was corrected since', () => {
    fc.assert(
      fc.property(fc.array(corrected(arrangedPlan), { minLength: 1, maxLength: 5 }), scopes, (plans, scope) => {
        const rows = rowsOfStories({ plan: plans });
        for (const measure of about) {
          const { numerator, denominator } = figureOf(measure, rows, scope);
          expect(numerator).toBeLessThanOrEqual(denominator ?? numerator);
        }
      }),
      { numRuns: 50 },
    );
  });
});
