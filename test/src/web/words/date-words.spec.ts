import { calendarDate as day } from '../../../../workflows/timetable/calendar-date.js';
import {
  actDate,
  dayMonth,
  instantWords,
  period,
  sentenceDate,
  shortDate,
  tableDate,
  time,
} from '../../../../src/web/words/date-words.js';
import { dateFilter, mojDate } from '../../../../src/web/words/moj-date.js';

it('writes a date for each place it stands in', () => {
  const date = day('2026-12-07');
  expect([sentenceDate(date), actDate(date), tableDate(date), shortDate(date), dayMonth(date)]).toEqual([
    '7 December 2026',
    'Monday 7 December 2026',
    'Mon 7 Dec 2026',
    '7 Dec 2026',
    '7 Dec',
  ]);
  expect(period(day('2025-11-01'), day('2026-10-31'))).toBe('1 November 2025 to 31 October 2026');
});

it('writes times on the twelve-hour clock of London, summer and winter', () => {
  expect(time('2026-11-23T14:15:00Z')).toBe('2:15pm');
  expect(time('2026-07-01T14:15:00Z')).toBe('3:15pm');
  expect(time('2026-11-23T00:05:00Z')).toBe('12:05am');
  expect(time('2026-11-23T12:00:00Z')).toBe('12:00pm');
  expect(instantWords('2026-11-23T08:41:00Z')).toBe('23 November 2026, 8:41am');
});

it('never shows midnight for an event that has no time', () => {
  expect(mojDate('2026-09-25', 'datetime')).toBe('25 September 2026');
  expect(mojDate('2026-09-25', 'time')).toBe('');
  expect(mojDate('2026-09-25T08:41:00Z', 'datetime')).toBe('25 September 2026, 9:41am');
  expect(mojDate('2026-09-25T08:41:00Z', 'shortdatetime')).toBe('25 Sep 2026, 9:41am');
});

it('writes a date in any of our forms by its name, and nothing where there is no date', () => {
  expect(dateFilter('2026-12-07', 'table')).toBe('Mon 7 Dec 2026');
  expect(dateFilter('2026-12-07')).toBe('7 December 2026');
  expect(dateFilter(null)).toBe('');
});
