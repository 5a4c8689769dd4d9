import { bankHolidayList } from './bank-holidays.js';
import type { BankHoliday, BankHolidayChanges } from './bank-holidays.js';
import type { CalendarDate, DayNumber } from './calendar-date.js';
import { addDays, daysBetween, dayNumber, dayNumberOf, fromDayNumber, packedDate } from './calendar-date.js';

/** What sort of setting a closure is about; `post16` closures found the same limbs as school closures. */
export type ClosedSetting = 'school' | 'post16' | 'earlyYears';

/** A continuous closure, from the first closed day until the day of reopening (which is open). */
export interface SchoolClosure {
  readonly id: string;
  readonly authority: string;
  readonly kind: ClosedSetting;
  /** One named setting, or null for every setting of the kind in the authority. */
  readonly setting: string | null;
  readonly firstClosedOn: CalendarDate;
  readonly reopensOn: CalendarDate;
}

/** Bank holidays and school closures that dates are counted by: plain data with an id and a version. */
export interface Calendar {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly bankHolidays: BankHolidayChanges;
  readonly closures: readonly SchoolClosure[];
  /** Version of the closures alone: they change by authority, without a new calendar. */
  readonly closuresVersion: number;
}

/** Days on which an advice request can found a closure limb, both included. */
export interface ClosureWindow {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Bank holidays in England under the Banking and Financial Dealings Act 1971 and by proclamation, without closures. */
export const englandCalendar: Calendar = {
  id: 'england',
  version: 1,
  title: 'England bank holidays, 2014 to 2027 as announced',
  bankHolidays: {
    announcedFrom: 2014,
    announcedThrough: 2027,
    moved: [
      { year: 2020, name: 'Early May bank holiday', to: '2020-05-08' as CalendarDate },
      { year: 2022, name: 'Spring bank holiday', to: '2022-06-02' as CalendarDate },
    ],
    added: [
      { date: '2022-06-03' as CalendarDate, name: 'Platinum Jubilee bank holiday' },
      { date: '2022-09-19' as CalendarDate, name: 'Bank holiday for the State Funeral of Queen Elizabeth II' },
      { date: '2023-05-08' as CalendarDate, name: 'Bank holiday for the coronation of King Charles III' },
    ],
  },
  closures: [],
  closuresVersion: 0,
};

/** The same bank holidays with these school closures. */
export function withClosures(
  calendar: Calendar,
  closures: readonly SchoolClosure[],
  closuresVersion: number,
): Calendar {
  return { ...calendar, closures, closuresVersion };
}

/** Bank holidays, Good Friday and Christmas Day of a year, in order of date. */
export function bankHolidaysOf(calendar: Calendar, year: number): readonly BankHoliday[] {
  return bankHolidayList(calendar.bankHolidays, year);
}

/** Tells whether the bank holidays of that year are computed and not yet announced. */
export function isProvisional(calendar: Calendar, year: number): boolean {
  const { announcedFrom, announcedThrough } = calendar.bankHolidays;
  return year < announcedFrom || year > announcedThrough;
}

/**
 * `[C - 7, R - 7]` for a closure from C until reopening on R, or null where it is shorter than 4 continuous weeks
 * (reg 5(4)(a), 10(4)(a)): Christmas and Easter breaks never qualify.
 */
export function closureWindow(closure: Pick<SchoolClosure, 'firstClosedOn' | 'reopensOn'>): ClosureWindow | null {
  if (daysBetween(closure.firstClosedOn, closure.reopensOn) < 28) return null;
  return { from: addDays(closure.firstClosedOn, -7), to: addDays(closure.reopensOn, -7) };
}

/** Tells whether the date is not a Saturday, Sunday or bank holiday. */
export function isWorkingDay(calendar: Calendar, date: CalendarDate): boolean {
  return workingDays(calendar).includes(dayNumber(date));
}

/** The date itself if it is a working day, otherwise the last working day before it: the "act by" date. */
export function workingDayOnOrBefore(calendar: Calendar, date: CalendarDate): CalendarDate {
  return fromDayNumber(workingDays(calendar).onOrBefore(dayNumber(date)));
}

/** The date itself if it is a working day, otherwise the first working day after it. */
export function workingDayOnOrAfter(calendar: Calendar, date: CalendarDate): CalendarDate {
  return fromDayNumber(workingDays(calendar).onOrAfter(dayNumber(date)));
}

/** The first working day after the date. */
export function nextWorkingDay(calendar: Calendar, date: CalendarDate): CalendarDate {
  return fromDayNumber(workingDays(calendar).onOrAfter(dayNumber(date) + 1));
}

/** The last working day before the date. */
export function previousWorkingDay(calendar: Calendar, date: CalendarDate): CalendarDate {
  return fromDayNumber(workingDays(calendar).onOrBefore(dayNumber(date) - 1));
}

/** Working days from the first date to the second, both counted. */
export function workingDaysFromTo(calendar: Calendar, from: CalendarDate, to: CalendarDate): number {
  const days = workingDays(calendar);
  return Math.max(0, days.countBefore(dayNumber(to) + 1) - days.countBefore(dayNumber(from)));
}

/** Ordinals of counted days, so that adding n of them is two look-ups however large n is. */
export interface CountedDays {
  includes(day: DayNumber): boolean;
  /** How many counted days lie before the day. */
  countBefore(day: DayNumber): number;
  /** The counted day with that ordinal: `at(countBefore(d))` is the first counted day on or after d. */
  at(ordinal: number): DayNumber;
  onOrBefore(day: DayNumber): DayNumber;
  onOrAfter(day: DayNumber): DayNumber;
}

/** Working days of the calendar as day numbers; made once per set of bank holidays. */
export function workingDays(calendar: Calendar): CountedDays {
  return tableOf(ordinary, calendar, () => true);
}

/**
 * Working days that count under the Tribunal Rules: outside August and 25 December to 1 January (HESC Rules 2008
 * r.12(3)).
 */
export function tribunalWorkingDays(calendar: Calendar): CountedDays {
  return tableOf(tribunal, calendar, (monthAndDay) => {
    if (monthAndDay >= 801 && monthAndDay <= 831) return false;
    return monthAndDay < 1225 && monthAndDay !== 101;
  });
}

type Tables = WeakMap<BankHolidayChanges, CountedDays>;
const ordinary: Tables = new WeakMap();
const tribunal: Tables = new WeakMap();

// Calendar dates reach from 1900 to 2199; periods counted from them reach a little further.
const firstYear = 1898;
const lastYear = 2202;

function tableOf(tables: Tables, calendar: Calendar, counts: (monthAndDay: number) => boolean): CountedDays {
  const known = tables.get(calendar.bankHolidays);
  if (known !== undefined) return known;
  const made = countedDays(calendar, counts);
  tables.set(calendar.bankHolidays, made);
  return made;
}

function countedDays(calendar: Calendar, counts: (monthAndDay: number) => boolean): CountedDays {
  const first = dayNumberOf(firstYear, 1, 1);
  const length = dayNumberOf(lastYear, 12, 31) - first + 1;
  const holidays = new Set<DayNumber>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const holiday of bankHolidayList(calendar.bankHolidays, year)) holidays.add(dayNumber(holiday.date));
  }
  const before = new Int32Array(length + 1);
  const days: DayNumber[] = [];
  for (let index = 0; index < length; index += 1) {
    before[index] = days.length;
    const day = first + index;
    const weekday = (((day + 4) % 7) + 7) % 7;
    if (weekday === 0 || weekday === 6 || holidays.has(day)) continue;
    if (counts(packedDate(day) % 10_000)) days.push(day);
  }
  before[length] = days.length;
  return new OrdinalTable(first, before, days);
}

class OrdinalTable implements CountedDays {
  constructor(
    private readonly first: DayNumber,
    private readonly before: Int32Array,
    private readonly days: readonly DayNumber[],
  ) {}

  countBefore(day: DayNumber): number {
    const count = this.before[day - this.first];
    if (count === undefined) throw new RangeError(`No calendar for day ${day}`);
    return count;
  }

  includes(day: DayNumber): boolean {
    return this.countBefore(day + 1) > this.countBefore(day);
  }

  at(ordinal: number): DayNumber {
    const day = this.days[ordinal];
    if (day === undefined) throw new RangeError(`No working day with ordinal ${ordinal} in the calendar`);
    return day;
  }

  onOrBefore(day: DayNumber): DayNumber {
    return this.at(this.countBefore(day + 1) - 1);
  }

  onOrAfter(day: DayNumber): DayNumber {
    return this.at(this.countBefore(day));
  }
}
