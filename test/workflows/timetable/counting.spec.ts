import fc from 'fast-check';
import type { DayNumber } from '../../../workflows/timetable/calendar-date.js';
import {
  calendarDate,
  dayNumber,
  daysInMonth,
  fromDayNumber,
  packedDate,
} from '../../../workflows/timetable/calendar-date.js';
import { bankHolidaysOf, englandCalendar, workingDays } from '../../../workflows/timetable/calendars.js';
import type { Counting } from '../../../workflows/timetable/counting.js';
import {
  correspondingDate,
  endOfDays,
  endOfMonths,
  endOfTribunalDays,
  endOfWeeks,
  endOfWorkingDays,
  rolledByTribunalRules,
  workingDaysBefore,
} from '../../../workflows/timetable/counting.js';

const on = (text: string): DayNumber => dayNumber(calendarDate(text));
const anyDay = fc.integer({ min: on('2014-09-01'), max: on('2040-12-31') });
const anyCounting = fc.constantFrom<Counting>('excludeStartDay', 'includeStartDay');

function isWorking(day: DayNumber): boolean {
  const date = fromDayNumber(day);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const holidays = bankHolidaysOf(englandCalendar, Number(date.slice(0, 4)));
  return weekday !== 0 && weekday !== 6 && !holidays.some((holiday) => holiday.date === date);
}

function countsForTribunal(day: DayNumber): boolean {
  const monthAndDay = fromDayNumber(day).slice(5);
  return isWorking(day) && !monthAndDay.startsWith('08') && monthAndDay < '12-25' && monthAndDay !== '01-01';
}

function walk(start: DayNumber, count: number, counting: Counting, counts: (day: DayNumber) => boolean): DayNumber {
  let day = counting === 'includeStartDay' ? start - 1 : start;
  for (let left = count; left > 0;) {
    day += 1;
    if (counts(day)) left -= 1;
  }
  return day;
}

describe('counting, by example', () => {
  it.each([
    ['six weeks from 1 May end on 12 June', endOfWeeks(on('2026-05-01'), 6, 'excludeStartDay'), '2026-06-12'],
    ['six weeks starting with 1 May end on 11 June', endOfWeeks(on('2026-05-01'), 6, 'includeStartDay'), '2026-06-11'],
    ['two months from 31 July end on 30 September', endOfMonths(on('2026-07-31'), 2, 'excludeStartDay'), '2026-09-30'],
    ['12 months with 20 June end on 19 June', endOfMonths(on('2025-06-20'), 12, 'includeStartDay'), '2026-06-19'],
    ['3 months with 30 November end on 28 February', endOfMonths(on('2026-11-30'), 3, 'includeStartDay'), '2027-02-28'],
    [
      '12 months with 29 February end on 28 February',
      endOfMonths(on('2024-02-29'), 12, 'includeStartDay'),
      '2025-02-28',
    ],
    ['12 months with 1 March end on 29 February', endOfMonths(on('2027-03-01'), 12, 'includeStartDay'), '2028-02-29'],
    [
      '15 working days with 22 December',
      endOfWorkingDays(on('2025-12-22'), 15, 'includeStartDay', englandCalendar),
      '2026-01-14',
    ],
    [
      '3 working days from 1 April',
      endOfWorkingDays(on('2026-04-01'), 3, 'excludeStartDay', englandCalendar),
      '2026-04-08',
    ],
    ['5 months before 31 July', correspondingDate(on('2027-07-31'), -5), '2027-02-28'],
    ['an end in August', rolledByTribunalRules(on('2026-08-14'), englandCalendar), '2026-09-01'],
    ['an end on 25 December', rolledByTribunalRules(on('2026-12-25'), englandCalendar), '2027-01-04'],
    ['an end on 1 January', rolledByTribunalRules(on('2026-01-01'), englandCalendar), '2026-01-02'],
    ['an end on Good Friday', rolledByTribunalRules(on('2026-04-03'), englandCalendar), '2026-04-07'],
    ['an end on a working day', rolledByTribunalRules(on('2026-07-31'), englandCalendar), '2026-07-31'],
  ])('%s', (_words, day, expected) => {
    expect(fromDayNumber(day)).toBe(expected);
  });
});

describe('counting, always', () => {
  it('ends a period that counts its first day exactly one day earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, n) => {
        expect(endOfWeeks(start, n, 'includeStartDay')).toBe(endOfWeeks(start, n, 'excludeStartDay') - 1);
        expect(endOfDays(start, n, 'includeStartDay')).toBe(endOfDays(start, n, 'excludeStartDay') - 1);
      }),
    );
  });

  it('lands weeks on the weekday they began on', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, n) => {
        expect((endOfWeeks(start, n, 'excludeStartDay') - start) % 7).toBe(0);
      }),
    );
  });

  it('ends months on the same day of the month, or on the last one where there is none', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -24, max: 24 }), (start, n) => {
        const [from, to] = [packedDate(start), packedDate(correspondingDate(start, n))];
        const [year, month] = [Math.floor(to / 10_000), Math.floor(to / 100) % 100];
        expect(year * 12 + month).toBe(Math.floor(from / 10_000) * 12 + (Math.floor(from / 100) % 100) + n);
        expect(to % 100).toBe(Math.min(from % 100, daysInMonth(year, month)));
      }),
    );
  });

  it('goes forward and back by months to where it was, but for clamped ends', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 24 }), (start, n) => {
        const back = correspondingDate(correspondingDate(start, n), -n);
        expect(back).toBeLessThanOrEqual(start);
        expect(start - back).toBeLessThanOrEqual(3);
        if (packedDate(start) % 100 <= 28) expect(back).toBe(start);
      }),
    );
  });

  it('counts months with their first day one day shorter, unless the end is clamped', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 24 }), (start, n) => {
        const within = endOfMonths(start, n, 'excludeStartDay');
        const clamped = packedDate(within) % 100 < packedDate(start) % 100;
        expect(endOfMonths(start, n, 'includeStartDay')).toBe(clamped ? within : within - 1);
      }),
    );
  });

  it('counts working days as walking day by day does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 45 }), anyCounting, (start, n, counting) => {
        const expected = walk(start, n, counting, isWorking);
        expect(endOfWorkingDays(start, n, counting, englandCalendar)).toBe(expected);
      }),
    );
  });

  it('counts Tribunal days as walking day by day does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 45 }), anyCounting, (start, n, counting) => {
        const expected = walk(start, n, counting, countsForTribunal);
        expect(endOfTribunalDays(start, n, counting, englandCalendar)).toBe(expected);
      }),
    );
  });

  it('goes n working days back and forth to the same working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 45 }), (any, n) => {
        const start = workingDays(englandCalendar).onOrAfter(any);
        const back = workingDaysBefore(start, n, englandCalendar);
        expect(endOfWorkingDays(back, n, 'excludeStartDay', englandCalendar)).toBe(start);
      }),
    );
  });

  it('never rolls to a non-working day, to August or to 25 December to 1 January, nor backwards or further than needed', () => {
    fc.assert(
      fc.property(anyDay, (end) => {
        const rolled = rolledByTribunalRules(end, englandCalendar);
        expect(countsForTribunal(rolled)).toBe(true);
        expect(rolled).toBeGreaterThanOrEqual(end);
        for (let day = end; day < rolled; day += 1) expect(countsForTribunal(day)).toBe(false);
      }),
    );
  });
});
