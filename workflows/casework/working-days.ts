import { endOfWorkingDays, workingDaysBefore } from '../timetable/counting.js';
import { dayNumber, fromDayNumber } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Calendar } from '../timetable/calendars.js';

/** Last of so many working days; the first day does not count. */
export function afterWorkingDays(from: CalendarDate, days: number, calendar: Calendar): CalendarDate {
  return fromDayNumber(endOfWorkingDays(dayNumber(from), days, 'excludeStartDay', calendar));
}

/** The nth working day before a day, which itself does not count. */
export function beforeWorkingDays(day: CalendarDate, days: number, calendar: Calendar): CalendarDate {
  return fromDayNumber(workingDaysBefore(dayNumber(day), days, calendar));
}
