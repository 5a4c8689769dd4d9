import { dayScore } from '../../../projections/case-view/case-view.projection.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { PlanRow } from '../plan-rows.service.js';
import { never } from '../review-days.js';
import type { ReviewDays, ReviewPlace } from '../review-days.js';

/** What the counters count. */
export const reviewShows = ['review-late', 'decision-late', 'not-booked', 'final-plan'] as const;
export type ReviewShow = (typeof reviewShows)[number];

/** What of the filters bears on a plan by itself. */
export interface ReviewChoice {
  /** Days ahead; null: at any time. */
  readonly within: number | null;
  /** `YYYY-MM` in which the review must be done. */
  readonly month: string | null;
  readonly where: ReviewPlace | null;
  /** What a counter counts, alone. */
  readonly show: ReviewShow | null;
}

export function horizonOf({ within }: Pick<ReviewChoice, 'within'>, today: CalendarDate): CalendarDate | null {
  return within === null ? null : addDays(today, within);
}

/** Today and the last day of the board, as the days of plans are kept. */
interface Frame {
  readonly today: number;
  readonly horizon: number;
}

function frameOf(choice: Pick<ReviewChoice, 'within'>, today: CalendarDate): Frame {
  const horizon = horizonOf(choice, today);
  return { today: dayScore(today), horizon: horizon === null ? never - 1 : dayScore(horizon) };
}

const shows: Readonly<Record<ReviewShow, (days: ReviewDays, frame: Frame) => boolean>> = {
  'review-late': ({ due }, { today }) => due < today,
  'decision-late': ({ decision }, { today }) => decision < today,
  'not-booked': ({ place, due }, { horizon }) => place === 'notBooked' && due <= horizon,
  'final-plan': ({ place }) => place === 'finalPlan',
};

export interface ReviewCounts extends Readonly<Record<ReviewShow, number>> {
  /** Reviews that fall due on a day of the board, late ones included. */
  readonly due: number;
  /** Months in which reviews fall due: `YYYY-MM`, the earliest first. */
  readonly months: readonly string[];
}

/** What the page counts, in one go. */
export function reviewCounts(rows: readonly PlanRow[], choice: ReviewChoice, today: CalendarDate): ReviewCounts {
  const { today: score, horizon } = frameOf(choice, today);
  const counts = { 'review-late': 0, 'decision-late': 0, 'not-booked': 0, 'final-plan': 0, due: 0 };
  const months = new Set<number>();
  let month = 0;
  // As `shows` tells them, written out: eighty thousand plans are gone through.
  for (const { days } of rows) {
    const { due, place } = days;
    if (due < score) counts['review-late'] += 1;
    if (days.decision < score) counts['decision-late'] += 1;
    if (place === 'finalPlan') counts['final-plan'] += 1;
    if (due <= horizon) {
      counts.due += 1;
      if (place === 'notBooked') counts['not-booked'] += 1;
    }
    const dueIn = Math.trunc(due / 100);
    if (dueIn === month || due === never) continue;
    // Rows come by the day of their review: most are of the same month as the one before.
    month = dueIn;
    months.add(month);
  }
  return { ...counts, months: [...months].sort((a, b) => a - b).map(monthText) };
}

const monthText = (month: number): string => `${Math.trunc(month / 100)}-${String(month % 100).padStart(2, '0')}`;

/** How many reviews, and how many of our decisions, are late. */
export function lateCounts(rows: readonly PlanRow[], today: CalendarDate): { reviews: number; decisions: number } {
  const score = dayScore(today);
  let [reviews, decisions] = [0, 0];
  for (const { days } of rows) {
    if (days.due < score) reviews += 1;
    if (days.decision < score) decisions += 1;
  }
  return { reviews, decisions };
}

/** Plans that fit the filters, in the order they come in. Those of a month or of a counter are looked for in all days. */
export function chosenReviews(rows: readonly PlanRow[], choice: ReviewChoice, today: CalendarDate): readonly PlanRow[] {
  const { month, where, show } = choice;
  const frame = frameOf(choice, today);
  const wanted = month === null ? null : Number(month.replace('-', ''));
  const near = wanted === null && show === null;
  return rows.filter(
    ({ days }) =>
      (!near || days.first <= frame.horizon) &&
      (wanted === null || Math.trunc(days.due / 100) === wanted) &&
      (where === null || days.place === where) &&
      (show === null || shows[show](days, frame)),
  );
}

export interface ReviewMonth {
  /** `YYYY-MM`; null: plans whose next review is further off, with the last one's decision or plan still to be sent. */
  readonly month: string | null;
  readonly rows: readonly PlanRow[];
}

/** Rows in the order of their review, by the month in which it must be done. */
export function byMonth(rows: readonly PlanRow[], horizon: CalendarDate | null): readonly ReviewMonth[] {
  const months = new Map<string | null, PlanRow[]>();
  for (const row of rows) {
    const on = row.due?.on ?? null;
    const month = on !== null && (horizon === null || on <= horizon) ? on.slice(0, 7) : null;
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months].map(([month, found]) => ({ month, rows: found }));
}
