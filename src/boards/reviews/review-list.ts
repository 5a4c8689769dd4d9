import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { PlanRow } from '../plan-rows.service.js';

/** Where the next review of a plan is. */
export const reviewPlaces = ['notBooked', 'booked', 'report', 'decision', 'notice', 'finalPlan'] as const;
export type ReviewPlace = (typeof reviewPlaces)[number];

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

/** Null where the plan owes no review, one that was kept in custody say. */
export function placeOf({ running, due }: PlanRow): ReviewPlace | null {
  if (running === null) return due === null ? null : 'notBooked';
  const { step } = running;
  if (step === 'meeting') return 'booked';
  return step === 'amendedPlan' ? 'finalPlan' : step;
}

export function isReviewLate({ due }: PlanRow, today: CalendarDate): boolean {
  return due !== null && due.on < today;
}

export function isDecisionLate({ running }: PlanRow, today: CalendarDate): boolean {
  const decision = running?.decision ?? null;
  return decision !== null && decision.on < today;
}

/** A row by what a counter counts. "Due" is within the days of the board. */
export function fitsShow(show: ReviewShow, row: PlanRow, today: CalendarDate, horizon: CalendarDate | null): boolean {
  switch (show) {
    case 'review-late':
      return isReviewLate(row, today);
    case 'decision-late':
      return isDecisionLate(row, today);
    case 'not-booked':
      return placeOf(row) === 'notBooked' && isBefore(row.due?.on ?? null, horizon);
    case 'final-plan':
      return placeOf(row) === 'finalPlan';
  }
}

export function horizonOf({ within }: Pick<ReviewChoice, 'within'>, today: CalendarDate): CalendarDate | null {
  return within === null ? null : addDays(today, within);
}

/** Plans that fit the filters, in the order they come in. Those of a month or of a counter are looked for in all days. */
export function chosenReviews(
  rows: readonly PlanRow[],
  filters: ReviewChoice,
  today: CalendarDate,
): readonly PlanRow[] {
  const { month, where, show } = filters;
  const horizon = horizonOf(filters, today);
  return rows.filter(
    (row) =>
      (month !== null || show !== null || isNear(row, horizon)) &&
      (month === null || row.due?.on.startsWith(month) === true) &&
      (where === null || placeOf(row) === where) &&
      (show === null || fitsShow(show, row, today, horizon)),
  );
}

/** Whether something about the next or the running review falls due by then. */
function isNear({ due, running }: PlanRow, horizon: CalendarDate | null): boolean {
  if (due === null && running === null) return false;
  return [due, running?.decision, running?.final].some((limit) => isBefore(limit?.on ?? null, horizon));
}

function isBefore(on: CalendarDate | null, horizon: CalendarDate | null): boolean {
  return on !== null && (horizon === null || on <= horizon);
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
    const month = on !== null && isBefore(on, horizon) ? on.slice(0, 7) : null;
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months].map(([month, found]) => ({ month, rows: found }));
}
