import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Basis } from '../../../workflows/timetable/clock.js';
import { dueOf } from '../../../workflows/timetable/deadlines.js';
import type { RuleId } from '../../../workflows/timetable/rule.js';
import { actDate } from '../../web/words/date-words.js';
import type { CaseSituation } from '../recording-form.js';

/** The last day of a limit that would begin on a day; null where it has none. */
export function dueFrom(
  rule: RuleId,
  start: CalendarDate,
  basis: Basis,
  facts: Readonly<Record<string, string>> = {},
): CalendarDate | null {
  return dueOf(rule, { start, ...facts }, basis).due.at(-1)?.date ?? null;
}

/** "Friday 18 December 2026"; "no day of its own" where there is none. */
export function dueWords(day: CalendarDate | null): string {
  return day === null ? 'no day of its own' : actDate(day);
}

/** The last day of a limit of the process as it stands; null where it has none that runs. */
export function runningDue(s: CaseSituation, rules: readonly string[], subject: string | null = null): CalendarDate | null {
  const found = s.behind
    .limits(s.state, s.basis, s.child)
    .map(({ limit }) => limit)
    .filter(({ rule, status }) => rules.includes(rule) && (status === 'running' || status === 'overdue'))
    .find((limit) => subject === null || limit.subject === subject);
  return found?.due ?? null;
}
