import type { Requirement } from '../dispute/dispute-outcome.events.js';
import { reject } from '../kernel/command-rejected.js';
import type { DecisionBasis } from '../kernel/decider.js';
import type { Judgements } from '../kernel/fact-decider.js';
import { addDays } from '../timetable/calendar-date.js';
import { dueOf } from '../timetable/deadlines.js';
import { disputeFacts, endsByItself } from './ceasing-clocks.js';
import type { CeaseReason, CeasingEvent, PlanCeased } from './ceasing.events.js';
import type { PlanEvent } from './plan.events.js';
import { ceasingReview } from './plan.state.js';
import type { Plan } from './plan.state.js';

const continuing: readonly Requirement[] = ['continuePlan', 'continueAndAmend'];
const reasons: readonly CeaseReason[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** What ending a plan cannot be, fact by fact. */
export const ceasingJudgements: Pick<Judgements<Plan, PlanEvent>, CeasingEvent['type']> = {
  CeaseNoticeSent: ({ data }, plan) => {
    const atReview = ceasingReview(plan) !== null;
    if (plan.ceasing?.decided == null && !atReview) reject('ceasing-not-decided');
    // Reg 31(1): decided outside a review, the family and the setting were consulted first.
    if (!atReview && plan.ceasing?.consultedOn == null) reject('ceasing-not-consulted');
    if (!data.appealWordingSent) reject('refusal-needs-appeal-wording');
  },
  PlanContinued: (_, plan) => {
    if (plan.ceasing === null && plan.ceased === null && ceasingReview(plan) === null) reject('not-ceasing');
  },
  PlanKeptToYearEnd: ({ data }) => {
    if (data.setting === 'other' && data.courseEndsOn === null) reject('course-end-missing');
  },
  PlanCeased: judgeCeasing,
};

function judgeCeasing({ occurredOn, data }: PlanCeased, plan: Plan, basis: DecisionBasis): void {
  const reason = reasons.find((one) => one === data.reason) ?? reject('cease-reason-missing');
  if (endsByItself(reason)) return;
  if (plan.outcomes.some(({ requires, on }) => requires === 'ceasePlan' && on <= occurredOn)) return;
  const notice = plan.ceasing?.notice ?? reject('cease-notice-not-sent');
  const goesOn = plan.outcomes.find(({ requires, on }) => continuing.includes(requires) && on >= notice.on);
  if (goesOn !== undefined) reject('plan-must-continue', { on: goesOn.on });
  const facts = { start: notice.on, ...disputeFacts(plan, notice.on) };
  const lastDay = dueOf('H3', facts, basis).due.at(-1)?.date ?? reject('appeal-not-decided');
  // CFA 2014 s.45(4): the plan is kept until the time to appeal is over or the appeal is decided.
  const over = 'appealDeterminedOn' in facts ? occurredOn >= lastDay : occurredOn > lastDay;
  if (!over) reject('time-to-appeal-not-over', { notice: notice.on, earliest: addDays(lastDay, 1) });
}
