import { BadRequestException } from '@nestjs/common';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { readDate } from '../web/forms/date-answer.js';
import { textOf } from './performance-query.js';
import type { RawQuery } from './performance-query.js';
import { periodFrom } from './period.js';
import type { Period } from './period.js';

/** Which figure is compared over which days. */
export interface FiguresQuery {
  readonly measure: string;
  readonly period: Period;
  readonly known: CalendarDate;
  /** Null: now. */
  readonly compared: CalendarDate | null;
}

export interface FigureFault {
  readonly field: string;
  readonly target: string;
  readonly text: string;
}

/** What the address asks for; what cannot be read is said, and stands as if it had not been given. */
export function figuresQuery(
  raw: RawQuery,
  today: CalendarDate,
): { readonly query: FiguresQuery; readonly faults: readonly FigureFault[] } {
  const faults: FigureFault[] = [];
  const fault = (field: string, text: string): void => void faults.push({ field, target: field, text });
  const day = (field: string, label: string): CalendarDate | null => {
    const typed = textOf(raw, field);
    if (typed === undefined) return null;
    const read = readDate({ [field]: typed }, field, { label, missing: '', today });
    if ('date' in read) return read.date;
    fault(field, read.error);
    return null;
  };
  let period = periodFrom(undefined, undefined, today);
  try {
    period = periodFrom(textOf(raw, 'from'), textOf(raw, 'to'), today);
  } catch (error) {
    if (!(error instanceof BadRequestException)) throw error;
    fault(
      'from',
      'Enter the months as year and month, for example 2026-07, the first before the last, at most five years apart',
    );
  }
  const known = day('known', 'Date it was known on') ?? addDays(today, -28);
  const compared = day('compare', 'Date to compare with');
  if (compared !== null && compared < known) {
    fault('compare', 'Date to compare with must be on or after the date it was known on');
  }
  const sound = compared !== null && compared >= known && compared < today;
  const measure = textOf(raw, 'measure') ?? 'dfe.plan.within20w';
  return { query: { measure, period, known, compared: sound ? compared : null }, faults };
}

/** Address of a comparison. */
export function figuresHref({ measure, period, known, compared }: FiguresQuery, path = '/figures'): string {
  const search = new URLSearchParams({ measure, from: period.fromMonth, to: period.toMonth, known });
  if (compared !== null) search.set('compare', compared);
  return `${path}?${search.toString()}`;
}
