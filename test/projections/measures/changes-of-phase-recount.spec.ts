import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { day } from '../../support/assessment-facts.js';
import { planFact, planMade } from '../../support/plan-rows.js';
import { changesOfPhase } from './naive-changes-of-phase.js';
import { recountPlans } from './naive-plan-recount.js';
import { noted } from './noted-facts.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

const aboutChanges = measures.filter(({ id }) => /^ehc\.transfer\.|year6By|phaseTransferAttended$/.test(id));

const cohort = fc
  .record({
    receptionYear: fc.constantFrom(2013, 2014, 2017, 2018, 2019, 2021, 2022, 2023, 2025, 2026),
    route: fc.constantFrom('primarySecondary', 'infantJunior', 'threeTier', 'allThrough'),
    on: fc.constantFrom('2024-11-22', '2025-02-15', '2025-02-16', '2025-03-31', '2025-04-01', '2026-02-15'),
  })
  .map(({ on, ...data }) => planFact('SchoolCohortRecorded', on, { ...data, by: 'person' }));

/** What is done about one of the changes that stand then: which one is told by its place. */
const done = fc.record({
  which: fc.nat(3),
  what: fc.constantFrom('asked', 'named', 'named', 'calledOff', 'moved', 'plannedAgain'),
  on: fc.constantFrom('2025-02-14', '2025-02-15', '2025-03-30', '2026-02-14', '2026-02-15', '2026-03-31', '2026-04-01'),
});
type Done = typeof done extends fc.Arbitrary<infer D> ? D : never;

const review = fc
  .record({
    reviewId: fc.uuid(),
    on: fc.constantFrom('2024-10-01', '2025-02-14', '2025-02-15', '2025-12-31', '2026-01-01', '2026-08-31'),
    kind: fc.constantFrom('annual' as const, 'early' as const, 'interim' as const),
    officerAttended: fc.boolean(),
  })
  .map(({ reviewId, on, kind, officerAttended }) => [
    planFact('ReviewMeetingHeld', on, { reviewId, kind, heldBy: 'authority' }),
    planFact('ReviewAttendanceRecorded', on, { reviewId, officerAttended }),
  ]);
const end = fc
  .constantFrom('2025-02-15', '2025-12-31', '2026-02-14', '2026-06-01')
  .map((on) => planFact('PlanCeased', on, { reason: '1' }));

/** A plan whose changes of phase follow from the cohort, and from another one that is noted after something was done. */
const story = fc
  .tuple(cohort, fc.array(done, { maxLength: 3 }), fc.option(cohort), fc.array(done, { maxLength: 3 }))
  .chain(([first, before, second, after]) =>
    fc.tuple(fc.array(review, { maxLength: 3 }), fc.option(end)).map(([reviews, ended]) => {
      const begun = before.reduce(andThen, [planMade('2024-06-03'), first]);
      const gone = after.reduce(andThen, [...begun, ...(second === null ? [] : [second])]);
      return [...gone, ...reviews.flat(), ...(ended === null ? [] : [ended])];
    }),
  );

function andThen(facts: readonly PlanEvent[], { which, what, on }: Done): readonly PlanEvent[] {
  const change = changesOfPhase(noted(facts))[which];
  if (change === undefined) return facts;
  const { transferId, kind, transferOn } = change;
  const moved = { transferId, kind, transferOn: `${Number(transferOn.slice(0, 4)) + 1}-09-01` };
  const letter = { noticeId: null, transferId, recipient: 'parentOrYoungPerson', namesSetting: true };
  const fact = {
    asked: planFact('TransferSettingConsulted', on, { transferId, consultationId: `${transferId}-${facts.length}` }),
    named: planFact('AmendedPlanSent', on, letter),
    calledOff: planFact('PhaseTransferCalledOff', on, { transferId, because: 'movesAway' }),
    moved: planFact('PhaseTransferReplanned', on, moved),
    plannedAgain: planFact('PhaseTransferPlanned', on, { transferId, kind, transferOn }),
  }[what];
  return [...facts, fact];
}

const stories = fc.array(story, { minLength: 1, maxLength: 8 });

describe('every figure about changes of phase that follow from a cohort equals a recount over the raw events', () => {
  it.each(aboutChanges.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(stories, scopes, (plans, scope) => {
        const { numerator, denominator } = figureOf(measure, rowsOfStories({ plan: plans }), scope);
        const counted = recountPlans(id, measure.kind, { assessments: [], plans, disputes: [] }, scope);
        expect([numerator, denominator]).toEqual(counted);
      }),
      { numRuns: 150 },
    );
  });

  it('has cases on both sides of each in such stories', () => {
    const rows = rowsOfStories({ plan: fc.sample(story, { numRuns: 1_000, seed: 1 }) });
    const scope = { from: day('2025-01-01'), to: day('2026-11-22'), asAt: day('2026-11-23') };
    expect(aboutChanges).toHaveLength(5);
    for (const measure of aboutChanges) {
      const { numerator, denominator } = figureOf(measure, rows, scope);
      expect([measure.id, numerator > 0, (denominator ?? 0) > numerator]).toEqual([measure.id, true, true]);
    }
  });
});
