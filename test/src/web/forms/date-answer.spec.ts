import { calendarDate as day } from '../../../../workflows/timetable/calendar-date.js';
import { readDate } from '../../../../src/web/forms/date-answer.js';

const question = {
  label: 'Date the family was told',
  missing: 'Enter the date the family was told',
  today: day('2026-11-23'),
  notBefore: { date: day('2026-10-12'), because: 'when the request was received' },
};
const boxes = (d: string, m: string, y: string): Record<string, string> => ({
  'toldOn-day': d,
  'toldOn-month': m,
  'toldOn-year': y,
});
const read = (answers: Record<string, unknown>): unknown => {
  const answer = readDate(answers, 'toldOn', question);
  return 'date' in answer ? answer.date : answer.error;
};

it('reads day, month and year boxes, and one box typed as d/m/yyyy', () => {
  expect(read(boxes('3', '11', '2026'))).toBe('2026-11-03');
  expect(read({ toldOn: '3/11/2026' })).toBe('2026-11-03');
  expect(read({ toldOn: '2026-11-03' })).toBe('2026-11-03');
});

it.each([
  ['nothing was entered', boxes('', '', ''), 'Enter the date the family was told'],
  ['it lies in the future', boxes('24', '11', '2026'), 'Date the family was told must be today or earlier'],
  [
    'the month is shorter',
    boxes('31', '11', '2026'),
    'Date the family was told must be a real date. November has 30 days',
  ],
  [
    'it is no leap year',
    boxes('29', '2', '2026'),
    'Date the family was told must be a real date. February 2026 has 28 days',
  ],
  [
    'there is no such month',
    boxes('1', '13', '2026'),
    'Date the family was told must be a real date. Months are numbered 1 to 12',
  ],
  ['a part is missing', boxes('1', '', '2026'), 'Date the family was told must include a month'],
  ['two parts are missing', boxes('', '', '2026'), 'Date the family was told must include a day and month'],
  ['it is not made of figures', boxes('x', '11', '2026'), 'Date the family was told must be a real date'],
  [
    'it lies before another fact',
    boxes('11', '10', '2026'),
    'Date the family was told must be on or after 12 October 2026, when the request was received',
  ],
])('says how to put it right where %s', (_why, answers, words) => {
  expect(read(answers)).toBe(words);
});

it('reads answers of the wrong kind as missing', () => {
  expect(read({ 'toldOn-day': ['1', '2'], 'toldOn-month': {}, 'toldOn-year': 4 })).toBe(
    'Enter the date the family was told',
  );
});
