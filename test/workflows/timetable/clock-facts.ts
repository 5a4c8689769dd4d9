import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import type { Basis, ClockFacts, Deadline } from '../../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import { policyWith } from '../../../workflows/timetable/policy-options.js';
import type { RuleId } from '../../../workflows/timetable/rule.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';

export const day = (text: string): CalendarDate => calendarDate(text);
export const today = day('2026-11-23');

export function clock(rule: RuleId, start: string, more: Partial<ClockFacts> = {}): ClockFacts {
  return {
    rule,
    subject: null,
    startRevision: 0,
    completedOn: null,
    waivedOn: null,
    exceptions: [],
    closed: null,
    supersededBy: null,
    directedOn: null,
    ...more,
    facts: { start, ...more.facts },
  };
}

export function basis(options: Readonly<Record<string, string>> = {}): Basis {
  return { today, ruleSet: englandRules, calendar: englandCalendar, policy: policyWith(options) };
}

export function lines(facts: ClockFacts, asOf = today, options = {}): readonly Deadline[] {
  return deadlinesOf([facts], basis(options), asOf);
}

export function standing(facts: ClockFacts, asOf = today, options = {}): readonly (readonly [string, number])[] {
  return lines(facts, asOf, options).map(({ status, daysOver }) => [status, daysOver]);
}
