import { figureOf } from '../../projections/measures/figures.js';
import type { FigureRows } from '../../projections/measures/figures.js';
import { endedStageMeasures, stages } from '../../projections/measures/stage.measures.js';
import { addDays, calendarDate, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { readDate } from '../web/forms/date-answer.js';
import { casesHref } from './figure-links.js';
import { periodOfDays } from './period.js';
import type { Period } from './period.js';
import { ownTeamOnly, textOf } from './performance-query.js';
import type { RawQuery } from './performance-query.js';
import type { Person } from '../access/people.js';

/** Spans on either side of the date that a page can be asked for, in weeks. */
export const spans = [13, 26, 52] as const;
const reform = calendarDate('2014-09-01');
export type Span = (typeof spans)[number];

/** Which change is looked at: two spans of equal length, of which the second is cut short by today. */
export interface ComparedQuery {
  readonly changedOn: CalendarDate;
  readonly weeks: Span;
  readonly team: string | null;
}

export interface ComparedFault {
  readonly field: string;
  readonly target: string;
  readonly text: string;
}

/** What an address asks for; what cannot be read is said, and stands as if it had not been given. */
export function comparedQuery(
  raw: RawQuery,
  person: Person,
  today: CalendarDate,
): { readonly query: ComparedQuery; readonly faults: readonly ComparedFault[] } {
  const faults: ComparedFault[] = [];
  const fault = (field: string, text: string): void => void faults.push({ field, target: field, text });
  const typed = raw['changed'];
  let changedOn = addDays(today, -7 * 26);
  if (typed !== undefined && typed !== '') {
    const answer = typeof typed === 'string' && typed.length <= 40 ? typed : '?';
    const read = readDate({ changed: answer }, 'changed', {
      label: 'Date of the change',
      missing: '',
      today,
      notBefore: { date: reform, because: 'when EHC plans began' },
    });
    if ('date' in read) changedOn = read.date;
    else fault('changed', read.error);
  }
  const asked = textOf(raw, 'weeks') ?? '26';
  const weeks = spans.find((one) => String(one) === asked);
  if (weeks === undefined) fault('weeks', 'Choose how many weeks on either side from the list');
  const team = ownTeamOnly(person) ?? textOf(raw, 'team') ?? 'all';
  return { query: { changedOn, weeks: weeks ?? 26, team: team === 'all' ? null : team }, faults };
}

/** Address of the comparison: of the usual date, or of the one that a query names. */
export function comparedHref(
  team: string | null,
  query?: ComparedQuery,
  path = '/performance/stages-compared',
): string {
  const search = new URLSearchParams(
    query === undefined ? {} : { changed: query.changedOn, weeks: String(query.weeks) },
  );
  if (team !== null) search.set('team', team);
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

export interface Sides {
  readonly before: Period;
  readonly after: Period;
  /** Days that the second span still lacks. */
  readonly daysToCome: number;
}

/** The weeks up to the day before, and those from the day on as far as they have come. */
export function sidesOf({ changedOn, weeks }: ComparedQuery, today: CalendarDate): Sides {
  const whole = addDays(changedOn, 7 * weeks - 1);
  const last = whole < today ? whole : today;
  return {
    before: periodOfDays(addDays(changedOn, -7 * weeks), addDays(changedOn, -1)),
    after: periodOfDays(changedOn, last),
    daysToCome: daysBetween(last, whole),
  };
}

interface Side {
  readonly cases: number;
  readonly median: number | null;
  readonly href: string;
}
export interface ComparedStage {
  readonly measure: string;
  readonly title: string;
  readonly limit: number | null;
  readonly before: Side;
  readonly after: Side;
  /** Days longer (above 0) or shorter; null where one side has no cases. */
  readonly difference: number | null;
}

/** Median days of each stage that ended on either side. */
export function comparedStages(
  rows: FigureRows,
  { before, after }: Sides,
  { team }: ComparedQuery,
  today: CalendarDate,
): readonly ComparedStage[] {
  return endedStageMeasures.map((measure, at): ComparedStage => {
    const side = (period: Period): Side => {
      const { numerator, median } = figureOf(measure, rows, { from: period.from, to: period.to, asAt: today });
      return {
        cases: numerator,
        median,
        href: casesHref(measure.id, measure.version, { period, team, basis: 'issued', asAt: null }),
      };
    };
    const [was, is] = [side(before), side(after)];
    return {
      measure: measure.id,
      title: stages[at]?.title ?? measure.title,
      limit: stages[at]?.limit ?? null,
      before: was,
      after: is,
      difference: was.median === null || is.median === null ? null : is.median - was.median,
    };
  });
}

/** "3 days longer", "4.5 days shorter", "the same". */
export function differenceWords(days: number | null): string | null {
  if (days === null) return null;
  if (days === 0) return 'The same';
  const size = Math.abs(days);
  return `${size} ${size === 1 ? 'day' : 'days'} ${days > 0 ? 'longer' : 'shorter'}`;
}
