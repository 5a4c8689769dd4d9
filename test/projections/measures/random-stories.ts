import fc from 'fast-check';
import type {
  NeedsAssessmentEvent,
  RefusalReason,
} from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import * as facts from '../../support/assessment-facts.js';
import type { PlanStory } from './naive-recount.js';
import type { AssessmentStory } from './noted-assessment.js';

/** Around the limits more often than anywhere else: that is where counting goes wrong. */
const around = (limit: number, most: number) =>
  fc.oneof(fc.constantFrom(limit - 1, limit, limit + 1), fc.integer({ min: 0, max: most }));
const maybe = { probability: 0.25 };

interface Course {
  readonly received: number;
  readonly toDecision: number;
  readonly outcome: 'open' | 'refused' | 'refusedThenOrdered' | 'withdrawn' | 'assessed';
  /** What the letter of a refusal holds. */
  readonly told: { readonly reasons: readonly RefusalReason[]; readonly signposted: readonly string[] };
  readonly toAdvice: number;
  readonly adviceIn: boolean;
  readonly end: 'open' | 'noPlan' | 'plan';
  readonly toIssue: number;
  readonly toDraft: number;
  readonly total: number;
  readonly excused: 'X13b' | 'X5b' | null;
  /** Days after the request on which the family was visited, and a person-centred meeting held. */
  readonly visited: number | null;
  readonly met: number | null;
  /** Days after the request on which the child's views were learnt. */
  readonly views: number | null;
  /** Whether the order is a record of its own, or only what the decision says of itself. */
  readonly orderRecorded: boolean;
  /** Days after the request at which it was evaluated for something, and whether it was recorded as done. */
  readonly evaluations: readonly { readonly after: number; readonly of: Evaluated; readonly done: boolean }[];
  readonly panels: readonly number[];
  /** Days before the request, and how late after the day agreed, if one was. */
  readonly notifications: readonly { readonly before: number; readonly from: Notifier; readonly late: number | null }[];
  /** A re-assessment: the same course without a request and without a decision whether to assess. */
  readonly again: boolean;
}

type Evaluated = (typeof evaluations)[number];
type Notifier = (typeof notifiers)[number];
const notifiers = ['healthVisiting', 'otherHealth', 'nursery', 'childminder'] as const;
const evaluations = ['OrdinaryProvisionEvaluated', 'TherapyPackUseEvaluated', 'NeedWeighed'] as const;

const course: fc.Arbitrary<Course> = fc.record({
  received: fc.integer({ min: 0, max: 600 }),
  toDecision: around(42, 80),
  outcome: fc.constantFrom(
    'open',
    'refused',
    'refusedThenOrdered',
    'withdrawn',
    'assessed',
    'assessed',
    'assessed',
    'assessed',
  ),
  told: fc.record({
    reasons: fc.subarray<RefusalReason>(['other', 'noSpecialEducationalNeed', 'notStated']),
    signposted: fc.subarray(['SENDIASS', 'The school']),
  }),
  toAdvice: around(42, 90),
  adviceIn: fc.boolean(),
  end: fc.constantFrom('open', 'noPlan', 'plan', 'plan'),
  toIssue: fc.integer({ min: 0, max: 40 }),
  toDraft: fc.integer({ min: 0, max: 30 }),
  total: fc.oneof(around(140, 420), fc.constantFrom(111, 112, 113, 364, 365, 366)),
  orderRecorded: fc.boolean(),
  evaluations: fc.array(fc.record({ after: around(42, 80), of: fc.constantFrom(...evaluations), done: fc.boolean() }), {
    maxLength: 4,
  }),
  panels: fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 2 }),
  notifications: fc.array(
    fc.record({
      before: fc.integer({ min: -20, max: 60 }),
      from: fc.constantFrom(...notifiers),
      late: fc.option(fc.integer({ min: -5, max: 5 })),
    }),
    { maxLength: 2 },
  ),
  again: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
  visited: fc.option(fc.integer({ min: 0, max: 120 })),
  met: fc.option(fc.integer({ min: 0, max: 300 })),
  views: fc.option(fc.integer({ min: 0, max: 300 })),
  excused: fc.option(fc.constantFrom('X13b' as const, 'X5b' as const), { freq: 4 }),
});

export const assessmentStory: fc.Arbitrary<AssessmentStory> = course.map((made) =>
  made.again ? asReassessment(storyOf(made)) : storyOf(made),
);

const onlyOfRequests: readonly string[] = [
  'RequestReceived',
  'DecisionToAssessNotified',
  'DecisionNotToAssessNotified',
  'DisputeOutcomeRecorded',
];

function asReassessment(story: AssessmentStory): AssessmentStory {
  const began = facts.reassessmentBegan(story[0]?.occurredOn ?? '');
  return [began, ...story.filter(({ type }) => !onlyOfRequests.includes(type))];
}

