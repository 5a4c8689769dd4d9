import type { CalendarDate } from './calendar-date.js';
import { daysBetween } from './calendar-date.js';
import type { ClockFacts, DeadlineStatus } from './clock.js';
import { isPeriod } from './period-end.js';
import type { Rule } from './rule.js';
import { isBinding } from './rule.js';

/** One limit of a clock with everything its status depends on. */
export interface Standing {
  readonly rule: Rule;
  readonly clock: Pick<ClockFacts, 'waivedOn' | 'closed' | 'supersededBy'>;
  /** Null where the law sets no date, or where the end is not known yet. */
  readonly due: CalendarDate | null;
  readonly completedOn: CalendarDate | null;
  /** Whether an exception with evidence can excuse this clock. */
  readonly excused: boolean;
  /** Whether another outcome made this stage needless. */
  readonly notNeeded: boolean;
}

export interface Judged {
  readonly status: DeadlineStatus;
  readonly daysOver: number;
}

/** How a limit stands on a day. Late stays late; an exception lifts the limit and never moves it. */
export function judge(standing: Standing, asOf: CalendarDate): Judged {
  const { rule, clock, due, notNeeded } = standing;
  const done = standing.completedOn !== null && standing.completedOn <= asOf ? standing.completedOn : null;
  const stopped = stoppedBy(clock, done, asOf);
  if (notNeeded) return { status: 'closed', daysOver: 0 };
  if (stopped !== null) return { status: stopped.status, daysOver: isFloor(rule) ? 0 : over(due, stopped.on) };
  if (isFloor(rule)) return judgeFloor(standing, done, asOf);
  if (due === null) return { status: done === null ? 'running' : 'met', daysOver: 0 };
  const daysOver = over(due, done ?? asOf);
  if (done !== null && daysOver === 0) return { status: 'met', daysOver };
  if (standing.excused) return { status: 'disapplied', daysOver };
  if (done !== null) return { status: 'metLate', daysOver };
  return { status: daysOver > 0 && isBinding(rule) ? 'overdue' : 'running', daysOver };
}

/** The case ended or another clock took over, before the duty was done. */
function stoppedBy(
  { closed, supersededBy }: Standing['clock'],
  done: CalendarDate | null,
  asOf: CalendarDate,
): { readonly status: 'closed' | 'superseded'; readonly on: CalendarDate } | null {
  const before = (on: CalendarDate): boolean => on <= asOf && (done === null || done > on);
  if (supersededBy !== null && before(supersededBy.on) && (closed === null || supersededBy.on <= closed.on)) {
    return { status: 'superseded', on: supersededBy.on };
  }
  return closed !== null && before(closed.on) ? { status: 'closed', on: closed.on } : null;
}

/** A floor protects somebody's time: it is kept or cut short, and nobody is ever late for it. */
function judgeFloor({ rule, clock, due, excused }: Standing, done: CalendarDate | null, asOf: CalendarDate): Judged {
  if (isBackwards(rule)) return judgeNotice(clock, due, done, asOf);
  if (done === null) return { status: due !== null && asOf > due ? 'met' : 'running', daysOver: 0 };
  const waived = clock.waivedOn !== null && clock.waivedOn <= done;
  if (waived || (due !== null && done > due)) return { status: 'met', daysOver: 0 };
  return { status: excused ? 'disapplied' : 'cutShort', daysOver: 0 };
}

/** Notice before a meeting: the last day to give it can pass, and then the people invited have less than the law gives. */
function judgeNotice(
  { waivedOn }: Standing['clock'],
  due: CalendarDate | null,
  done: CalendarDate | null,
  asOf: CalendarDate,
): Judged {
  const daysOver = over(due, done ?? asOf);
  if (done === null) return { status: daysOver > 0 ? 'overdue' : 'running', daysOver };
  return { status: daysOver === 0 || waivedOn !== null ? 'met' : 'cutShort', daysOver };
}

function isFloor(rule: Rule): boolean {
  return rule.kind === 'minimumPeriod';
}

function isBackwards({ within }: Rule): boolean {
  return isPeriod(within) && within.direction === 'before';
}

function over(due: CalendarDate | null, on: CalendarDate): number {
  return due === null || on <= due ? 0 : daysBetween(due, on);
}
