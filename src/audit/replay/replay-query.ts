import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { textOf, textsOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { readDate } from '../../web/forms/date-answer.js';
import { readOption } from './other-rules.js';
import type { OtherRules } from './other-rules.js';

/** What the address of a replay says, as far as it can be read. */
export interface ReplayQuery {
  readonly asAt: CalendarDate | null;
  readonly event: number | null;
  readonly onlyDifferences: boolean;
  readonly rules: OtherRules;
  /** The address says the same in other words: typed dates, empty fields of a form. */
  readonly untidy: boolean;
  /** What is wrong with it, by field. */
  readonly errors: readonly { readonly field: string; readonly target: string; readonly text: string }[];
}

/** Dates are read as they are typed, "30/9/2026", as well as in addresses. */
export function replayQuery(query: Query, today: CalendarDate): ReplayQuery {
  const day = (name: string, label: string): DayRead => {
    const typed = textOf(query, name)?.slice(0, 40) ?? null;
    if (typed === null) return { date: null, error: null, typed };
    const read = readDate({ [name]: typed }, name, { label, missing: '', today });
    return 'date' in read ? { date: read.date, error: null, typed } : { date: null, error: read.error, typed };
  };
  const asAt = day('as-at', 'Date to look back to');
  const rulesOn = day('rules-on', 'Date of the rules');
  const number = textOf(query, 'event');
  const options = textsOf(query, 'rules').map((text) => ({ text, option: readOption(text) }));
  const unknown = options.find(({ option }) => option === null);
  return {
    asAt: asAt.date,
    event: number !== null && /^[1-9]\d{0,5}$/.test(number) ? Number(number) : null,
    onlyDifferences: textOf(query, 'only') === 'differences',
    rules: {
      options: Object.fromEntries(options.flatMap(({ option }) => (option === null ? [] : [option]))),
      rulesOn: rulesOn.date,
    },
    untidy: isTyped(asAt) || isTyped(rulesOn) || hasEmpty(query),
    errors: [
      ...wrong('as-at', asAt),
      ...wrong('rules-on', rulesOn),
      ...(unknown === undefined
        ? []
        : [{ field: 'rules', target: 'rules-P1', text: 'Choose each answer from the list: one of them is no option' }]),
    ],
  };
}

interface DayRead {
  readonly date: CalendarDate | null;
  readonly error: string | null;
  readonly typed: string | null;
}

const isTyped = ({ date, typed }: DayRead): boolean => date !== null && !isCalendarDate(typed);

const wrong = (field: string, { error }: DayRead): ReplayQuery['errors'] =>
  error === null ? [] : [{ field, target: field, text: error }];

/** A form sends every field it has. */
function hasEmpty(query: Query): boolean {
  return Object.values(query).some((value) => value === '' || (Array.isArray(value) && value.includes('')));
}
