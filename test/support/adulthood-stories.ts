import fc from 'fast-check';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** Around the limits more often than anywhere else: that is where counting goes wrong. */
export const around = (limit: number, most: number) =>
  fc.oneof(fc.constantFrom(limit - 1, limit, limit + 1), fc.integer({ min: 0, max: most }));
export const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });

export interface Told {
  readonly type: PlanEvent['type'];
  readonly occurredOn: CalendarDate;
  readonly data: object;
}
export const told = (type: PlanEvent['type'], occurredOn: CalendarDate, data: object): Told => ({
  type,
  occurredOn,
  data,
});

export type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Who was invited to a review, who came, and what it looked at. */
export const takingPart = fc.record({
  invited: fc.boolean(),
  came: fc.constantFrom('attended', 'written', 'nothing'),
  familyCame: fc.boolean(),
  attendance: fc.option(fc.record({ officerAttended: fc.boolean(), personCentred: fc.boolean() })),
  yearNine: fc.constantFrom(true, true, false, null),
  needs: fc.boolean(),
  passport: fc.option(fc.boolean()),
});

/** What is recorded of somebody's way to adulthood, in days from the plan. */
export const transition = fc.record({
  expected: fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.constantFrom('yes', 'yes', 'no', 'notKnown')), {
    maxLength: 2,
  }),
  shared: fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.constantFrom('adultSocialCare', 'adultHealth')), {
    maxLength: 2,
  }),
  assessment: sometimes(
    fc.record({
      on: fc.integer({ min: 0, max: 600 }),
      asked: fc.boolean(),
      took: sometimes(fc.integer({ min: 0, max: 200 })),
      result: fc.constantFrom('needsLikely', 'needsNotLikely', 'declined'),
    }),
  ),
  careAct: sometimes(
    fc.record({
      on: fc.integer({ min: 0, max: 600 }),
      due: fc.integer({ min: 0, max: 60 }),
      took: sometimes(around(42, 90)),
    }),
  ),
  agreed: sometimes(fc.integer({ min: 0, max: 800 })),
  /** A flag of risk, whether and why it was taken off, and how long after it a placement broke down. */
  risk: sometimes(
    fc.record({
      on: fc.integer({ min: 100, max: 700 }),
      lifted: sometimes(fc.integer({ min: 0, max: 200 })),
      because: fc.constantFrom('settled', 'moved', 'byMistake'),
      broke: sometimes(around(0, 220)),
    }),
  ),
  /** Of the first plan: in how many areas it was written for adulthood. */
  areas: fc.option(fc.constantFrom(2, 4, 4)),
});

export function takingPartStory(
  { came, familyCame, attendance, needs, passport }: Of<typeof takingPart>,
  reviewId: string,
  on: CalendarDate,
): Told[] {
  const of = (from: string, attended: boolean, contribution: string): Told =>
    told('ReviewContributionRecorded', on, { reviewId, from, attended, contribution });
  return [
    of('health', came === 'attended', came === 'written' ? 'written' : 'none'),
    ...(familyCame ? [of('parentOrYoungPerson', true, 'spoken')] : []),
    ...(attendance === null
      ? []
      : [told('ReviewAttendanceRecorded', on, { reviewId, officerPost: null, ...attendance })]),
    ...(needs ? [told('AdulthoodNeedsRecorded', on, { reviewId })] : []),
    ...(passport === null ? [] : [told('HospitalPassportExplained', on, { reviewId, passportExplained: passport })]),
  ];
}

export function transitionStory(
  { expected, shared, assessment, careAct, agreed, risk, areas }: Of<typeof transition>,
  made: CalendarDate,
  at: (days: number) => CalendarDate,
): Told[] {
  const done = (after: number | null | undefined, on: number): readonly CalendarDate[] =>
    after == null ? [] : [at(on + after)];
  const all = ['employment', 'independentLiving', 'community', 'health'];
  return [
    ...expected.map(([on, what]) => told('AdultServicesNeedJudged', at(on), { expected: what })),
    ...shared.map(([on, sharedWith]) => told('InformationShared', at(on), { sharedWith })),
    ...(assessment?.asked === true ? [told('TransitionAssessmentRequested', at(assessment.on), {})] : []),
    ...(assessment === null
      ? []
      : done(assessment.took, assessment.on).map((on) =>
          told('TransitionAssessmentCompleted', on, { result: assessment.result }),
        )),
    ...(careAct === null
      ? []
      : [
          told('CareActAssessmentRequested', at(careAct.on), { dueOn: at(careAct.on + careAct.due) }),
          ...done(careAct.took, careAct.on).map((on) => told('CareActAssessmentCompleted', on, { eligible: true })),
        ]),
    ...(agreed === null ? [] : [told('TransitionPlanAgreed', at(agreed), {})]),
    ...(risk === null ? [] : riskStory(risk, at)),
    ...(areas === null ? [] : [told('AdulthoodFormatUsed', made, { issuedOn: made, areas: all.slice(0, areas) })]),
  ];
}

type Risk = NonNullable<Of<typeof transition>['risk']>;

function riskStory({ on, lifted, because, broke }: Risk, at: (days: number) => CalendarDate): Told[] {
  const placementId = 'of the risk';
  const terms = { provision: 'academyMainstream', boarding: 'day', outOfArea: false, authority: null };
  return [
    told('PlacementStarted', at(on - 90), { placementId, rank: 1, ...terms, outsideDesignation: null }),
    told('BreakdownRiskFlagged', at(on), { because: 'attendance', ownerPost: 'Inclusion lead' }),
    ...(broke === null ? [] : [told('PlacementEnded', at(on + broke), { placementId, because: 'breakdown' })]),
    ...(lifted === null ? [] : [told('BreakdownRiskLifted', at(on + lifted), { because })]),
  ];
}
