import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { FieldFaults } from './dto-parser.js';

/** A query string as it arrives: a name may stand in it several times. */
export type RawQuery = Readonly<Record<string, unknown>>;

/**
 * The texts of a query string, those left out being absent.
 * @throws FieldFaults for a name that is not known or stands there more than once, and for what is too long.
 */
export function queryOf<Name extends string>(
  query: RawQuery,
  names: readonly Name[],
): { readonly [N in Name]?: string } {
  const faults = Object.entries(query).flatMap(([name, value]) => {
    if (!names.some((known) => known === name)) return [{ field: name, message: `${name} is not asked for here` }];
    return typeof value === 'string' && value.length <= 200
      ? []
      : [{ field: name, message: `Give ${name} once, in at most 200 characters` }];
  });
  if (faults.length > 0) throw new FieldFaults(faults);
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')) as { [N in Name]?: string };
}

/** @throws FieldFaults if the text is not a date. */
export function dayOf(name: string, text: string | undefined): CalendarDate | undefined {
  if (text === undefined || isCalendarDate(text)) return text;
  throw new FieldFaults([{ field: name, message: `${name} must be a real date in the form YYYY-MM-DD` }]);
}
