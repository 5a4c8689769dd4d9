import { sentToThoseWhoCount } from '../kernel/sent-plan.js';
import { earliest, latest } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { PolicyOptions } from '../timetable/policy-options.js';
import { dateFact, endOfPlan, notMaintained } from './plan-clock.js';
import type { PlanClock } from './plan-clock.js';
import { decidedReviews } from './plan.state.js';
import type { Amendment, Plan, Review } from './plan.state.js';
import { inYearNineOrLater, underFive } from './school-cohort.js';

type Policy = Pick<PolicyOptions, 'P12'>;
type Decided = ReturnType<typeof decidedReviews>[number];

/** E1, E2, D3 and E15: the cycle in which a plan must be reviewed, one clock a review. */
export function reviewCycleClocks(plan: Plan, policy: Policy): readonly PlanClock[] {
  if (plan.made === null) return [];
  const decided = decidedReviews(plan);
  const starts: readonly (Decided | null)[] = [...(knowsFirstReview(plan, decided) ? [null] : []), ...decided];
  const turns = starts.flatMap((last) => {
    const next = decided[last === null ? 0 : decided.indexOf(last) + 1];
    return turn(plan, last, next, policy);
  });
  return [...turns, ...reviewAfterTransfer(plan, decided)];
}

/** One turn of the cycle: from the plan (`last` null) or its last review to the next. */
function turn(plan: Plan, last: Decided | null, next: Decided | undefined, policy: Policy): readonly PlanClock[] {
  const { made, transferIn, receptionYear } = plan;
  if (made === null) return [];
  const start = last === null ? made : { on: last.decidedOn, revision: last.decidedRevision };
  const facts = last === null ? {} : lastReviewed(plan, last, policy);
  const completedOn = next?.decidedOn ?? null;
  const transferred =
    transferIn !== null && transferIn.on >= start.on && (completedOn === null || completedOn > transferIn.on);
  const yearly: PlanClock = {
    rule: last === null ? 'E1' : 'E2',
    // The review from which the year counts: it stays the same however the next one comes about.
    subject: last?.reviewId ?? null,
    start,
    facts,
    completedOn,
    closed: notMaintained(plan),
    supersededBy: transferred ? { on: transferIn.on, reason: 'planTransferred' } : null,
  };
  const young = next === undefined && receptionYear !== null && underFive(receptionYear, start.on);
  return [yearly, ...(young ? [moreOften(plan, start, facts)] : [])];
}

/** Reg 15(5): the new authority's first review, at the later of a year from the last one and three months from the transfer. */
function reviewAfterTransfer(plan: Plan, decided: readonly Decided[]): readonly PlanClock[] {
  const { made, transferIn } = plan;
  if (made === null || transferIn === null) return [];
  const before = decided.findLast(({ decidedOn }) => decidedOn <= transferIn.on);
  const reviewed = latest([made.on, before?.decidedOn ?? null, transferIn.lastReviewedOn]) ?? made.on;
  return [
    {
      rule: 'D3',
      subject: before?.reviewId ?? null,
      start: transferIn,
      facts: { planMadeOrLastReviewed: reviewed },
      completedOn: decided.find(({ decidedOn }) => decidedOn > transferIn.on)?.decidedOn ?? null,
      closed: notMaintained(plan),
    },
  ];
}

/** Code 9.178: guidance, met by any look at the plan. */
function moreOften(plan: Plan, start: PlanClock['start'], facts: NonNullable<PlanClock['facts']>): PlanClock {
  const looked = plan.reviews.map(({ kind, meetingOn }) =>
    kind === 'interim' && meetingOn !== null && meetingOn > start.on ? meetingOn : null,
  );
  return { rule: 'E15', subject: null, start, facts, completedOn: earliest(looked), closed: notMaintained(plan) };
}

/**
 * Whether the review after the making of the plan is on record. A plan that was brought in may have had reviews that nobody
 * told of: only where the first one known is within its year, or returns tell of the year it was made in, is it the first.
 */
function knowsFirstReview(plan: Plan, decided: readonly Decided[]): boolean {
  const [first] = decided;
  // Before the transfer the first review was another authority's to make: reg 15(5) tells this one when to review.
  if (plan.transferIn !== null && (first === undefined || first.decidedOn > plan.transferIn.on)) return false;
  if (!plan.broughtIn || first === undefined || plan.made === null) return true;
  const madeIn = Number(plan.made.on.slice(0, 4));
  if (first.decidedOn < `${madeIn + 1}${plan.made.on.slice(4)}`) return true;
  const firstReturn = plan.returnFlags[0]?.year;
  return firstReturn !== undefined && madeIn >= firstReturn;
}

/** P6 asks on which day a plan was last reviewed. */
function lastReviewed(plan: Plan, last: Decided, { P12 }: Policy): Readonly<Record<string, string>> {
  const amendment = plan.amendments.findLast(({ reviewId }) => reviewId === last.reviewId);
  const amendedOn = amendment === undefined ? null : sentToThoseWhoCount(amendment.sent, P12);
  return { ...dateFact('meetingOn', last.meetingOn), ...dateFact('finalAmendedPlanOn', amendedOn) };
}

