import fc from 'fast-check';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import * as facts from '../../support/assessment-facts.js';

const day = fc.integer({ min: 0, max: 1_000 });
const shares = fc.constantFrom([60, 40, 0, 0], [50, 25, 25, 0], [100, 0, 0, 0], [0, 50, 30, 20], [70, 0, 30, 0]);
const terms = fc.record({ shares, reviewAfter: fc.option(fc.integer({ min: 1, max: 700 }), { freq: 5 }) });
const provision = fc.constantFrom('specialMaintained', 'senUnit', 'specialPost16', 'academySpecial');
const step = fc.constantFrom('anotherSetting', 'waitForPlace', 'mediation', 'accepted');

const agreement = fc.record({
  from: day,
  terms,
  change: fc.option(fc.record({ after: fc.integer({ min: 0, max: 400 }), terms })),
  lasts: fc.option(fc.integer({ min: 0, max: 500 })),
});
const preference = fc.record({
  on: day,
  answers: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 300 }),
      result: fc.constantFrom('met', 'notMet', 'notMet', 'withdrawn'),
      step,
    }),
    { maxLength: 2 },
  ),
  step: fc.option(fc.record({ after: fc.integer({ min: 0, max: 300 }), step })),
});
const wait = fc.record({ on: day, provision, withdrawn: fc.option(fc.integer({ min: 0, max: 300 })) });
const placement = fc.record({
  on: day,
  provision: fc.oneof(provision, fc.constantFrom('academyMainstream', 'independentSpecial')),
  lasts: fc.option(fc.integer({ min: 0, max: 400 })),
});
const budget = fc.record({ on: day, kind: fc.constantFrom('asked', 'asked', 'agreed', 'refused') });

/** A plan with agreements, preferences, waits, placements and budgets: folding judges nothing, so that nothing has to be likely. */
export const arrangedPlan: fc.Arbitrary<readonly PlanEvent[]> = fc
  .record({
    agreements: fc.array(agreement, { maxLength: 2 }),
    preferences: fc.array(preference, { maxLength: 3 }),
    waits: fc.array(wait, { maxLength: 2 }),
    placements: fc.array(placement, { maxLength: 2 }),
    budgets: fc.array(budget, { maxLength: 4 }),
    ceased: fc.option(fc.integer({ min: 200, max: 1_000 }), { freq: 3 }),
  })
  .map((course) => {
    const made = facts.day('2023-11-01');
    const at = (days: number): CalendarDate => addDays(made, days);
    const story: object[] = [told('PlanMade', made, { childId: facts.childId, needsAssessmentId: 'n1' })];
    course.agreements.forEach((one, index) => story.push(...agreementStory(one, `a${index}`, at)));
    course.preferences.forEach((one, index) => story.push(...preferenceStory(one, `s${index}`, at)));
    course.waits.forEach(({ on, provision: sought, withdrawn }, index) => {
      const waitId = `w${index}`;
      story.push(told('SpecialPlaceAgreed', at(on), { waitId, provision: sought, agreedBy: 'panel' }));
      if (withdrawn !== null) story.push(told('SpecialPlaceWithdrawn', at(on + withdrawn), { waitId, because: 'other' })); // prettier-ignore
    });
    course.placements.forEach(({ on, provision: kind, lasts }, index) => {
      const placementId = `p${index}`;
      const data = { placementId, rank: 1, provision: kind, boarding: 'day', outOfArea: false, authority: null, outsideDesignation: null }; // prettier-ignore
      story.push(told('PlacementStarted', at(on), data));
      if (lasts !== null) story.push(told('PlacementEnded', at(on + lasts), { placementId, because: 'other' }));
    });
    for (const { on, kind } of course.budgets) {
      if (kind === 'asked') story.push(told('PersonalBudgetAsked', at(on), { askedBy: 'parent', during: 'review' }));
      else if (kind === 'agreed') story.push(told('PersonalBudgetAgreed', at(on), { arrangement: 'organised' }));
      else story.push(told('PersonalBudgetRefused', at(on), { because: 'resources' }));
    }
    if (course.ceased !== null) story.push(told('PlanCeased', at(course.ceased), { reason: '1' }));
    return story as unknown as readonly PlanEvent[];
  });

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;

function agreementStory(one: Of<typeof agreement>, agreementId: string, at: (days: number) => CalendarDate): object[] {
  const said = (from: number, { shares: [educationShare, healthShare, careShare, otherShare], reviewAfter }: Of<typeof terms>): object => ({
    ...{ agreementId, sharedIn: 'percent', educationShare, healthShare, careShare, otherShare, totalPounds: null },
    reviewOn: reviewAfter === null ? null : at(from + reviewAfter),
  }); // prettier-ignore
  const { from, change, lasts } = one;
  const story = [told('FundingAgreementRecorded', at(from), { ...said(from, one.terms), placementId: null })];
  if (change !== null) {
    story.push(told('FundingAgreementChanged', at(from + change.after), said(from + change.after, change.terms)));
  }
  if (lasts !== null) story.push(told('FundingAgreementEnded', at(from + lasts), { agreementId, because: 'other' }));
  return story;
}

function preferenceStory(one: Of<typeof preference>, preferenceId: string, at: (days: number) => CalendarDate): object[] {
  const stepOn = (days: number, wanted: string): CalendarDate | null => (wanted === 'accepted' ? null : at(days + 30));
  return [
    told('PreferenceRecorded', at(one.on), { preferenceId, statedBy: 'parent', provision: 'specialMaintained' }),
    ...one.answers.map(({ after, result, step: wanted }) => {
      const unmet = result === 'notMet';
      const next = { nextStep: unmet ? wanted : null, nextStepOn: unmet ? stepOn(one.on + after, wanted) : null };
      return told('PreferenceAnswered', at(one.on + after), { preferenceId, result, grounds: unmet ? ['unsuitable'] : [], ...next }); // prettier-ignore
    }),
    ...(one.step === null
      ? []
      : [
          told('PreferenceStepPlanned', at(one.on + one.step.after), {
            ...{ preferenceId, nextStep: one.step.step, nextStepOn: stepOn(one.on + one.step.after, one.step.step) },
          }),
        ]),
  ];
} // prettier-ignore

function told(type: PlanEvent['type'], occurredOn: CalendarDate, data: object): object {
  return { type, occurredOn, data };
}
