import { monthName, sentenceDate } from './date-words.js';
import { oneOrTwoDecimals, twoDecimalsAtMost } from './number-words.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { calendarDate, daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { Period, PeriodKind } from '../../../workflows/held-figures/period.js';
import type { PlanId, Series, Unit } from '../../../workflows/held-figures/series.js';

export const unitWords: Readonly<Record<Unit, string>> = {
  count: 'A count',
  percent: 'Per cent',
  weeks: 'Weeks',
  pounds: 'Pounds',
  score: 'A score',
};

export const everyWords: Readonly<Record<PeriodKind, string>> = {
  month: 'Every month',
  quarter: 'Every quarter',
  term: 'Every term',
  schoolYear: 'Every school year',
  financialYear: 'Every financial year',
  day: 'On single days',
};

/** How a period of a kind is typed, with one to copy. */
export const periodForms: Readonly<Record<PeriodKind, string>> = {
  month: 'year and month, for example 2026-10 or October 2026',
  quarter: 'a quarter of the calendar year, for example 2026-Q3 for July to September 2026',
  term: 'school year and term, for example 2025/26 autumn',
  schoolYear: 'a school year, for example 2025/26',
  financialYear: 'a financial year, for example 2025-26 for April 2025 to March 2026',
  day: 'a date, for example 2026-10-01 or 1/10/2026',
};

export const betterWords: Readonly<Record<Series['better'], string>> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neither: 'Neither higher nor lower is better by itself',
};

const planNames: Readonly<Record<PlanId, string>> = {
  portsmouth: 'Portsmouth',
  southampton: 'Southampton',
  kirklees: 'Kirklees',
  'south-gloucestershire': 'South Gloucestershire',
  plymouth: 'Plymouth',
};

/** "Southampton m07; South Gloucestershire m031, m094"; null where no plan asks. */
export function askedWords({ asked }: Pick<Series, 'asked'>): string | null {
  const parts = (Object.keys(planNames) as PlanId[]).flatMap((id) => {
    const measures = Object.keys(asked[id] ?? {});
    return measures.length === 0 ? [] : [`${planNames[id]} ${measures.join(', ')}`];
  });
  return parts.length === 0 ? null : parts.join('; ');
}

/** A period as it stands in a table or a sentence. */
export function periodWords(kind: PeriodKind, period: Period): string {
  switch (kind) {
    case 'month':
      return `${monthName(Number(period.slice(5)))} ${period.slice(0, 4)}`;
    case 'quarter': {
      const last = Number(period.slice(6)) * 3;
      return `${monthName(last - 2)} to ${monthName(last)} ${period.slice(0, 4)}`;
    }
    case 'term': {
      const [year = '', term = ''] = period.split(' ');
      return `${term.charAt(0).toUpperCase()}${term.slice(1)} term ${year}`;
    }
    case 'schoolYear':
      return `School year ${period}`;
    case 'financialYear':
      return `Financial year ${period.replace('-', '/')}`;
    case 'day':
      return sentenceDate(calendarDate(period));
  }
}

/** The same where there is little room: below a chart. */
export function shortPeriod(kind: PeriodKind, period: Period): string {
  switch (kind) {
    case 'month':
      return `${monthName(Number(period.slice(5))).slice(0, 3)} ${period.slice(2, 4)}`;
    case 'quarter':
      return `Q${period.slice(6)} ${period.slice(2, 4)}`;
    case 'term':
      return `${period.slice(8, 11)} ${period.slice(2, 7)}`;
    case 'schoolYear':
    case 'financialYear':
    case 'day':
      return period;
  }
}

/** "45.3%", "1,204", "31.5 weeks", "£1,200,000", "-0.43". */
export function valueWords(value: number, unit: Unit): string {
  const number = twoDecimalsAtMost(value);
  switch (unit) {
    case 'percent':
      return `${oneOrTwoDecimals(value)}%`;
    case 'weeks':
      return `${number} ${value === 1 ? 'week' : 'weeks'}`;
    case 'pounds':
      return `£${number}`;
    case 'count':
    case 'score':
      return number;
  }
}

/** "today", "12 days ago", "5 months ago", "2 years ago". */
export function agoWords(day: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'today';
  if (days < 31) return days === 1 ? 'yesterday' : `${String(days)} days ago`;
  const months = monthsBetween(day, today);
  if (months < 24) return months <= 1 ? 'a month ago' : `${String(months)} months ago`;
  return `${String(Math.floor(months / 12))} years ago`;
}

function monthsBetween(day: CalendarDate, today: CalendarDate): number {
  const months = (Number(today.slice(0, 4)) - Number(day.slice(0, 4))) * 12 + Number(today.slice(5, 7)) - Number(day.slice(5, 7)); // prettier-ignore
  return today.slice(8) < day.slice(8) ? months - 1 : months;
}
