/**
 * A civil date of the proleptic Gregorian calendar, `YYYY-MM-DD`, without time or zone. Strings of this form sort and
 * compare by date, and stand in JSON as they are.
 */
export type CalendarDate = string & { readonly __calendarDate: unique symbol };

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysPerEra = 146_097;
const daysFromEraToEpoch = 719_468;

/** 1 January 1900 and 31 December 2199. */
const firstDay = -25_567;
const lastDay = 84_005;
/** Every date asked for is made once: cases share a few thousand of them. */
const dates = new Array<CalendarDate | undefined>(lastDay - firstDay + 1);

/** Days since 1970-01-01; earlier dates are negative. */
export type DayNumber = number;

/** Tells whether the text is a real date between 1900-01-01 and 2199-12-31 in the form `YYYY-MM-DD`. */
export function isCalendarDate(text: unknown): text is CalendarDate {
  if (typeof text !== 'string') return false;
  const match = pattern.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The date that the text names.
 * @throws RangeError if the text is not a real date in the form `YYYY-MM-DD`.
 */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`"${text}" is not a real date in the form YYYY-MM-DD`);
  return text;
}

/** Days since 1970-01-01 of a date. */
export function dayNumber(date: CalendarDate): DayNumber {
  const year = digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
  return dayNumberOf(year, digit(date, 5) * 10 + digit(date, 6), digit(date, 8) * 10 + digit(date, 9));
}

/** Days since 1970-01-01 of a year, month (1 to 12) and day of the month. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  // Years are reckoned from 1 March, so that the leap day comes last. No `Date`: this runs millions of times.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysFromEraToEpoch;
}

/** Year, month and day of a day number as one number, `YYYYMMDD`: sorts by date and costs no object. */
export function packedDate(day: DayNumber): number {
  const fromEra = day + daysFromEraToEpoch;
  const era = Math.floor(fromEra / daysPerEra);
  const dayOfEra = fromEra - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return year * 10_000 + month * 100 + dayOfMonth;
}

/** The date of a day number; the inverse of `dayNumber`. */
export function fromDayNumber(day: DayNumber): CalendarDate {
  const known = dates[day - firstDay];
  if (known !== undefined) return known;
  const packed = String(packedDate(day)).padStart(8, '0');
  const date = `${packed.slice(0, 4)}-${packed.slice(4, 6)}-${packed.slice(6, 8)}` as CalendarDate;
  if (day >= firstDay && day <= lastDay) dates[day - firstDay] = date;
  return date;
}

/** The date `days` calendar days later; earlier if negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Calendar days from the first date to the second; negative if the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days in a month (1 to 12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: CalendarDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The later of the dates given; null counts as absent. */
export function latest(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>(
    (max, date) => (date !== null && (max === null || date > max) ? date : max),
    null,
  );
}

/** The earlier of the dates given; null counts as absent. */
export function earliest(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>(
    (min, date) => (date !== null && (min === null || date < min) ? date : min),
    null,
  );
}

function digit(date: CalendarDate, at: number): number {
  return date.charCodeAt(at) - 48;
}
