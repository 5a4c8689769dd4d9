import { dayNumber, fromDayNumber } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { correspondingDate } from '../timetable/counting.js';

const monthsAYear = 12;

/** The days on which somebody comes of an age that the way to adulthood asks about. */
export interface Birthdays {
  readonly birthDate: CalendarDate;
  readonly fourteenOn: CalendarDate;
  readonly seventeenAndHalfOn: CalendarDate;
  readonly eighteenOn: CalendarDate;
}

/**
 * Worked out whenever they are asked for and never stored: they say the birth date. Where a month has no such day it is the
 * month's last (Dodds v Walker [1981] 1 WLR 1027), as everywhere in this timetable.
 */
export function birthdaysOf(birthDate: CalendarDate): Birthdays {
  return {
    birthDate,
    fourteenOn: ageReachedOn(birthDate, 14 * monthsAYear),
    seventeenAndHalfOn: ageReachedOn(birthDate, 17 * monthsAYear + 6),
    eighteenOn: ageReachedOn(birthDate, 18 * monthsAYear),
  };
}

/** The day on which somebody is so many months old. */
export function ageReachedOn(birthDate: CalendarDate, months: number): CalendarDate {
  return fromDayNumber(correspondingDate(dayNumber(birthDate), months));
}
