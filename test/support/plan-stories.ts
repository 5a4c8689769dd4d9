import fc from 'fast-check';
import type { DisputeEvent } from '../../workflows/dispute/dispute.events.js';
import { appealResults } from '../../projections/disputes/dispute-lines.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import * as facts from './assessment-facts.js';
import {
  around,
  sometimes,
  takingPart,
  takingPartStory,
  told,
  transition,
  transitionStory,
} from './adulthood-stories.js';
import type { Of, Told } from './adulthood-stories.js';
import * as dispute from './dispute-facts.js';

export type DisputeStory = readonly DisputeEvent[];

const review = fc.record({
  takingPart,
  after: fc.oneof(fc.constantFrom(336, 337, 338, 364, 365), fc.integer({ min: 30, max: 500 })),
  kind: fc.constantFrom('annual' as const, 'annual' as const, 'early' as const, 'interim' as const),
  decision: sometimes(around(28, 60)),
  outcome: fc.constantFrom('maintain' as const, 'amend' as const, 'amend' as const, 'cease' as const),
  notice: sometimes(fc.integer({ min: 0, max: 20 })),
  told: fc.boolean(),
  final: sometimes(around(56, 90)),
  toOthers: sometimes(fc.constantFrom(0, 1, 5)),
  dropped: fc.option(around(56, 70), { freq: 2 }),
});
const transfer = fc.record({
  kind: fc.constantFrom('primaryToSecondary' as const, 'secondaryToPost16' as const, 'earlyYearsToSchool' as const),
  year: fc.constantFrom(2025, 2026),
  final: sometimes(fc.constantFrom('-02-13', '-02-14', '-02-15', '-02-16', '-03-30', '-03-31', '-04-01')),
  calledOff: fc.option(fc.constantFrom('-02-01', '-02-14', '-02-15', '-03-31', '-05-01'), { freq: 2 }),
});
const reassessment = fc.record({
  on: fc.integer({ min: 0, max: 700 }),
  requested: fc.boolean(),
  decision: sometimes(fc.integer({ min: 0, max: 20 })),
  agreed: fc.boolean(),
  ended: sometimes(around(98, 150)),
  outcome: fc.constantFrom('planSent' as const, 'noChange' as const, 'withdrawn' as const),
});
const place = fc.record({
  on: fc.integer({ min: 0, max: 500 }),
  away: fc.boolean(),
  changed: fc.option(fc.integer({ min: 1, max: 300 }), { freq: 2 }),
  ended: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 2 }),
});
const end = fc.record({
  how: fc.constantFrom('ceased', 'ceased', 'ceased', 'transferredOut', 'custody'),
  on: fc.integer({ min: 200, max: 800 }),
  reason: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9', null),
});

/** A plan's life as its record might hold it; folding judges nothing, so that nothing has to be likely. */
export const wholePlan: fc.Arbitrary<readonly PlanEvent[]> = fc
  .record({
    made: fc.integer({ min: 0, max: 700 }),
    reviews: fc.array(review, { maxLength: 3 }),
    transfers: fc.uniqueArray(transfer, { maxLength: 2, selector: ({ year }) => year }),
    reassessments: fc.array(reassessment, { maxLength: 2 }),
    transition,
    places: fc.array(place, { maxLength: 2 }),
    movedIn: fc.option(fc.record({ on: fc.integer({ min: 0, max: 500 }), reviewed: sometimes(fc.nat(300)) }), {
      freq: 2,
    }),
    notice: sometimes(fc.integer({ min: 100, max: 900 })),
    end: fc.option(end, { freq: 4 }),
  })
  .map((course) => {
    const made = addDays(facts.day('2023-12-01'), course.made);
    const at = (days: number): CalendarDate => addDays(made, days);
    const story: Told[] = [
      told('PlanMade', made, { childId: facts.childId, needsAssessmentId: 'n1' }),
      ...course.reviews.reduce<Told[]>(
        (all, one, index) => [...all, ...reviewStory(one, index, lastOf(all) ?? made)],
        [],
      ),
      ...course.transfers.flatMap((one, index) => transferStory(one, index)),
      ...course.reassessments.flatMap((one, index) => reassessmentStory(one, index, at)),
    ];
    story.push(...transitionStory(course.transition, made, at));
    story.push(...course.places.flatMap((one, index) => placeStory(one, index, at)));
    if (course.movedIn !== null) {
      const { on, reviewed } = course.movedIn;
      const lastReviewedOn = reviewed === null ? null : at(Math.min(on, reviewed));
      story.push(told('PlanTransferReceived', at(on), { fromAuthority: '998', lastReviewedOn }));
    }
    if (course.notice !== null) {
      story.push(told('CeaseNoticeSent', at(course.notice), { reason: '2', appealWordingSent: true }));
    }
    if (course.end !== null) story.push(endStory(course.end, at));
    return story as unknown as readonly PlanEvent[];
  });

