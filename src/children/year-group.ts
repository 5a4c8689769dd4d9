import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/**
 * National curriculum year that a birth date gives on a day: school years run from 1 September, and a child is in Year 1
 * in the school year that begins when they are five. Null after Year 13.
 */
export function yearGroupOf(birthDate: CalendarDate, today: CalendarDate): string | null {
  const year = schoolYearOf(today) - schoolYearOf(birthDate) - 5;
  if (year > 13) return null;
  if (year >= 1) return `Year ${year}`;
  if (year === 0) return 'Reception';
  return year === -1 ? 'Nursery' : 'Early years';
}

/** The calendar year in which the school year of a day began. */
function schoolYearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4)) - (date.slice(5, 7) < '09' ? 1 : 0);
}
