import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { transitionMeasures } from '../../../projections/measures/transition.measures.js';
import { birthdaysOf } from '../../../workflows/child/birthdays.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { day } from '../../support/assessment-facts.js';
import { wholePlan } from '../../support/plan-stories.js';
import { isAboutTransition, monthsOn, recountTransition } from './naive-transition-recount.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

const birth = fc.integer({ min: 0, max: 2_400 }).map((days) => addDays(day('2006-06-01'), days));
const people = fc.array(fc.tuple(wholePlan, birth), { minLength: 1, maxLength: 8 });

it('knows every figure of the way to adulthood', () => {
  expect(transitionMeasures.filter(({ id }) => !isAboutTransition(id))).toEqual([]);
  expect(measures.filter(({ id }) => id.startsWith('ehc.transition.')).every(({ id }) => isAboutTransition(id))).toBe(
    true,
  );
});

describe('every figure about the way to adulthood equals a recount over the raw events', () => {
  it.each(transitionMeasures.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(people, scopes, (all, scope) => {
        const plans = all.map(([plan]) => plan);
        const births = all.map(([, born]) => born);
        const { numerator, denominator } = figureOf(measure, rowsOfStories({ plan: plans }, undefined, births), scope);
        expect([numerator, denominator]).toEqual(recountTransition(id, plans, births, scope));
      }),
      { numRuns: 80 },
    );
  });

  it('has cases on both sides of each in such stories', () => {
    const all = fc.sample(fc.tuple(wholePlan, birth), { numRuns: 1_500, seed: 1 });
    const rows = rowsOfStories(
      { plan: all.map(([plan]) => plan) },
      undefined,
      all.map(([, born]) => born),
    );
    const scope = { from: day('2025-01-01'), to: day('2026-11-22'), asAt: day('2026-11-23') };
    const oneSided = transitionMeasures.filter((measure) => {
      const { numerator, denominator } = figureOf(measure, rows, scope);
      return numerator === 0 || numerator === denominator;
    });
    expect(oneSided.map(({ id }) => id)).toEqual([]);
  });
});

it('comes of age on the corresponding day, or the last of a month that has none', () => {
  expect(birthdaysOf(day('2009-08-31'))).toMatchObject({ seventeenAndHalfOn: '2027-02-28', eighteenOn: '2027-08-31' });
  expect(birthdaysOf(day('2008-02-29')).eighteenOn).toBe('2026-02-28');
  fc.assert(
    fc.property(birth, (born) => {
      const { fourteenOn, seventeenAndHalfOn, eighteenOn } = birthdaysOf(born);
      expect([fourteenOn, seventeenAndHalfOn, eighteenOn]).toEqual(
        [168, 210, 216].map((months) => monthsOn(born, months)),
      );
      expect(fourteenOn < seventeenAndHalfOn && seventeenAndHalfOn < eighteenOn).toBe(true);
    }),
  );
});
