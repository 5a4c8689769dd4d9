import type { CalendarDate, DayNumber } from './calendar-date.js';
import { dayNumber, dayNumberOf, fromDayNumber } from './calendar-date.js';

/** One day on which banks close in England; `provisional` while it is computed and not yet announced. */
export interface BankHoliday {
  readonly date: CalendarDate;
  readonly name: string;
  readonly provisional: boolean;
}

/** What proclamations changed in the computed holidays, and the years for which they are announced. */
export interface BankHolidayChanges {
  readonly announcedFrom: number;
  readonly announcedThrough: number;
  readonly moved: readonly { readonly year: number; readonly name: string; readonly to: CalendarDate }[];
  readonly added: readonly { readonly date: CalendarDate; readonly name: string }[];
}

/** Easter Sunday of a year in the Gregorian calendar (the Meeus, Jones and Butcher computus). */
export function easterSunday(year: number): DayNumber {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const fromMarch = epact + weekdayShift - 7 * late + 114;
  return dayNumberOf(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1);
}

/** The holidays of a year in order of date: the statutory pattern with what was moved and added. */
export function bankHolidayList(changes: BankHolidayChanges, year: number): readonly BankHoliday[] {
  const provisional = year < changes.announcedFrom || year > changes.announcedThrough;
  const computed = pattern(year).map(({ day, name }) => {
    const move = changes.moved.find((change) => change.year === year && change.name === name);
    return { day: move === undefined ? day : dayNumber(move.to), name };
  });
  const added = changes.added
    .filter(({ date }) => date.startsWith(`${year}-`))
    .map(({ date, name }) => ({ day: dayNumber(date), name }));
  return [...computed, ...added]
    .sort((a, b) => a.day - b.day)
    .map(({ day, name }) => ({ date: fromDayNumber(day), name, provisional }));
}

interface NamedDay {
  readonly day: DayNumber;
  readonly name: string;
}

function pattern(year: number): readonly NamedDay[] {
  const easter = easterSunday(year);
  return [
    { day: substituted(dayNumberOf(year, 1, 1)), name: 'New Year’s Day' },
    { day: easter - 2, name: 'Good Friday' },
    { day: easter + 1, name: 'Easter Monday' },
    { day: mondayOnOrAfter(dayNumberOf(year, 5, 1)), name: 'Early May bank holiday' },
    { day: mondayOnOrAfter(dayNumberOf(year, 5, 25)), name: 'Spring bank holiday' },
    { day: mondayOnOrAfter(dayNumberOf(year, 8, 25)), name: 'Summer bank holiday' },
    ...christmas(year),
  ];
}

function christmas(year: number): readonly NamedDay[] {
  const day = dayNumberOf(year, 12, 25);
  const on = weekday(day);
  // Saturday and Sunday give way to the Monday and Tuesday; the day that falls on a weekday stays where it is.
  const christmasDay = on === 6 || on === 0 ? dayNumberOf(year, 12, 27) : day;
  const boxingDay = on === 5 || on === 6 ? dayNumberOf(year, 12, 28) : dayNumberOf(year, 12, 26);
  return [
    { day: christmasDay, name: 'Christmas Day' },
    { day: boxingDay, name: 'Boxing Day' },
  ];
}

function substituted(day: DayNumber): DayNumber {
  return weekday(day) === 6 || weekday(day) === 0 ? mondayOnOrAfter(day) : day;
}

function mondayOnOrAfter(day: DayNumber): DayNumber {
  return day + ((8 - weekday(day)) % 7);
}

function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}