function withWhatWasTold(fact: NeedsAssessmentEvent, told: Course['told']): NeedsAssessmentEvent {
  return { ...fact, data: { ...fact.data, ...told } } as NeedsAssessmentEvent;
}

function storyOf(course: Course): AssessmentStory {
  const received = addDays(facts.day('2024-06-03'), course.received);
  const at = (days: number): CalendarDate => addDays(received, days);
  const story: NeedsAssessmentEvent[] = [facts.requestReceived(received)];
  for (const { after, of, done } of course.evaluations) {
    const data = of === 'NeedWeighed' ? { threshold: 'met' as const } : { evaluated: done };
    story.push({ type: of, occurredOn: at(after), data } as NeedsAssessmentEvent);
  }
  for (const [index, { before, from, late }] of course.notifications.entries()) {
    const agreedBy = late === null ? null : at(-before - late);
    const data = { notificationId: `notification-${index}`, from, agreedBy };
    story.push({ type: 'EarlyNotificationReceived', occurredOn: at(-before), data });
  }
  for (const [index, after] of course.panels.entries()) {
    const data = { panelId: `panel-${index}`, panel: 'request', outcome: 'assess', missing: [] } as const;
    story.push({ type: 'PanelDecisionRecorded', occurredOn: at(after), data });
  }
  const decided = course.toDecision;
  if (course.visited !== null) story.push(facts.familyVisited(at(course.visited)));
  if (course.met !== null) story.push(facts.personCentredMeeting(at(course.met)));
  if (course.views !== null) story.push(facts.childViewsLearnt(at(course.views)));
  if (course.excused !== null) {
    const rule = course.excused === 'X13b' ? 'C3' : 'A2';
    story.push(facts.exceptionClaimed(received, at(40), [{ rule, subject: null, limb: course.excused }]));
  }
  if (course.outcome === 'open') return story;
  if (course.outcome === 'withdrawn') return [...story, facts.withdrawn(at(decided))];
  const refused = withWhatWasTold(facts.decidedNotToAssess(at(decided)), course.told);
  if (course.outcome === 'refused') return [...story, refused];
  if (course.outcome === 'refusedThenOrdered') {
    const ordered = facts.decidedToAssess(at(decided + 30));
    story.push(refused);
    if (course.orderRecorded) story.push(facts.disputeEnded(at(decided + 20), 'assess'), ordered);
    else story.push({ ...ordered, data: { overturns: 'order' } });
  } else {
    story.push(facts.decidedToAssess(at(decided)));
  }
  const asked = decided + (course.outcome === 'refusedThenOrdered' ? 31 : 1);
  story.push(facts.adviceRequested(at(asked)));
  const adviceIn = asked + course.toAdvice;
  if (course.adviceIn) story.push(facts.adviceReceived(at(adviceIn)));
  // What comes after needs the advice, as it mostly does: an end with advice out is the next story's business.
  if (!course.adviceIn || course.end === 'open') return story;
  const issued = adviceIn + course.toIssue;
  if (course.end === 'noPlan') return [...story, facts.decidedNotToIssue(at(Math.max(issued, course.total)))];
  const drafted = issued + course.toDraft;
  return [
    ...story,
    facts.decidedToIssue(at(issued)),
    facts.draftServed(at(drafted)),
    facts.finalPlanSent(at(Math.max(drafted, course.total))),
  ];
}

export const planStory: fc.Arbitrary<PlanStory> = fc
  .record({
    made: fc.integer({ min: 0, max: 500 }),
    meetings: fc.array(fc.record({ after: fc.integer({ min: 100, max: 400 }), decision: fc.option(around(28, 60)) }), {
      maxLength: 3,
    }),
    ceased: fc.option(fc.integer({ min: 0, max: 300 }), { freq: maybe.probability * 16 }),
  })
  .map(({ made, meetings, ceased }) => {
    const begins = addDays(facts.day('2023-06-01'), made);
    const story: PlanStory[number][] = [
      {
        type: 'PlanBroughtIn',
        occurredOn: begins,
        data: { childId: facts.childId, needsAssessmentId: null, fromAuthority: null },
      },
    ];
    let last = begins;
    for (const [index, { after, decision }] of meetings.entries()) {
      const reviewId = `review-${index}`;
      last = addDays(last, after);
      story.push({ type: 'ReviewMeetingHeld', occurredOn: last, data: { reviewId } });
      if (decision === null) continue;
      story.push({
        type: 'ReviewDecisionNotified',
        occurredOn: addDays(last, decision),
        data: { reviewId, outcome: 'maintain' },
      });
    }
    if (ceased !== null)
      story.push({ type: 'PlanCeased', occurredOn: addDays(last, ceased + 61), data: { reason: '1' } });
    return story;
  });
