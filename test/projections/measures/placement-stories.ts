import fc from 'fast-check';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import * as facts from '../../support/assessment-facts.js';

const terms = fc.record({
  provision: fc.constantFrom(
    'mainstreamMaintained', 'resourcedProvision', 'senUnit', 'specialMaintained', 'academySpecial', 'nonMaintainedSpecial',
    'independentSpecial', 'independentSpecial', 'independentOther', 'furtherEducation', 'specialPost16', 'other',
  ), // prettier-ignore
  boarding: fc.constantFrom('day', 'residential38', 'residential52'),
  outOfArea: fc.boolean(),
  outsideDesignation: fc.constantFrom(true, false, null),
});

const placement = fc.record({
  after: fc.integer({ min: 0, max: 400 }),
  terms,
  change: fc.option(fc.record({ after: fc.integer({ min: 0, max: 200 }), terms }), { freq: 2 }),
  visits: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 3 }),
  end: fc.option(
    fc.record({
      after: fc.integer({ min: 1, max: 400 }),
      because: fc.constantFrom('breakdown', 'breakdown', 'movedPhase', 'other'),
    }),
  ),
});

const returned = fc.record({
  kind: fc.constantFrom('named', 'attended'),
  rank: fc.constantFrom(1, 2, null),
  senUnit: fc.constantFrom(true, false, null),
  resourcedProvision: fc.constantFrom(true, false, null),
  dateKnown: fc.boolean(),
  stays: fc.option(fc.integer({ min: 0, max: 700 })),
});

/** Year groups on either side of those that figures ask for. */
const receptionYear = fc.constantFrom(2010, 2011, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2023, 2024, null);

/** A plan with placements: folding judges nothing, so that nothing has to be likely. */
export const placedPlan: fc.Arbitrary<readonly PlanEvent[]> = fc
  .record({
    made: fc.integer({ min: 0, max: 500 }),
    receptionYear,
    placements: fc.array(placement, { maxLength: 3 }),
    returned: fc.array(returned, { maxLength: 2 }),
    meetings: fc.array(
      fc.record({ on: fc.integer({ min: 0, max: 1_100 }), kind: fc.constantFrom('annual', 'interim') }),
      {
        maxLength: 3,
      },
    ),
    ceased: fc.option(fc.integer({ min: 300, max: 1_100 }), { freq: 3 }),
  })
  .map((course) => {
    const made = addDays(facts.day('2023-09-01'), course.made);
    const at = (days: number): CalendarDate => addDays(made, days);
    const story: object[] = [told('PlanMade', made, { childId: facts.childId, needsAssessmentId: 'n1' })];
    if (course.receptionYear !== null) {
      const data = { receptionYear: course.receptionYear, route: 'allThrough', by: 'birthDate' };
      story.push(told('SchoolCohortRecorded', made, data));
    }
    for (const [index, { stays, ...said }] of course.returned.entries()) {
      const leftOn = stays === null ? null : at(stays);
      const data = { placementId: `returned-${index}`, ...said, leftOn, residential: null, workBased: null };
      story.push(told('PlacementRecorded', at(index * 20), data));
    }
    for (const [index, one] of course.placements.entries()) story.push(...placementStory(one, index, at));
    for (const [index, { on, kind }] of course.meetings.entries()) {
      story.push(told('ReviewMeetingHeld', at(on), { reviewId: `r${index}`, kind, heldBy: 'setting' }));
    }
    if (course.ceased !== null) story.push(told('PlanCeased', at(course.ceased), { reason: '1' }));
    return story as unknown as readonly PlanEvent[];
  });

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;

function placementStory(course: Of<typeof placement>, index: number, at: (days: number) => CalendarDate): object[] {
  const placementId = `p${index}`;
  const first = course.after + index * 150;
  const authority = null;
  const story = [told('PlacementStarted', at(first), { placementId, rank: 1, authority, ...course.terms })];
  if (course.change !== null) {
    story.push(
      told('PlacementChanged', at(first + course.change.after), { placementId, authority, ...course.change.terms }),
    );
  }
  for (const [turn, after] of course.visits.entries()) {
    story.push(
      told('VisitRecorded', at(first + after), { placementId, visitId: `${placementId}-${turn}`, nextVisitOn: null }),
    );
  }
  if (course.end !== null) {
    const { after, because } = course.end;
    story.push(told('PlacementEnded', at(first + after), { placementId, because }));
  }
  return story;
}

function told(type: PlanEvent['type'], occurredOn: CalendarDate, data: object): object {
  return { type, occurredOn, data };
}
