import { addDays, calendarDate, weekday } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { figureOf } from './figures.js';
import type { Figure, FigureRows } from './figures.js';
import type { Measure, Scope } from './measure.js';
import { percentage } from './measure.js';
import * as plan from './plan.measures.js';
import * as request from './request.measures.js';
import * as review from './review.measures.js';

/** One year of an authority as the Department for Education publishes it, by the names its return's counts go by. */
export interface PublishedYear {
  readonly counts: Readonly<Record<string, number>>;
  /** One decimal, half up, as printed; null where there are no cases. */
  readonly percentages: Readonly<Record<string, number | null>>;
  /** Weeks, for plans issued in the year; null where there are none. */
  readonly weeks: Readonly<Record<string, number | null>>;
  /** The measures and versions the figures were worked out by. */
  readonly measures: Readonly<Record<string, number>>;
  readonly scope: Scope;
}

/**
 * The day as of which a year's outcomes count: the reference date of the year's return where one was taken in, else the
 * census day, the third Thursday of the January that follows; never after today.
 */
export function outcomesAsAt(rows: FigureRows, year: number, today: CalendarDate): CalendarDate {
  const stated = [
    ...rows.plan.flatMap(({ statedActive }) => statedActive),
    ...rows.assessment.flatMap(({ returnFlags }) => returnFlags),
  ].filter((flags) => flags.year === year);
  const reference = stated.reduce<CalendarDate | null>(
    (last, { on }) => (last === null || on > last ? on : last),
    null,
  );
  const day = reference ?? censusDay(year + 1);
  return day > today ? today : day;
}

/** School census day of a year: the third Thursday of January. */
export function censusDay(year: number): CalendarDate {
  const newYear = calendarDate(`${year}-01-01`);
  const thursday = 4;
  return addDays(newYear, ((thursday - weekday(newYear) + 7) % 7) + 14);
}

/** Every figure of the year that the department publishes, worked out from rows. */
export function publishedYear(rows: FigureRows, year: number, asAt: CalendarDate): PublishedYear {
  const scope: Scope = { from: calendarDate(`${year}-01-01`), to: calendarDate(`${year}-12-31`), asAt };
  const used: Record<string, number> = {};
  const figure = (measure: Measure): Figure => {
    used[measure.id] = measure.version;
    return figureOf(measure, rows, scope);
  };
  const received = figure(request.requestsReceived).numerator;
  const outcomes = {
    received_agreed: figure(request.requestsAgreed).numerator,
    received_refused: figure(request.requestsRefused).numerator,
    received_undecided: figure(request.requestsUndecided).numerator,
    received_withdrawn: figure(request.requestsWithdrawn).numerator,
  };
  const decided = split(figure(request.decidedWithin6Weeks), 'decided_6wk', 'decided_over6wk');
  const refused = split(figure(plan.refusalsToIssueWithin16Weeks), 'refused_issue_16wk', 'refused_issue_over16wk');
  const reviews = split(figure(review.reviewsDecidedWithin4Weeks), 'review_decided_4wk', 'review_decided_over4wk');
  const all = issuedBands('issued', figure, plan.plansWithin20Weeks, plan.plansFrom20WeeksToYear, plan.plansOverYear);
  const excluding = issuedBands(
    'ex',
    figure,
    plan.plansWithin20WeeksNoExceptions,
    plan.plansFrom20WeeksToYearNoExceptions,
    plan.plansOverYearNoExceptions,
  );
  return {
    scope,
    counts: {
      requests_received: received,
      ...outcomes,
      ...decided,
      ...all.counts,
      ...excluding.counts,
      ...refused,
      review_meetings: figure(review.reviewMeetings).numerator,
      ...reviews,
      active_plans: figure(review.activePlans).numerator,
    },
    percentages: {
      ...shares(outcomes, received),
      ...sharesOfSum(decided),
      ...all.percentages,
      ...excluding.percentages,
      ...sharesOfSum(refused),
      ...sharesOfSum(reviews),
    },
    weeks: {
      ...weeksOf('weeks', figure(plan.averageWeeksToPlan)),
      ...weeksOf('ex_weeks', figure(plan.averageWeeksToPlanNoExceptions)),
    },
    measures: used,
  };
}

function split({ numerator, denominator }: Figure, inTime: string, over: string): Record<string, number> {
  return { [inTime]: numerator, [over]: (denominator ?? 0) - numerator };
}

function issuedBands(
  prefix: string,
  figure: (measure: Measure) => Figure,
  within20: Measure,
  toYear: Measure,
  overYear: Measure,
): Pick<PublishedYear, 'counts' | 'percentages'> {
  const first = figure(within20);
  const bands = {
    [`${prefix}_20wk`]: first.numerator,
    [`${prefix}_20wk_1yr`]: figure(toYear).numerator,
    [`${prefix}_over_1yr`]: figure(overYear).numerator,
  };
  const total = first.denominator ?? 0;
  return {
    counts: { [prefix === 'ex' ? 'ex_issued' : prefix]: total, ...bands },
    percentages: shares(bands, total),
  };
}

function shares(counts: Readonly<Record<string, number>>, total: number): Record<string, number | null> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, percentage(count, total)]));
}

function sharesOfSum(counts: Readonly<Record<string, number>>): Record<string, number | null> {
  return shares(
    counts,
    Object.values(counts).reduce((sum, count) => sum + count, 0),
  );
}

function weeksOf(name: string, { mean, median }: Figure): Record<string, number | null> {
  const weeks = (days: number | null): number | null => (days === null ? null : Math.round((days / 7) * 10) / 10);
  return { [`${name}_mean`]: weeks(mean), [`${name}_median`]: weeks(median) };
}
