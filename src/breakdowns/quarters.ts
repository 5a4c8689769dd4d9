import { publishedParts } from '../../projections/suppression.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import { shortDate } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import type { GroupedCase } from './breakdown.js';
import { withheldSign } from './breakdown.view.js';
import type { NumberShown, TableShown } from './breakdown.view.js';
import { notKnown } from './groupings.js';
import type { Group } from './groupings.js';

/** The last days of quarters up to a day, oldest first, and that day itself at the end. */
export function quarterEndsUpTo(day: CalendarDate, quarters: number): readonly CalendarDate[] {
  const ends: CalendarDate[] = [day];
  for (let at = 0; at < quarters; at += 1) ends.unshift(addDays(firstOfQuarter(ends[0] ?? day), -1));
  return ends;
}

function firstOfQuarter(day: CalendarDate): CalendarDate {
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return calendarDate(`${day.slice(0, 4)}-${String(quarter * 3 + 1).padStart(2, '0')}-01`);
}

/** The stock of one day. */
export interface DayStock {
  readonly on: CalendarDate;
  readonly cases: readonly GroupedCase[];
}

/** One group of a case, or its two as one. */
export function wholeGroup({ row, column }: GroupedCase): Group {
  if (column === null) return row;
  return { key: `${column.key}.${row.key}`, title: `${column.title}, ${row.title}`, short: row.short };
}

/** Counts of each group at the end of each quarter. */
export interface Quarters {
  readonly days: readonly CalendarDate[];
  readonly rows: readonly { readonly of: GroupedCase; readonly counts: readonly number[] }[];
  readonly totals: readonly number[];
}

/** @param order keys of the fixed groups as they are to follow one another. */
export function quartersOf(stocks: readonly DayStock[], order: readonly string[]): Quarters {
  const groups = new Map<string, GroupedCase>();
  const counts = stocks.map(({ cases }) => {
    const byKey = new Map<string, number>();
    for (const one of cases) {
      const { key } = wholeGroup(one);
      groups.set(key, one);
      byKey.set(key, (byKey.get(key) ?? 0) + 1);
    }
    return byKey;
  });
  const sorted = [...groups].sort(([, a], [, b]) => orderOf(a, order) - orderOf(b, order));
  return {
    days: stocks.map(({ on }) => on),
    rows: sorted.map(([key, of]) => ({ of, counts: counts.map((byKey) => byKey.get(key) ?? 0) })),
    totals: stocks.map(({ cases }) => cases.length),
  };
}

/** True numbers, each opening to the cases of its day. */
export function insideQuarters(
  { days, rows, totals }: Quarters,
  head: string,
  hrefOf: (on: CalendarDate, of: GroupedCase | null) => string,
): TableShown {
  const numbers = (counts: readonly number[], of: GroupedCase | null): readonly NumberShown[] =>
    days.map((on, at) => {
      const number = counts[at] ?? 0;
      return { text: count(number), href: number === 0 ? null : hrefOf(on, of) };
    });
  return {
    heads: [head, ...days.map(shortDate)],
    rows: rows.map(({ of, counts }) => ({ title: wholeGroup(of).title, numbers: numbers(counts, of) })),
    total: { title: 'All', numbers: numbers(totals, null) },
    withheld: false,
  };
}

/** Small numbers of each day withheld, with what would give them away. Days do not add up to anything: each stands by itself. */
export function publishedQuarters({ days, rows, totals }: Quarters, head: string, smallest: number): TableShown {
  const byDay = days.map((_, at) =>
    publishedParts(
      rows.map(({ counts }) => counts[at] ?? 0),
      smallest,
    ),
  );
  const shown = (number: number | null | undefined): NumberShown => ({
    text: number == null ? withheldSign : count(number),
    href: null,
  });
  const published = rows.map(({ of }, row) => ({
    title: wholeGroup(of).title,
    numbers: byDay.map(({ parts }) => shown(parts[row])),
  }));
  const total = { title: 'All', numbers: byDay.map((day, at) => shown(rows.length === 0 ? totals[at] : day.total)) };
  const withheld = [...published, total].some(({ numbers }) => numbers.some(({ text }) => text === withheldSign));
  return { heads: [head, ...days.map(shortDate)], rows: published, total, withheld };
}

/** Columns first, then rows, each in the order of the fixed groups; what is not known comes last. */
function orderOf({ row, column }: GroupedCase, order: readonly string[]): number {
  const place = (group: Group | null): number => {
    if (group === null) return 0;
    return group.key === notKnown.key ? order.length : order.indexOf(group.key);
  };
  return place(column) * (order.length + 1) + place(row);
}
