import type { Deadline } from '../../workflows/timetable/clock.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { dueDate } from '../web/words/deadline-tag.js';
import type { DueDate } from '../web/words/deadline-tag.js';
import { dayCount, distance, weekAndDay } from '../web/words/distance-words.js';
import { sentenceDate, weekdayName } from '../web/words/date-words.js';
import { limitLaw } from '../web/words/limit-words.js';
import type { KeyFact } from './case-facts.view.js';
import { clockAnchor } from './case-limits.view.js';
import { monthsAhead, monthsLater } from './fact-act-subjects.js';
import type { LimitNames } from './limit-names.js';

/** One clock in a small table of those that run. */
export interface SmallClock {
  readonly anchor: string;
  readonly title: string;
  readonly about: string | null;
  readonly line: string;
  readonly actor: string;
  readonly date: DueDate;
  /** "week 3, day 20", counted from day 0; null where the clock counts back from a day. */
  readonly week: string | null;
}

const open: ReadonlySet<Deadline['status']> = new Set(['running', 'overdue', 'disapplied']);

/** What of a process still runs, the nearest first; lines that are no duty are left to the tab of clocks. */
export function smallClocks(
  names: LimitNames,
  deadlines: readonly Deadline[],
  today: CalendarDate,
  prefix = '',
): readonly SmallClock[] {
  return openClocks(deadlines, today).map((deadline) => ({
    anchor: `${prefix}${clockAnchor(deadline)}`,
    title: names.title(deadline),
    about: names.about(deadline),
    line: limitLaw(deadline.rule),
    actor: names.actor(deadline),
    date: dueDate(deadline, today),
    week: deadline.day0 <= today && !backwards(deadline) ? weekAndDay(deadline.day0, today) : null,
  }));
}

/** The open limits of a process that are near enough to be worked on. */
export function openClocks(deadlines: readonly Deadline[], today: CalendarDate): readonly Deadline[] {
  return deadlines
    .filter(({ status, binding }) => open.has(status) && binding)
    .filter((deadline) => !isFar(deadline, today))
    .toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
}

/** The age limit is spoken of from two years before, a phase transfer from eighteen months. */
export function isFar({ rule, due }: Deadline, today: CalendarDate): boolean {
  if (due === null) return false;
  if (rule === 'H4') return due > monthsLater(today, 24);
  return ['E12', 'E13', 'E14'].includes(rule) && due > monthsLater(today, monthsAhead);
}

function backwards({ due, day0 }: Deadline): boolean {
  return due !== null && due < day0;
}

/** The limit of a plan or dispute that comes next, as one of the facts at the head of a page. */
export function nextLimitFact(
  label: string,
  names: LimitNames,
  deadlines: readonly Deadline[],
  today: CalendarDate,
): KeyFact {
  const next = openClocks(deadlines, today).find(({ due, kind }) => due !== null && kind === 'deadline');
  if (next?.due == null) return { label, value: 'None', line: 'No legal limit is running' };
  const late = next.status === 'overdue';
  return {
    label,
    value: `${weekdayName(next.due).slice(0, 3)} ${sentenceDate(next.due)}`,
    line: `${names.title(next)} · ${late && next.daysOver > 0 ? `${dayCount(next.daysOver)} overdue` : distance(next.due, today)}`,
    ...(late ? { tone: 'late' as const } : {}),
  };
}
