import type { PlanReviewsRow } from '../../projections/plan-reviews/plan-reviews.projection.js';
import { dayScore } from '../../projections/case-view/case-view.projection.js';

/** Where the next review of a plan is. */
export const reviewPlaces = ['notBooked', 'booked', 'report', 'decision', 'notice', 'finalPlan'] as const;
export type ReviewPlace = (typeof reviewPlaces)[number];

/** No day at all: later than any. */
export const never = 99_999_999;

/**
 * What counts and filters ask of a plan, worked out once when its row is taken in: days as numbers of the form 20261123, `never`
 * where there is none. Ten thousand plans are gone through for every page.
 */
export interface ReviewDays {
  /** Null where the plan owes no review, one that is kept in custody say. */
  readonly place: ReviewPlace | null;
  readonly due: number;
  readonly decision: number;
  readonly final: number;
  /** The first of the three. */
  readonly first: number;
}

export function reviewDays({ due, running }: Pick<PlanReviewsRow, 'due' | 'running'>): ReviewDays {
  const days = {
    due: due === null ? never : dayScore(due.on),
    decision: running?.decision == null ? never : dayScore(running.decision.on),
    final: running?.final == null ? never : dayScore(running.final.on),
  };
  return { place: placeOf({ due, running }), ...days, first: Math.min(days.due, days.decision, days.final) };
}

function placeOf({ running, due }: Pick<PlanReviewsRow, 'due' | 'running'>): ReviewPlace | null {
  if (running === null) return due === null ? null : 'notBooked';
  const { step } = running;
  if (step === 'meeting') return 'booked';
  return step === 'amendedPlan' ? 'finalPlan' : step;
}
