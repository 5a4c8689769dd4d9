import type { DeadlineStatus } from '../../../../workflows/timetable/clock.js';
import { calendarDate as day } from '../../../../workflows/timetable/calendar-date.js';
import { deadlineTag, dueDate } from '../../../../src/web/words/deadline-tag.js';

const today = day('2026-11-23');
const clock = (status: DeadlineStatus, due: string | null, completedOn: string | null = null) => ({
  status,
  due: due === null ? null : day(due),
  completedOn: completedOn === null ? null : day(completedOn),
});
const words = (...given: Parameters<typeof clock>): [string, string] => {
  const { text, colour } = deadlineTag(clock(...given), today);
  return [text, colour];
};

it('marks an open limit by how near it is', () => {
  expect(words('running', '2026-12-07')).toEqual(['In 14 days', 'blue']);
  expect(words('running', '2026-12-01')).toEqual(['In 8 days', 'blue']);
  expect(words('running', '2026-11-30')).toEqual(['In 7 days', 'yellow']);
  expect(words('running', '2026-11-23')).toEqual(['Today', 'yellow']);
});

it('says overdue of what is open and late of what is done', () => {
  expect(words('overdue', '2026-11-05')).toEqual(['18 days overdue', 'red']);
  expect(words('metLate', '2026-07-30', '2026-08-06')).toEqual(['7 days late', 'orange']);
});

it('says when a limit was met, with the year where it was another year', () => {
  expect(words('met', '2026-09-28', '2026-09-24')).toEqual(['Met 24 Sep', 'green']);
  expect(words('met', '2025-09-28', '2025-09-24')).toEqual(['Met 24 Sep 2025', 'green']);
  expect(words('met', '2026-09-28')).toEqual(['In time', 'green']);
});

it('gives every other status its words', () => {
  expect(words('cutShort', '2026-11-27', '2026-11-20')).toEqual(['Cut short', 'orange']);
  expect(words('disapplied', '2026-10-30')).toEqual(['Disapplied', 'purple']);
  expect(words('superseded', '2026-10-30')).toEqual(['Replaced', 'grey']);
  expect(words('closed', '2026-10-30')).toEqual(['Not needed', 'grey']);
});

it('calls a line that binds nobody past, also while it stays open', () => {
  expect(deadlineTag({ ...clock('running', '2026-11-09'), binding: false }, today)).toMatchObject({
    text: '14 days past',
    colour: 'grey',
  });
  expect(deadlineTag({ ...clock('running', '2026-11-30'), binding: false }, today).text).toBe('In 7 days');
});

it('never calls guidance overdue', () => {
  const { text, colour } = deadlineTag({ ...clock('overdue', '2026-11-09'), binding: false }, today);
  expect([text, colour]).toEqual(['14 days past', 'grey']);
});

it('keeps tags within twenty characters', () => {
  const all: DeadlineStatus[] = [
    'running',
    'overdue',
    'met',
    'metLate',
    'cutShort',
    'disapplied',
    'superseded',
    'closed',
  ];
  for (const status of all)
    expect(deadlineTag(clock(status, '2024-01-05', '2025-11-05'), today).text.length).toBeLessThanOrEqual(20);
});

it('strikes a disapplied date and puts no other date in its place', () => {
  const shown = dueDate(clock('disapplied', '2026-10-30'), today);
  expect(shown).toMatchObject({ date: 'Fri 30 Oct 2026', struck: true, words: 'As soon as practicable', actBy: null });
});

it('names the working day to act by where the limit falls on another day, while it is open', () => {
  const limit = { ...clock('running', '2027-02-14'), actBy: day('2027-02-12') };
  expect(dueDate(limit, today)).toMatchObject({
    date: 'Sun 14 Feb 2027',
    struck: false,
    actBy: 'Act by Fri 12 Feb 2027',
  });
  expect(dueDate({ ...limit, status: 'met', completedOn: day('2026-11-20') }, today).actBy).toBeNull();
  expect(dueDate({ ...clock('running', '2026-12-07'), actBy: day('2026-12-07') }, today).actBy).toBeNull();
});

it('says as soon as practicable where the law names no day', () => {
  expect(dueDate(clock('running', null), today)).toMatchObject({ date: null, words: 'As soon as practicable' });
});
