import { addDays, calendarDate, daysInMonth, isCalendarDate } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { monthNames } from '../timetable/plain-date.js';

/** What one figure of a series speaks of. Quarters are those of the calendar, terms and school years those of schools. */
export type PeriodKind = 'month' | 'quarter' | 'term' | 'schoolYear' | 'financialYear' | 'day';

/** A period in its one written form: `2026-10`, `2026-Q3`, `2025/26 autumn`, `2025/26`, `2025-26`, `2026-10-01`. */
export type Period = string;

const terms = ['autumn', 'spring', 'summer'] as const;
type Term = (typeof terms)[number];

/** How many days after its end a figure of a period is looked for; null where nothing says when the next one comes. */
export const daysUntilLookedFor: Readonly<Record<PeriodKind, number | null>> = {
  month: 31,
  quarter: 45,
  term: 45,
  schoolYear: 150,
  financialYear: 120,
  day: null,
};

/**
 * The period that a text names, in its one written form; null where it names none. Spreadsheets turn `2026-10` into `Oct-26`
 * and `2025/26` into `2025-26` or `2025/2026`: those are read too.
 */
export function periodFrom(kind: PeriodKind, text: string): Period | null {
  const typed = text.trim();
  switch (kind) {
    case 'month':
      return monthFrom(typed);
    case 'quarter':
      return quarterFrom(typed);
    case 'term':
      return termFrom(typed);
    case 'schoolYear':
      return twoYears(typed, '/');
    case 'financialYear':
      return twoYears(typed, '-');
    case 'day':
      return dayFrom(typed);
  }
}

function monthFrom(text: string): Period | null {
  const figures = /^(\d{4})-(\d{1,2})$/.exec(text) ?? swapped(/^(\d{1,2})\/(\d{4})$/.exec(text));
  if (figures !== null) return month(figures[1], Number(figures[2]));
  const [, name = '', year = ''] = /^([A-Za-z]{3,9})[ -](\d{2}|\d{4})$/.exec(text) ?? [];
  const at = monthNames.findIndex((one) => name.length >= 3 && one.toLowerCase().startsWith(name.toLowerCase()));
  return at < 0 ? null : month(year.length === 2 ? `20${year}` : year, at + 1);
}

const swapped = (found: RegExpExecArray | null): readonly (string | undefined)[] | null =>
  found === null ? null : [found[0], found[2], found[1]];

function month(year: string | undefined, number: number): Period | null {
  return year !== undefined && isYear(year) && number >= 1 && number <= 12
    ? `${year}-${String(number).padStart(2, '0')}`
    : null;
}

function quarterFrom(text: string): Period | null {
  const [, year, number] = /^(\d{4})[ -]?Q([1-4])$/i.exec(text) ?? swapped(/^Q([1-4])[ -]?(\d{4})$/i.exec(text)) ?? [];
  return year !== undefined && number !== undefined && isYear(year) ? `${year}-Q${number}` : null;
}

function termFrom(text: string): Period | null {
  const [, before = '', named = '', after = ''] =
    /^(\d[\d/-]*)? ?([A-Za-z]+)(?: term)? ?(\d[\d/-]*)?$/i.exec(text) ?? [];
  const year = twoYears(before === '' ? after : before, '/');
  const term = terms.find((one) => one === named.toLowerCase());
  return year === null || term === undefined || (before !== '' && after !== '') ? null : `${year} ${term}`;
}

function twoYears(text: string, between: '/' | '-'): Period | null {
  const [, first = '', second = ''] = /^(\d{4})\s?[/-]\s?(\d{2}|\d{4})$/.exec(text) ?? [];
  const next = String(Number(first) + 1);
  return isYear(first) && (second === next || second === next.slice(2)) ? `${first}${between}${next.slice(2)}` : null;
}

function dayFrom(text: string): Period | null {
  const [, day = '', number = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const written = year === '' ? text : `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(written) ? written : null;
}

const isYear = (text: string): boolean => /^(?:19|20|21)\d\d$/.test(text) && Number(text) < 2199;

/** The first day of a period. */
export function firstDayOf(kind: PeriodKind, period: Period): CalendarDate {
  const year = Number(period.slice(0, 4));
  switch (kind) {
    case 'month':
      return calendarDate(`${period}-01`);
    case 'quarter':
      return calendarDate(`${year}-${String(Number(period.slice(6)) * 3 - 2).padStart(2, '0')}-01`);
    case 'term':
      return calendarDate(`${String(year + (termOf(period) === 'autumn' ? 0 : 1))}-${termBegins[termOf(period)]}`);
    case 'schoolYear':
      return calendarDate(`${year}-09-01`);
    case 'financialYear':
      return calendarDate(`${year}-04-01`);
    case 'day':
      return calendarDate(period);
  }
}

// Terms as the census counts them; the days on which schools are open differ and do not matter here.
const termBegins: Readonly<Record<Term, string>> = { autumn: '09-01', spring: '01-01', summer: '04-01' };
const termOf = (period: Period): Term => terms.find((term) => period.endsWith(term)) ?? 'autumn';

/** The last day of a period. */
export function lastDayOf(kind: PeriodKind, period: Period): CalendarDate {
  if (kind === 'month') {
    return calendarDate(`${period}-${daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5)))}`);
  }
  return kind === 'day' ? calendarDate(period) : addDays(firstDayOf(kind, periodAfter(kind, period)), -1);
}

/** The period that follows; the day after, of a single day. */
export function periodAfter(kind: PeriodKind, period: Period): Period {
  const year = Number(period.slice(0, 4));
  switch (kind) {
    case 'month': {
      const number = Number(period.slice(5));
      return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`;
    }
    case 'quarter': {
      const number = Number(period.slice(6));
      return number === 4 ? `${String(year + 1)}-Q1` : `${String(year)}-Q${String(number + 1)}`;
    }
    case 'term': {
      const at = terms.indexOf(termOf(period));
      return at === 2 ? `${years(year + 1, '/')} autumn` : `${years(year, '/')} ${terms[at + 1] ?? ''}`;
    }
    case 'schoolYear':
      return years(year + 1, '/');
    case 'financialYear':
      return years(year + 1, '-');
    case 'day':
      return addDays(calendarDate(period), 1);
  }
}

const years = (first: number, between: '/' | '-'): string => `${String(first)}${between}${String(first + 1).slice(2)}`;

/** Sorts periods of one kind from the earliest on. */
export function inTime(kind: PeriodKind, a: Period, b: Period): number {
  const [first, second] = [firstDayOf(kind, a), firstDayOf(kind, b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The day from which a figure of the period is looked for; null where none is. */
export function lookedForFrom(kind: PeriodKind, period: Period): CalendarDate | null {
  const days = daysUntilLookedFor[kind];
  return days === null ? null : addDays(lastDayOf(kind, period), days + 1);
}