function placeStory({ on, away, changed, ended }: Of<typeof place>, index: number, at: (days: number) => CalendarDate) {
  const placementId = `place-${index}`;
  const terms = (outOfArea: boolean): object => ({
    ...{ placementId, provision: 'academySpecial', boarding: 'day', outOfArea },
    ...{ authority: outOfArea ? '998' : null, outsideDesignation: null },
  });
  return [
    told('PlacementStarted', at(on), { ...terms(away), rank: 1 }),
    ...(changed === null ? [] : [told('PlacementChanged', at(on + changed), terms(!away))]),
    ...(ended === null ? [] : [told('PlacementEnded', at(on + ended), { placementId, because: 'moved' })]),
  ];
}

/** The next review follows the meeting of the last. */
function lastOf(story: readonly Told[]): CalendarDate | null {
  return story.findLast(({ type }) => type === 'ReviewMeetingHeld')?.occurredOn ?? null;
}

function reviewStory(course: Of<typeof review>, index: number, last: CalendarDate): Told[] {
  const reviewId = `review-${index}`;
  const meeting = addDays(last, course.after);
  const story = [
    ...(course.takingPart.invited
      ? [told('ReviewInvitationsSent', meeting, { reviewId, invited: ['parentOrYoungPerson', 'health'] })]
      : []),
    told('ReviewMeetingHeld', meeting, {
      reviewId,
      kind: course.kind,
      heldBy: 'setting',
      yearNineOrLater: course.takingPart.yearNine,
    }),
    ...takingPartStory(course.takingPart, reviewId, meeting),
  ];
  if (course.decision === null) return story;
  const decided = addDays(meeting, course.decision);
  story.push(told('ReviewDecisionNotified', decided, { reviewId, outcome: course.outcome }));
  if (course.notice === null || course.outcome !== 'amend') return story;
  const noticeId = `notice-of-${index}`;
  const noticed = addDays(decided, course.notice);
  story.push(told('AmendmentNoticeSent', noticed, { reviewId, ...(course.told ? { noticeId } : {}) }));
  if (!course.told) return story;
  if (course.final !== null) story.push(...amendedStory(noticeId, addDays(noticed, course.final), course.toOthers));
  if (course.dropped !== null && course.final === null) {
    story.push(
      told('DecisionNotToAmendNotified', addDays(noticed, course.dropped), { noticeId, appealWordingSent: true }),
    );
  }
  return story;
}

/** To the family, and so many days later to the health body, or never. */
function amendedStory(noticeId: string, on: CalendarDate, toOthers: number | null): Told[] {
  const sent = { noticeId, transferId: null, namesSetting: false, appealWordingSent: true, outOfTurn: null };
  const toFamily = told('AmendedPlanSent', on, { ...sent, recipient: 'parentOrYoungPerson' });
  if (toOthers === null) return [toFamily];
  return [toFamily, told('AmendedPlanSent', addDays(on, toOthers), { ...sent, recipient: 'commissioningBody' })];
}

function transferStory({ kind, year, final, calledOff }: Of<typeof transfer>, index: number): Told[] {
  const transferId = `transfer-${index}`;
  const planned = { transferId, kind, transferOn: `${year}-09-01`, derived: true };
  const story = [told('PhaseTransferPlanned', facts.day(`${year - 1}-09-10`), planned)];
  if (final !== null) {
    const sent = { noticeId: null, transferId, recipient: 'parentOrYoungPerson', namesSetting: true };
    story.push(told('AmendedPlanSent', facts.day(`${year}${final}`), sent));
  }
  if (calledOff !== null) {
    story.push(told('PhaseTransferCalledOff', facts.day(`${year}${calledOff}`), { transferId, because: 'movesAway' }));
  }
  return story;
}