/**
 * E3 to E7 and E11: the clocks of one review. A review that only a return tells of has those that a return can tell; an
 * interim look at the plan is no review of CFA 2014 s.44(1), and regs 20 to 22 set it no limit.
 */
export function reviewClocks(plan: Plan, review: Review, policy: Policy): readonly PlanClock[] {
  const { reviewId, stage, kind, meetingOn, meetingRevision, arrangedFor, invitedOn, circulatedOn } = review;
  const meeting = meetingOn ?? (stage === 'arranged' ? arrangedFor : null);
  if (meeting === null || kind === 'interim') return [];
  const told = kind !== null;
  const start = { on: meeting, revision: meetingRevision };
  const ended = endOfPlan(plan);
  const clock = (
    rule: PlanClock['rule'],
    completedOn: CalendarDate | null,
    rest: Partial<PlanClock> = {},
  ): PlanClock => ({
    rule,
    subject: reviewId,
    start,
    completedOn,
    closed: ended,
    ...rest,
  });
  const notices = plan.amendments.filter((amendment) => amendment.reviewId === reviewId);
  return [
    // Held without having been arranged here: what was sent before the meeting is judged only where it was recorded.
    ...(told && (arrangedFor ?? invitedOn) !== null ? [clock('E3', invitedOn)] : []),
    ...(told && (arrangedFor ?? circulatedOn) !== null ? [clock('E4', circulatedOn)] : []),
    ...(meetingOn !== null && told ? [clock('E5', review.reportOn)] : []),
    ...(meetingOn !== null ? [decisionClock(plan, review, notices, clock)] : []),
    ...(meetingOn !== null && told && asksForAdulthood(plan, review) ? [preparingClock(review, clock)] : []),
    ...(meetingOn !== null && (review.outcome === 'amend' || notices.length > 0)
      ? [wholeCycle(plan, review, notices.at(-1), policy, clock)]
      : []),
  ];
}

/** What was over first: a plan that ended later, and may go on again, takes nothing back. Of one day the one named first. */
function firstOf(closings: readonly (PlanClock['closed'] | undefined)[]): NonNullable<PlanClock['closed']> | null {
  let first: NonNullable<PlanClock['closed']> | null = null;
  for (const closing of closings) {
    if (closing != null && (first === null || closing.on < first.on)) first = closing;
  }
  return first;
}

type ClockOf = (rule: PlanClock['rule'], completedOn: CalendarDate | null, rest?: Partial<PlanClock>) => PlanClock;

/**
 * E6. R (L, M & P) v Devon CC [2022] EWHC 493 (Admin): a decision to amend is whole only with the notice of reg 22(2) and
 * what belongs to it. Of a review that only a return tells of, the notice counts where it is stated.
 */
function decisionClock(plan: Plan, review: Review, notices: readonly Amendment[], clock: ClockOf): PlanClock {
  const { decidedOn, outcome, kind } = review;
  const later = laterDecision(plan, review);
  // What a return leaves open is over at the latest when the next review was decided.
  const closed = firstOf([endOfPlan(plan), later === null ? null : { on: later, reason: 'laterReviewDecided' }]);
  if (decidedOn === null || outcome !== 'amend') return clock('E6', decidedOn, { closed });
  // The first whole notice counts: one served again later takes nothing back.
  const whole = earliest(notices.map(({ wholeSince }) => wholeSince));
  if (whole === null && kind === null) return clock('E6', decidedOn, { closed });
  return clock('E6', whole === null ? null : latest([decidedOn, whole]), { closed });
}

/** Reg 20(6): a review in or after year 9; where nobody said, as the cohort has it. */
export function asksForAdulthood({ receptionYear }: Plan, { yearNineOrLater, meetingOn }: Review): boolean {
  if (yearNineOrLater !== null) return yearNineOrLater;
  return receptionYear !== null && meetingOn !== null && inYearNineOrLater(receptionYear, meetingOn);
}

/** Reg 20(6): met where the review is closed with it considered. */
function preparingClock({ closed }: Review, clock: ClockOf): PlanClock {
  return clock('E7', closed?.preparingForAdulthood === true ? closed.on : null);
}

function wholeCycle(
  plan: Plan,
  review: Review,
  notice: Amendment | undefined,
  { P12 }: Policy,
  clock: ClockOf,
): PlanClock {
  const amendedOn = notice === undefined ? null : sentToThoseWhoCount(notice.sent, P12);
  const dropped = notice?.notAmendedOn ?? null;
  const later = laterDecision(plan, review);
  const closed = firstOf([
    endOfPlan(plan),
    dropped === null ? null : { on: dropped, reason: 'decidedNotToAmend' },
    later === null ? null : { on: later, reason: 'laterReviewDecided' },
  ]);
  return clock('E11', amendedOn, { closed });
}

/** The day on which a review after this one was decided, if one was. */
export function laterDecision(
  plan: Plan,
  { reviewId, meetingOn }: Pick<Review, 'reviewId' | 'meetingOn'>,
): CalendarDate | null {
  const later = decidedReviews(plan).find(
    (other) => other.reviewId !== reviewId && meetingOn !== null && (other.meetingOn ?? other.decidedOn) > meetingOn,
  );
  return later?.decidedOn ?? null;
}
