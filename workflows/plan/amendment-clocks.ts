import { sentToThoseWhoCount } from '../kernel/sent-plan.js';
import { earliest } from '../timetable/calendar-date.js';
import type { PolicyOptions } from '../timetable/policy-options.js';
import { endOfPlan } from './plan-clock.js';
import type { PlanClock } from './plan-clock.js';
import type { Amendment, Plan } from './plan.state.js';
import { laterDecision } from './review-clocks.js';

/** E8, E9 (outside a review F1) and E10: the clocks of one notice of amendment. */
export function amendmentClocks(
  plan: Plan,
  amendment: Amendment,
  { P12 }: Pick<PolicyOptions, 'P12'>,
): readonly PlanClock[] {
  const { noticeId, reviewId, notice, sent, finishedOn, notAmendedOn } = amendment;
  const amendedOn = sentToThoseWhoCount(sent, P12);
  const ended = endOfPlan(plan) ?? overtaken(plan, amendment);
  const clock = { subject: noticeId, start: notice } as const;
  return [
    { ...clock, rule: 'E8', completedOn: earliest(sent.map(({ on }) => on)), waivedOn: finishedOn, closed: ended },
    {
      ...clock,
      rule: reviewId === null && !amendment.stated ? 'F1' : 'E9',
      completedOn: amendedOn,
      closed: notAmendedOn === null ? ended : { on: notAmendedOn, reason: 'decidedNotToAmend' },
    },
    {
      ...clock,
      rule: 'E10',
      completedOn: notAmendedOn,
      closed: amendedOn === null ? ended : { on: amendedOn, reason: 'planAmended' },
    },
  ];
}

/** A notice that only a return tells of: whether an amended plan followed is not known once the next review was decided. */
function overtaken(plan: Plan, { reviewId, stated, notice }: Amendment): PlanClock['closed'] {
  if (!stated) return null;
  const review = plan.reviews.find((one) => one.reviewId === reviewId);
  const later = laterDecision(plan, review ?? { reviewId: reviewId ?? '', meetingOn: notice.on });
  return later === null ? null : { on: later, reason: 'laterReviewDecided' };
}
