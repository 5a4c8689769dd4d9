import { bankHolidaysOf, isProvisional } from '../../workflows/timetable/calendars.js';
import type { Calendar } from '../../workflows/timetable/calendars.js';
import { actDate } from '../web/words/date-words.js';

/** The bank holidays of one year as a page lists them. */
export interface CalendarYear {
  readonly year: number;
  readonly provisional: boolean;
  readonly holidays: readonly { readonly day: string; readonly name: string; readonly special: string | null }[];
}

export function calendarYear(calendar: Calendar, year: number): CalendarYear {
  const { moved, added } = calendar.bankHolidays;
  return {
    year,
    provisional: isProvisional(calendar, year),
    holidays: bankHolidaysOf(calendar, year).map(({ date, name }) => ({
      day: actDate(date),
      name,
      special: added.some((one) => one.date === date && one.name === name)
        ? 'Added by proclamation'
        : moved.some((one) => one.year === year && one.name === name)
          ? 'Moved by proclamation'
          : null,
    })),
  };
}
