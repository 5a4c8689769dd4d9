import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { londonDateOf } from '../../commands/london-time.js';
import { actDate, dayMonth, instantWords, sentenceDate, shortDate, tableDate, time } from './date-words.js';

/** Forms the MoJ timeline may ask for by name. A civil date has no time, so midnight is never shown. */
export type MojDateType = 'date' | 'datetime' | 'shortdate' | 'shortdatetime' | 'time';

/**
 * Replaces the library's filter of the same name, which rests on a time-zone-laden date library: takes a civil date or
 * an instant.
 */
export function mojDate(value: string, type: string = 'date'): string {
  const civil = isCalendarDate(value) ? value : londonDateOf(new Date(value));
  const timed = !isCalendarDate(value);
  switch (type) {
    case 'time':
      return timed ? time(value) : '';
    case 'datetime':
      return timed ? instantWords(value) : sentenceDate(civil);
    case 'shortdatetime':
      return timed ? `${shortDate(civil)}, ${time(value)}` : shortDate(civil);
    case 'shortdate':
      return shortDate(civil);
    default:
      return sentenceDate(civil);
  }
}

const formats = { sentence: sentenceDate, act: actDate, table: tableDate, short: shortDate, 'day-month': dayMonth };

/** Filter `date`: a civil date (or the London date of an instant) in one of our own forms, by default "7 December 2026". */
export function dateFilter(value: string | null | undefined, format: string = 'sentence'): string {
  if (value === null || value === undefined || value === '') return '';
  const civil = isCalendarDate(value) ? value : londonDateOf(new Date(value));
  return formats[format in formats ? (format as keyof typeof formats) : 'sentence'](civil);
}
