import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { periodFrom } from '../../performance/period.js';
import type { Period } from '../../performance/period.js';

/** The months of a period one by one, those after today left out. */
export function monthly({ months }: Period, today: CalendarDate): readonly Period[] {
  return months.filter((month) => month <= today.slice(0, 7)).map((month) => periodFrom(month, month, today));
}

/** The quarters of the calendar that a period runs through, whole, those after today left out. */
export function quarterly({ months }: Period, today: CalendarDate): readonly Period[] {
  const firsts = new Set(months.filter((month) => month <= today.slice(0, 7)).map(firstOfQuarter));
  return [...firsts].map((first) => periodFrom(first, lastOfQuarter(first), today));
}

const firstOfQuarter = (month: string): string => inYear(month, Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1);
const lastOfQuarter = (first: string): string => inYear(first, Number(first.slice(5)) + 2);
const inYear = (month: string, number: number): string => `${month.slice(0, 5)}${String(number).padStart(2, '0')}`;
