import { BadRequestException } from '@nestjs/common';
import { addDays, calendarDate, daysInMonth, isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { monthName } from '../web/words/date-words.js';

/** Whole months, `YYYY-MM`, both included, with the days they begin and end on. */
export interface Period {
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly months: readonly string[];
  /** True where the days are chosen ones and not those that the months begin and end on. */
  readonly byDays?: true;
}

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/;
const mostMonths = 60;

/**
 * The period of an address; the twelve months before this one where it names none.
 * @throws BadRequestException for what is not a month, runs backwards or is longer than five years.
 */
export function periodFrom(from: string | undefined, to: string | undefined, today: CalendarDate): Period {
  const last = to ?? monthOf(addDays(calendarDate(`${today.slice(0, 7)}-01`), -1));
  const first = from ?? monthsBefore(last, 11);
  if (!pattern.test(first) || !pattern.test(last) || !real(first) || !real(last)) {
    throw new BadRequestException('Months have the form YYYY-MM');
  }
  const months = monthsOf(first, last);
  if (months.length === 0 || months.length > mostMonths) {
    throw new BadRequestException('The period must run forwards and be no longer than five years');
  }
  return { fromMonth: first, toMonth: last, from: calendarDate(`${first}-01`), to: lastDayOf(last), months };
}

/**
 * A period of chosen days rather than whole months.
 * @throws BadRequestException for what is no day, runs backwards or is longer than five years.
 */
export function periodOfDays(first: string, last: string): Period {
  if (!isCalendarDate(first) || !isCalendarDate(last) || last < first) {
    throw new BadRequestException('Days have the form YYYY-MM-DD, the first not after the last');
  }
  return { ...periodFrom(monthOf(first), monthOf(last), last), from: first, to: last, byDays: true };
}

export const monthOf = (date: CalendarDate): string => date.slice(0, 7);

/** "October 2026". */
export function monthWords(month: string): string {
  return `${monthName(Number(month.slice(5)))} ${month.slice(0, 4)}`;
}

/** "Oct", and the year beside January and the first: "Jan 26". */
export function monthLabel(month: string, first: boolean): string {
  const name = monthName(Number(month.slice(5))).slice(0, 3);
  return first || month.endsWith('-01') ? `${name} ${month.slice(2, 4)}` : name;
}

function monthsOf(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last && months.length <= mostMonths; month = monthsBefore(month, -1)) {
    months.push(month);
  }
  return months;
}

function monthsBefore(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

function lastDayOf(month: string): CalendarDate {
  return calendarDate(`${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}`);
}

const real = (month: string): boolean => month >= '1901-01' && month <= '2199-12';
