import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { daysInMonth, isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { monthName, sentenceDate } from '../words/date-words.js';

/** How a date is asked for, and what it may be. */
export interface DateQuestion {
  /** Begins the error sentences: "Date the family was told". */
  readonly label: string;
  /** Said where nothing was given: "Enter the date the family was told". */
  readonly missing: string;
  /** Set where the date may not lie after today. */
  readonly today?: CalendarDate;
  /** The date may not lie before another recorded fact: "when the request was received". */
  readonly notBefore?: { readonly date: CalendarDate; readonly because: string };
}

export type DateAnswer =
  { readonly date: CalendarDate } | { readonly error: string; readonly part: 'day' | 'month' | 'year' };

const typed = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;

/** Day, month and year boxes, or one box typed as d/m/yyyy, as a date or as what is wrong with them. */
export function readDate(answers: Readonly<Record<string, unknown>>, name: string, question: DateQuestion): DateAnswer {
  const [day, month, year] = boxes(answers, name);
  if (day === '' && month === '' && year === '') return { error: question.missing, part: 'day' };
  const blank = (
    [
      ['day', day],
      ['month', month],
      ['year', year],
    ] as const
  ).filter(([, value]) => value === '');
  const [first] = blank;
  if (first !== undefined) {
    return { error: `${question.label} must include a ${blank.map(([part]) => part).join(' and ')}`, part: first[0] };
  }
  const wrong = notReal(
    Number(day),
    Number(month),
    Number(year),
    [day, month, year].every((box) => /^\d+$/.test(box)),
  );
  if (wrong !== null) return { error: `${question.label} must be a real date${wrong.why}`, part: wrong.part };
  return within(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, question);
}

function within(text: string, { label, today, notBefore }: DateQuestion): DateAnswer {
  if (!isCalendarDate(text)) return { error: `${label} must be a real date`, part: 'year' };
  if (today !== undefined && text > today) return { error: `${label} must be today or earlier`, part: 'day' };
  if (notBefore !== undefined && text < notBefore.date) {
    const error = `${label} must be on or after ${sentenceDate(notBefore.date)}, ${notBefore.because}`;
    return { error, part: 'day' };
  }
  return { date: text };
}

function notReal(
  day: number,
  month: number,
  year: number,
  digits: boolean,
): { why: string; part: 'day' | 'month' | 'year' } | null {
  if (!digits) return { why: '', part: 'day' };
  if (month < 1 || month > 12) return { why: '. Months are numbered 1 to 12', part: 'month' };
  if (year < 1900 || year > 2199) return { why: '. Give the year as four figures, for example 2026', part: 'year' };
  const last = daysInMonth(year, month);
  if (day < 1 || day > last) {
    const inYear = month === 2 ? ` ${year}` : '';
    return { why: `. ${monthName(month)}${inYear} has ${last} days`, part: 'day' };
  }
  return null;
}

function boxes(answers: Readonly<Record<string, unknown>>, name: string): [string, string, string] {
  const one = typed.exec(box(answers[name]));
  if (one !== null) return [one[1] ?? '', one[2] ?? '', one[3] ?? ''];
  const whole = box(answers[name]);
  if (isCalendarDate(whole)) return [whole.slice(8, 10), whole.slice(5, 7), whole.slice(0, 4)];
  if (whole !== '') return [whole, whole, whole];
  return [box(answers[`${name}-day`]), box(answers[`${name}-month`]), box(answers[`${name}-year`])];
}

const box = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
