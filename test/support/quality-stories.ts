import fc from 'fast-check';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { usualAuditSettings } from '../../workflows/quality/audit-settings.js';
import type { Grade, Yardstick } from '../../workflows/quality/audit-settings.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { childId, day } from './assessment-facts.js';

const twoGrades: readonly Grade[] = [
  // A grade that is called good on another scale, and does not count as good on this one.
  { code: 'good', title: 'Good enough', good: false },
  { code: 'outstanding', title: 'To be proud of', good: true },
];
const yardstick = (grades: readonly Grade[]): Yardstick => ({
  grades,
  criteria: usualAuditSettings.criteria.plan,
  posts: usualAuditSettings.posts,
});

const audit = fc.record({
  after: fc.integer({ min: 0, max: 500 }),
  part: fc.constantFrom('whole' as const, 'whole' as const, 'education' as const, 'health' as const),
  grade: fc.constantFrom('inadequate', 'good', 'outstanding'),
  ownScale: fc.boolean(),
  quantified: fc.constantFrom('met' as const, 'notMet' as const, 'notApplicable' as const),
});
const review = fc.record({
  after: fc.integer({ min: 0, max: 600 }),
  kind: fc.constantFrom('annual', 'early', 'interim'),
  decided: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 4 }),
  closed: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 3 }),
  audit: fc.option(audit, { freq: 2 }),
  counts: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
  single: fc.option(fc.constantFrom('met', 'partlyMet', 'notMet'), { freq: 1 }),
});
const check = fc.record({ after: fc.integer({ min: 0, max: 700 }), counts: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)) });

const told = (type: string, occurredOn: CalendarDate, data: object) => ({ type, occurredOn, data });

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;

function finding({ grade, ownScale, quantified }: Of<typeof audit>, auditId: string): object {
  const known = ownScale && grade === 'inadequate' ? 'good' : grade;
  return {
    auditId,
    post: 'designatedClinicalOfficer',
    grade: known,
    met: [],
    notMet: [],
    notApplicable: [],
    [quantified]: ['provisionQuantified'],
    measuredBy: yardstick(ownScale ? twoGrades : usualAuditSettings.grades),
  };
}

function reviewFacts(one: Of<typeof review>, index: number, made: CalendarDate) {
  const reviewId = `review-${index}`;
  const met = addDays(made, one.after);
  const facts = [told('ReviewMeetingHeld', met, { reviewId, kind: one.kind, heldBy: 'setting' })];
  if (one.single !== null) {
    facts.push(told('OutcomeReviewed', addDays(met, 3), { outcomeId: 'outcome', reviewId, result: one.single }));
  }
  if (one.audit !== null) {
    const { after } = one.audit;
    facts.push(told('ReviewAudited', addDays(met, after), { ...finding(one.audit, `audit-of-${index}`), reviewId }));
  }
  if (one.decided === null) return facts;
  const decided = addDays(met, one.decided);
  facts.push(told('ReviewDecisionNotified', decided, { reviewId, outcome: 'maintain' }));
  if (one.closed === null) return facts;
  const [first, second, third] = one.counts;
  const outcomes = { met: first, partlyMet: second, notMet: third };
  const rest = { primaryNeed: 'confirmed', settingSuitable: 'suitable', preparingForAdulthood: null };
  facts.push(told('ReviewClosed', addDays(decided, one.closed), { reviewId, outcomes, ...rest }));
  return facts;
}

/** What may stand on record of the quality of one plan. */
export const qualityStory: fc.Arbitrary<readonly PlanEvent[]> = fc
  .record({
    made: fc.integer({ min: 0, max: 700 }),
    broughtIn: fc.boolean(),
    audits: fc.array(audit, { maxLength: 4 }),
    reviews: fc.array(review, { maxLength: 2 }),
    checks: fc.array(check, { maxLength: 2 }),
    reception: fc.option(fc.integer({ min: 2008, max: 2018 }), { freq: 4 }),
  })
  .map(({ made: after, broughtIn, audits, reviews, checks, reception }) => {
    const made = addDays(day('2024-09-01'), after);
    const begins = broughtIn
      ? told('PlanBroughtIn', made, { childId, needsAssessmentId: null, fromAuthority: null })
      : told('PlanMade', made, { childId, needsAssessmentId: 'n1' });
    return [
      begins,
      ...(reception === null
        ? []
        : [
            told('SchoolCohortRecorded', made, {
              receptionYear: reception,
              route: 'primarySecondary',
              by: 'birthDate',
            }),
          ]),
      told('OutcomeSet', made, { outcomeId: 'outcome', area: 'cognition', reachBy: null }),
      ...audits.map((one, index) =>
        told('PlanAudited', addDays(made, one.after), { ...finding(one, `audit-${index}`), part: one.part }),
      ),
      ...reviews.flatMap((one, index) => reviewFacts(one, index, made)),
      ...checks.map(({ after: days, counts: [delivered, partly, notDelivered] }, index) =>
        told('ProvisionDeliveryChecked', addDays(made, days), {
          checkId: `check-${index}`,
          at: 'visit',
          counted: { delivered, partly, notDelivered },
        }),
      ),
    ] as unknown as readonly PlanEvent[];
  });

/** An assessment with advice that came and was audited, some of it twice. */
export const auditedAdviceStory: fc.Arbitrary<readonly NeedsAssessmentEvent[]> = fc
  .record({ begun: fc.integer({ min: 0, max: 600 }), audits: fc.array(fc.tuple(fc.nat(2), audit), { maxLength: 4 }) })
  .map(({ begun: after, audits }) => {
    const begun = addDays(day('2024-12-01'), after);
    const bodies = ['health', 'education', 'socialCare'];
    return [
      told('RequestReceived', begun, { childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false }),
      ...bodies.flatMap((body, index) => [
        told('AdviceRequested', begun, { adviceId: `advice-${index}`, body, organisation: null }),
        told('AdviceReceived', addDays(begun, 20), { adviceId: `advice-${index}` }),
      ]),
      ...audits.map(([which, one], index) =>
        told('AdviceAudited', addDays(begun, 20 + one.after), {
          ...finding(one, `audit-${index}`),
          adviceId: `advice-${which}`,
        }),
      ),
    ] as unknown as readonly NeedsAssessmentEvent[];
  });
