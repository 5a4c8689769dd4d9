import type { ClosurePeriod } from '../../workflows/authority/authority.events.js';
import type { AuthorityCommand } from '../../workflows/authority/authority.commands.js';
import { addDays, dayNumber, fromDayNumber } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { bankHolidaysOf, englandCalendar, previousWorkingDay } from '../../workflows/timetable/calendars.js';
import { officeOpens, londonInstant } from './office-hours.js';
import { demoLetterhead } from './showcase-letters.js';

/** One setting with the instant at which it was written down. */
export interface SettingStep {
  readonly command: AuthorityCommand;
  readonly recordedAt: Date;
}

/**
 * When Northmere's schools are closed, from the school year before the first case to the one after today. Written down
 * before the first case, so that positions and instants rise together.
 */
export function demoSettings(firstCaseOn: CalendarDate, today: CalendarDate): readonly SettingStep[] {
  const on = previousWorkingDay(englandCalendar, firstCaseOn);
  const [first, last] = [Number(firstCaseOn.slice(0, 4)) - 1, Number(today.slice(0, 4)) + 1];
  const reason = 'Term dates as the council set them for its schools';
  const closures = Array.from({ length: last - first + 1 }, (_, index): SettingStep => {
    const data = { academicYear: first + index, kind: 'school', setting: null } as const;
    return {
      command: { type: 'RecordSchoolClosures', on, data: { ...data, closures: holidaysOf(first + index), reason } },
      recordedAt: new Date(londonInstant(on, officeOpens + index)),
    };
  });
  const recordedAt = new Date(londonInstant(on, officeOpens + closures.length));
  return [...closures, { command: { type: 'SetLetterhead', on, data: demoLetterhead }, recordedAt }];
}

function holidaysOf(academicYear: number): readonly ClosurePeriod[] {
  const next = academicYear + 1;
  const goodFriday = bankHoliday(next, 'Good Friday');
  return [
    week('October half term', mondayOf(day(academicYear, '10-28'))),
    period('Christmas holiday', day(academicYear, '12-21'), day(next, '01-04')),
    week('February half term', mondayOf(day(next, '02-17'))),
    period('Easter holiday', goodFriday, addDays(goodFriday, 17)),
    week('Spring half term', mondayOf(day(next, '05-28'))),
    period('Summer holiday', day(next, '07-23'), day(next, '09-02')),
  ];
}

const day = (year: number, monthAndDay: string): CalendarDate => `${year}-${monthAndDay}` as CalendarDate;

function period(name: string, firstClosedOn: CalendarDate, reopensOn: CalendarDate): ClosurePeriod {
  return { name, firstClosedOn, reopensOn };
}

function week(name: string, monday: CalendarDate): ClosurePeriod {
  return period(name, monday, addDays(monday, 7));
}

function mondayOf(date: CalendarDate): CalendarDate {
  const number = dayNumber(date);
  // 1 January 1970 was a Thursday.
  return fromDayNumber(number - ((number + 3) % 7));
}

function bankHoliday(year: number, wanted: string): CalendarDate {
  const found = bankHolidaysOf(englandCalendar, year).find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`${year} has no ${wanted}`);
  return found.date;
}
