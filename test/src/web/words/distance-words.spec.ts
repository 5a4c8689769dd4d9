import { addDays, calendarDate as day } from '../../../../workflows/timetable/calendar-date.js';
import { dayCount, distance, weekAndDay, weekNumber } from '../../../../src/web/words/distance-words.js';
import { count, nOfN, percentage, points, publishable, weeks } from '../../../../src/web/words/number-words.js';

const today = day('2026-11-23');

it('says how far a limit is in whole days', () => {
  expect(
    ['2026-11-23', '2026-11-24', '2026-12-07', '2026-11-05', '2026-11-22'].map((due) => distance(day(due), today)),
  ).toEqual(['today', 'in 1 day', 'in 14 days', '18 days overdue', '1 day overdue']);
  expect(dayCount(1204)).toBe('1,204 days');
});

it.each([
  [0, 0],
  [1, 1],
  [7, 1],
  [8, 2],
  [98, 14],
  [158, 23],
  [164, 24],
])('counts day %i as week %i: days divided by 7, rounded up', (days, week) => {
  const day0 = day('2026-08-17');
  expect(weekNumber(day0, addDays(day0, days))).toBe(week);
});

it('names week and day together', () => {
  expect(weekAndDay(day('2026-08-17'), today)).toBe('week 14, day 98');
});

it('works percentages out from unrounded counts and never divides by nothing', () => {
  expect(percentage(197, 392)).toBe('50.3%');
  expect(percentage(0, 0)).toBe('No cases');
  expect(percentage(0, 5)).toBe('0.0%');
  expect(nOfN(1197, 2392)).toBe('1,197 of 2,392');
});

it('writes numbers as pages need them', () => {
  expect(points(1.6)).toBe('1.6 points');
  expect(points(1)).toBe('1.0 point');
  expect(weeks(164)).toBe('23.4 weeks');
  expect(count(6199)).toBe('6,199');
});

it('hides small numbers in what is published', () => {
  expect([0, 1, 4, 5].map((n) => publishable(n))).toEqual(['0', 'fewer than 5', 'fewer than 5', '5']);
});
