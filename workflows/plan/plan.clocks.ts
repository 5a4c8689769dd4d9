import { outcomeClocks } from '../dispute/outcome-clocks.js';
import type { DisputeOutcome, DoneSince } from '../dispute/outcome-clocks.js';
import { sentToThoseWhoCount } from '../kernel/sent-plan.js';
import type { SentPlan } from '../kernel/sent-plan.js';
import { earliest, latest } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ClockFacts } from '../timetable/clock.js';
import type { PolicyOptions } from '../timetable/policy-options.js';
import { amendmentClocks } from './amendment-clocks.js';
import { ceasingClocks, ageLimitClock } from './ceasing-clocks.js';
import { moveClocks } from './move-clocks.js';
import { phaseTransferClocks } from './phase-transfer-clocks.js';
import { placementClocks } from './placement-clocks.js';
import { endOfPlan } from './plan-clock.js';
import type { PlanClock } from './plan-clock.js';
import { planClock } from './plan-clock.js';
import type { Plan } from './plan.state.js';
import { reviewClocks, reviewCycleClocks } from './review-clocks.js';

/** What the clocks of a plan ask that its own stream does not hold. */
export interface AboutChild {
  /** Sealed with the child; null where read without keys or after erasure. The age limit is then left out. */
  readonly birthDate: CalendarDate | null;
}

/** The clocks of a maintained plan and what is known about each: the timetable counts them. */
export function planClocksOf(
  plan: Plan,
  policy: Pick<PolicyOptions, 'P12'>,
  { birthDate }: AboutChild = { birthDate: null },
): readonly ClockFacts[] {
  if (plan.made === null) return [];
  const clocks: readonly PlanClock[] = [
    ...reviewCycleClocks(plan, policy),
    ...plan.reviews.flatMap((review) => reviewClocks(plan, review, policy)),
    ...plan.amendments.flatMap((amendment) => amendmentClocks(plan, amendment, policy)),
    ...plan.phaseTransfers.flatMap((transfer) => phaseTransferClocks(plan, transfer)),
    ...reassessmentClocks(plan),
    ...moveClocks(plan),
    ...ceasingClocks(plan),
    ...directPaymentClocks(plan),
    ...placementClocks(plan),
    ...(birthDate === null ? [] : [ageLimitClock(plan, birthDate)]),
  ];
  return [...clocks.map((clock) => planClock(plan, clock)), ...clocksOfOutcomes(plan, policy)];
}

/** G1: fifteen days to say whether there will be a re-assessment. Its fourteen weeks run in the assessment's stream. */
function reassessmentClocks(plan: Plan): readonly PlanClock[] {
  return plan.reassessments.flatMap(({ reassessmentId, requested, answeredOn }): readonly PlanClock[] =>
    requested === null
      ? []
      : [
          {
            rule: 'G1',
            subject: reassessmentId,
            start: requested,
            completedOn: answeredOn,
            closed: endOfPlan(plan),
          },
        ],
  );
}

function directPaymentClocks(plan: Plan): readonly PlanClock[] {
  return plan.directPayments.map(({ paymentId, began, reviewedOn, endedOn }) => ({
    rule: 'L1',
    subject: paymentId,
    start: began,
    completedOn: reviewedOn,
    closed: endedOn === null ? endOfPlan(plan) : { on: endedOn, reason: 'directPaymentEnded' },
  }));
}

/** K1, K6 to K9 and I6: a later outcome takes the place of what an earlier one still required. */
function clocksOfOutcomes(plan: Plan, policy: Pick<PolicyOptions, 'P12'>): readonly ClockFacts[] {
  return plan.outcomes.flatMap((outcome, index) => {
    const next = plan.outcomes.slice(index + 1).find((later) => takesOver(later, outcome));
    const done = doneSince(plan, outcome, policy);
    const ended = endOfPlan(plan);
    // Ceasing is what an order may require: the end of the plan then is the duty done, not the end of the duty.
    const closed = outcome.requires === 'ceasePlan' && ended?.reason === 'planCeased' ? null : ended;
    const clocks = outcomeClocks(outcome, done, closed, plan.exceptions, runningHere(outcome));
    return clocks.map((clock) => ({ ...clock, supersededBy: supersededBy(plan, outcome, next) }));
  });
}

/**
 * A re-assessment that was ordered or agreed is told of here; what follows the telling runs in the assessment's own stream. A
 * conceded one has a single clock, which runs here until the assessment has begun.
 */
function runningHere({ requires, by }: DisputeOutcome): readonly ['K1'] | undefined {
  return requires === 'reassess' && by !== 'concession' ? ['K1'] : undefined;
}

/** A later outcome of the same dispute, or one that asks for the same: two disputes may be about different things. */
function takesOver(later: DisputeOutcome, outcome: DisputeOutcome): boolean {
  return later.disputeId === outcome.disputeId || later.requires === outcome.requires;
}

function supersededBy(
  plan: Plan,
  outcome: DisputeOutcome,
  next: DisputeOutcome | undefined,
): ClockFacts['supersededBy'] {
  const begun = outcome.requires === 'reassess' && outcome.by === 'concession' ? toldToReassess(plan, outcome) : null;
  if (begun !== null) return { on: begun, reason: 'reassessmentBegun' };
  return next === undefined ? null : { on: next.on, reason: 'laterOutcome' };
}

function doneSince(plan: Plan, outcome: DisputeOutcome, policy: Pick<PolicyOptions, 'P12'>): DoneSince {
  switch (outcome.requires) {
    case 'reassess':
      return { toldOn: toldToReassess(plan, outcome) };
    case 'continuePlan':
      return { atOnceOn: wentOn(plan, outcome) };
    case 'continueAndAmend':
      return { atOnceOn: wentOn(plan, outcome), amendedOn: amendedSince(plan, outcome, policy) };
    case 'ceasePlan':
      // Where the plan had ended before, nothing is left to be done.
      return { atOnceOn: plan.ceased === null ? null : latest([plan.ceased.on, outcome.on]) };
    case 'amendContent':
    case 'nameSetting':
      return { amendedOn: amendedSince(plan, outcome, policy) };
    case 'assess':
    case 'makePlan':
    case 'reconsider':
      return {};
  }
}

/** The day the plan went on as required: that of the outcome where the authority had gone on with it before. */
function wentOn({ continuedOn, ceasing, ceased }: Plan, outcome: DisputeOutcome): CalendarDate | null {
  const already = continuedOn !== null && ceasing === null && ceased === null;
  return already ? latest([continuedOn, outcome.on]) : since(outcome, continuedOn);
}

function toldToReassess({ reassessments }: Plan, outcome: DisputeOutcome): CalendarDate | null {
  return earliest(
    reassessments.map(({ decision }) => (decision?.positive === true ? since(outcome, decision.on) : null)),
  );
}

/** The first amended plan that reached everyone who counts on or after the day of the outcome. */
function amendedSince(plan: Plan, outcome: DisputeOutcome, { P12 }: Pick<PolicyOptions, 'P12'>): CalendarDate | null {
  const whole = (sent: readonly SentPlan[]): CalendarDate | null =>
    sentToThoseWhoCount(
      sent.filter(({ on }) => on >= outcome.on),
      P12,
    );
  return earliest([whole(plan.amendedWithoutNotice), ...plan.amendments.map(({ sent }) => whole(sent))]);
}

function since({ on }: DisputeOutcome, done: CalendarDate | null): CalendarDate | null {
  return done !== null && done >= on ? done : null;
}
