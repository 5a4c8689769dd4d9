import { addDays, calendarDate, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { PlanReviewsRow, ReviewLine } from '../plan-reviews/plan-reviews.projection.js';
import type { CountMeasure, Scope, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const firstPublished = calendarDate('2024-01-01');
const fourWeeks = 28;

/** Whether a plan was active: as the return of that year states it, and otherwise by its dates. */
export function activeAt(row: PlanReviewsRow, scope: Scope): boolean {
  const stated = row.statedActive.findLast(({ on, year }) => on <= scope.asAt && year === periodYear(scope));
  if (stated !== undefined) return stated.active;
  if (row.statedActive.some(({ year }) => year > periodYear(scope))) return false;
  return row.madeOn !== null && row.madeOn <= scope.asAt && (row.ceasedOn === null || row.ceasedOn >= scope.from);
}

function periodYear({ to }: Scope): number {
  return Number(to.slice(0, 4));
}

/** The latest review meeting known on the day; a return states one a plan. */
export function latestReview(row: PlanReviewsRow, { asAt }: Scope): ReviewLine | null {
  return row.reviews.reduce<ReviewLine | null>((latest, review) => {
    if (review.meetingOn === null || review.meetingOn > asAt) return latest;
    return latest?.meetingOn == null || review.meetingOn > latest.meetingOn ? review : latest;
  }, null);
}

const plans: Omit<CountMeasure<'plan'>, 'id' | 'title' | 'definition' | 'numerator' | 'counts'> = {
  version: 1,
  kind: 'count',
  of: 'plan',
  denominator: 'None: a count',
  dateBasis: 'As at the reference date of the return, or the day the figure speaks of',
  leavesOut: 'Plans that ceased before the period',
  source: 'dfe',
  provision: 'CFA 2014 s.44(1)',
  inForceFrom: firstPublished,
  seeAlso: [],
};

export const activePlans: CountMeasure<'plan'> = {
  ...plans,
  id: 'dfe.plans.active',
  title: 'Active plans',
  definition: 'Plans that the authority maintained, as at the reference date of the return.',
  numerator: 'Active plans',
  counts: activeAt,
};

export const reviewMeetings: CountMeasure<'plan'> = {
  ...plans,
  id: 'dfe.reviews.meetings',
  title: 'Active plans with a review meeting',
  definition: 'Active plans for which a review meeting has been recorded.',
  numerator: 'Active plans with the date of a review meeting',
  counts: (row, scope) => activeAt(row, scope) && latestReview(row, scope) !== null,
};

export const reviewsDecidedWithin4Weeks: ShareMeasure<'plan'> = {
  id: 'dfe.reviews.decidedWithin4w',
  version: 1,
  kind: 'share',
  of: 'plan',
  title: 'Review decisions within 4 weeks of the meeting',
  definition:
    'Of the latest reviews of active plans that have both a meeting and a decision, those decided at most 28 days after the meeting.',
  numerator: 'Decisions notified at most 28 days after the meeting',
  denominator: 'Latest reviews with a meeting and a decision',
  dateBasis: 'As at the reference date of the return, or the day the figure speaks of',
  leavesOut: 'Reviews without a decision yet, and plans without a review meeting',
  source: 'dfe',
  provision: 'SEND Regulations 2014 reg 20(10)',
  inForceFrom: firstPublished,
  seeAlso: ['ehc.review.within4w'],
  counted(row, scope) {
    const review = activeAt(row, scope) ? latestReview(row, scope) : null;
    if (review?.meetingOn == null || review.decidedOn === null || review.decidedOn > scope.asAt) return 'out';
    return daysBetween(review.meetingOn, review.decidedOn) <= fourWeeks ? 'inNumerator' : 'inDenominator';
  },
};

/** By the day the four weeks ended, so that meetings still without a decision count. */
export const reviewDecisionsFallingDue: ShareMeasure<'plan'> = {
  ...reviewsDecidedWithin4Weeks,
  id: 'ehc.review.within4w',
  title: 'Review decisions that fell due and were made in time',
  definition: 'Of the latest reviews whose 4 weeks after the meeting ended in the period, those decided by then.',
  denominator: 'Latest reviews whose 28th day after the meeting lies in the period',
  dateBasis: 'The day the limit fell due, so that undecided reviews count',
  leavesOut: 'Plans without a review meeting',
  source: 'plan',
  seeAlso: ['dfe.reviews.decidedWithin4w'],
  counted(row, scope) {
    const review = latestReview(row, scope);
    if (review?.meetingOn == null) return 'out';
    const due = addDays(review.meetingOn, fourWeeks);
    if (!within(due, scope)) return 'out';
    return review.decidedOn !== null && review.decidedOn <= due ? 'inNumerator' : 'inDenominator';
  },
};
