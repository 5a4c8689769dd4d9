import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import {
  calendarDate,
  dayNumber,
  fromDayNumber,
  isCalendarDate,
  packedDate,
} from '../../../workflows/timetable/calendar-date.js';
import {
  bankHolidaysOf,
  closureWindow,
  englandCalendar,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  withClosures,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysFromTo,
} from '../../../workflows/timetable/calendars.js';

const day = (text: string): CalendarDate => calendarDate(text);
const holidays = (year: number): readonly string[] =>
  bankHolidaysOf(englandCalendar, year).map(({ date }) => date.slice(5));

describe('dates', () => {
  it('count days as JavaScript does, from 1899 to 2201', () => {
    for (let number = dayNumber('1899-01-01' as CalendarDate); number < 84_500; number += 1) {
      const expected = new Date(number * 86_400_000).toISOString().slice(0, 10);
      const date = fromDayNumber(number);
      if (
        date !== expected ||
        dayNumber(date) !== number ||
        packedDate(number) !== Number(expected.replaceAll('-', ''))
      ) {
        throw new Error(`${number}: ${date} is not ${expected}`);
      }
    }
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '1899-12-31', '2200-01-01', '2026-1-1', '', 20260101])(
    'refuse %s',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );
});

describe('bank holidays in England', () => {
  it.each([
    [2014, ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
    [2015, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
    [2016, ['01-01', '03-25', '03-28', '05-02', '05-30', '08-29', '12-26', '12-27']],
    [2017, ['01-02', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26']],
    [2018, ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26']],
    [2019, ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26']],
    [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
    [2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
    [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
    [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
    [2024, ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26']],
    [2025, ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
    [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
    [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
  ])('in %i are those announced', (year, expected) => {
    expect(holidays(year)).toEqual(expected);
  });

  it.each([
    [2028, '04-14', '04-17'],
    [2029, '03-30', '04-02'],
    [2030, '04-19', '04-22'],
  ])('in %i have Good Friday on %s and Easter Monday on %s', (year, friday, monday) => {
    expect(holidays(year)).toEqual(expect.arrayContaining([friday, monday]));
  });

  it('are provisional once they are no longer announced, and before the Act', () => {
    expect(isProvisional(englandCalendar, 2027)).toBe(false);
    expect(isProvisional(englandCalendar, 2028)).toBe(true);
    expect(isProvisional(englandCalendar, 2013)).toBe(true);
    expect(bankHolidaysOf(englandCalendar, 2028).every(({ provisional }) => provisional)).toBe(true);
    expect(bankHolidaysOf(englandCalendar, 2045)).toHaveLength(8);
  });

  it('have no working day among them', () => {
    for (let year = 2014; year <= 2030; year += 1) {
      for (const { date } of bankHolidaysOf(englandCalendar, year))
        expect(isWorkingDay(englandCalendar, date)).toBe(false);
    }
  });
});

describe('working days', () => {
  it('go round weekends and holidays in both directions', () => {
    expect(workingDayOnOrBefore(englandCalendar, day('2026-12-28'))).toBe('2026-12-24');
    expect(workingDayOnOrBefore(englandCalendar, day('2026-12-24'))).toBe('2026-12-24');
    expect(workingDayOnOrAfter(englandCalendar, day('2026-04-03'))).toBe('2026-04-07');
    expect(nextWorkingDay(englandCalendar, day('2026-04-02'))).toBe('2026-04-07');
    expect(previousWorkingDay(englandCalendar, day('2026-04-07'))).toBe('2026-04-02');
  });

  it('count both ends', () => {
    expect(workingDaysFromTo(englandCalendar, day('2025-12-22'), day('2026-01-14'))).toBe(15);
    expect(workingDaysFromTo(englandCalendar, day('2026-01-14'), day('2026-01-13'))).toBe(0);
  });
});

describe('school closures', () => {
  it('found a window from a week before closing to a week before reopening', () => {
    expect(closureWindow({ firstClosedOn: day('2026-07-22'), reopensOn: day('2026-09-02') })).toEqual({
      from: '2026-07-15',
      to: '2026-08-26',
    });
  });

  it('found none where the closure is shorter than 28 days', () => {
    expect(closureWindow({ firstClosedOn: day('2026-08-01'), reopensOn: day('2026-08-28') })).toBeNull();
    expect(closureWindow({ firstClosedOn: day('2026-08-01'), reopensOn: day('2026-08-29') })).not.toBeNull();
    expect(closureWindow({ firstClosedOn: day('2026-12-19'), reopensOn: day('2027-01-04') })).toBeNull();
  });

  it('come with a version and leave the bank holidays alone', () => {
    const closed = withClosures(englandCalendar, [], 4);
    expect(closed).toMatchObject({ id: 'england', version: 1, closuresVersion: 4 });
    expect(closed.bankHolidays).toBe(englandCalendar.bankHolidays);
  });
});