function reassessmentStory(course: Of<typeof reassessment>, index: number, at: (days: number) => CalendarDate): Told[] {
  const reassessmentId = `reassessment-${index}`;
  const requested = at(course.on);
  const story: Told[] = [];
  if (course.requested) story.push(told('ReassessmentRequested', requested, { reassessmentId }));
  if (course.decision === null) return story;
  const decided = addDays(requested, course.decision);
  const type = course.agreed ? 'DecisionToReassessNotified' : 'DecisionNotToReassessNotified';
  story.push(told(type, decided, { reassessmentId }));
  if (course.ended !== null && course.agreed) {
    story.push(told('ReassessmentEnded', addDays(decided, course.ended), { reassessmentId, outcome: course.outcome }));
  }
  return story;
}

function endStory({ how, on, reason }: Of<typeof end>, at: (days: number) => CalendarDate): Told {
  if (how === 'transferredOut') return told('PlanTransferredOut', at(on), { toAuthority: '998' });
  return how === 'custody' ? told('CustodyBegan', at(on), {}) : told('PlanCeased', at(on), { reason });
}

/** A dispute: any of its steps, some days after the one before. */
export const disputeStory: fc.Arbitrary<DisputeStory> = fc
  .record({
    opened: fc.integer({ min: 0, max: 700 }),
    steps: fc.array(
      fc.record({
        what: fc.constantFrom(
          'declined', 'requested', 'requested', 'arranged', 'notArranged', 'held', 'certificate', 'agreed',
          'appealed', 'appealed', 'responded', 'conceded', 'withdrawn', 'ordered', 'closed', 'mistaken',
        ), // prettier-ignore
        after: fc.integer({ min: 0, max: 60 }),
        result: fc.constantFrom(...appealResults),
      }),
      { maxLength: 7 },
    ),
  })
  .map(({ opened, steps }) => {
    let on = addDays(facts.day('2024-06-01'), opened);
    const story: DisputeEvent[] = [dispute.opened('planContent', on)];
    for (const { what, after, result } of steps) {
      on = addDays(on, after);
      story.push(stepOf(what, on, result));
    }
    return story;
  });

function stepOf(what: string, on: CalendarDate, result: string): DisputeEvent {
  switch (what) {
    case 'declined':
      return dispute.declined(on);
    case 'requested':
      return dispute.requested(on);
    case 'arranged':
      return dispute.arranged(on, addDays(on, 9));
    case 'notArranged':
      return dispute.notArranged(on);
    case 'held':
      return dispute.held(on);
    case 'certificate':
      return dispute.certificate(on);
    case 'agreed':
      return dispute.agreed(on);
    case 'appealed':
      return dispute.appealed(on);
    case 'responded':
      return dispute.responded(on);
    case 'conceded':
      return dispute.conceded(on, 'amendContent');
    case 'withdrawn':
      return dispute.appealWithdrawn(on);
    case 'ordered': {
      const known = ['allowed', 'allowedInPart', 'dismissed', 'byConsent'] as const;
      return dispute.ordered(on, { result: known.find((one) => one === result) ?? 'allowed', requires: null });
    }
    default: {
      const because = what === 'closed' ? 'familySatisfied' : 'openedByMistake';
      return { type: 'DisputeClosed', occurredOn: on, data: { because } };
    }
  }
}

/** The same with some of its facts corrected afterwards: another day, or struck out. */
export function corrected<F extends Fact>(stories: fc.Arbitrary<readonly F[]>): fc.Arbitrary<readonly Fact[]> {
  const slip = fc.record({ of: fc.nat(20), shift: fc.integer({ min: -40, max: 40 }), struck: fc.boolean() });
  return fc.tuple(stories, fc.array(slip, { maxLength: 2 })).map(([story, slips]) => [
    ...story,
    ...slips.flatMap(({ of, shift, struck }): Fact[] => {
      const fact = story[of];
      // The first fact says whose the stream is: it is not struck out.
      if (fact === undefined || of === 0) return [];
      const occurredOn = struck ? null : addDays(fact.occurredOn, shift);
      const data = { correctsRevision: of, correctsEventId: '', reason: 'mistyped', occurredOn, changes: {}, struck };
      return [{ type: 'FactCorrected', occurredOn: facts.day('2026-11-20'), data }];
    }),
  ]);
}
