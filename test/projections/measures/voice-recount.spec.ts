import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { day } from '../../support/assessment-facts.js';
import { complaintStory } from '../../support/complaint-stories.js';
import { disputeStory } from '../../support/plan-stories.js';
import { isAboutVoices, recountVoices } from './naive-voice-recount.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

const aboutVoices = measures.filter(({ id }) => isAboutVoices(id));

describe('R68 every figure about complaints equals a recount over the raw events', () => {
  it.each(aboutVoices.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(
        fc.array(complaintStory, { minLength: 1, maxLength: 10 }),
        fc.array(disputeStory, { maxLength: 5 }),
        scopes,
        (complaints, disputes, scope) => {
          const rows = rowsOfStories({ complaint: complaints, dispute: disputes });
          const { numerator, denominator } = figureOf(measure, rows, scope);
          expect([numerator, denominator]).toEqual(recountVoices(id, measure.kind, { complaints, disputes }, scope));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has cases on both sides of each in such stories', () => {
    const rows = rowsOfStories({ complaint: fc.sample(complaintStory, { numRuns: 500, seed: 1 }) });
    const scope = { from: day('2025-01-01'), to: day('2026-11-22'), asAt: day('2026-11-23') };
    const oneSided = aboutVoices.filter((measure) => {
      const { numerator, denominator } = figureOf(measure, rows, scope);
      return numerator === 0 || numerator === denominator;
    });
    expect(oneSided).toEqual([]);
  });
});
