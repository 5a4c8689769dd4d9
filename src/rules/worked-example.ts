import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { FactValues, TimetableBasis } from '../../workflows/timetable/reckoning.js';
import type { Rule, RuleFact, RuleId } from '../../workflows/timetable/rule.js';
import { ruleInForce } from '../../workflows/timetable/rule-sets.js';
import { RuleNotInForce } from '../../workflows/timetable/timetable-errors.js';
import { timetableDue } from '../../workflows/timetable/timetable-due.js';
import type { TimetableAnswer } from '../../workflows/timetable/timetable-due.js';

/** A rule counted from a day: the timetable's answer, or why no rule governs that day. */
export type Worked = { readonly answer: TimetableAnswer } | { readonly notInForce: string };

/** What the rule cannot do without beside the day it starts. */
export function furtherFacts(rule: Rule): readonly RuleFact[] {
  return rule.facts.filter(({ name, required }) => required && name !== 'start');
}

/** Plausible values of the further facts, for a reader who gave none. */
export function exampleFacts(rule: Rule, start: CalendarDate): FactValues {
  const given = furtherFacts(rule).map(({ name, format, values }): [string, string] => [
    name,
    format === 'date' ? addDays(start, -200) : (preferred[rule.id] ?? values?.[0] ?? ''),
  ]);
  return Object.fromEntries(given);
}

/** The values that show most of a rule with several outcomes. */
const preferred: Partial<Record<RuleId, string>> = { I6: 'K4', K9: 'makePlan' };

const ahead: Partial<Record<RuleId, (today: CalendarDate) => CalendarDate>> = {
  // Counted backwards from a meeting or a move that lies ahead.
  E3: (today) => addDays(today, 60),
  E4: (today) => addDays(today, 60),
  E14: (today) => addDays(today, 300),
  E12: nextSeptember,
  E13: nextSeptember,
  // From a birth.
  H4: (today) => `${Number(today.slice(0, 4)) - 24}-${today.slice(5, 7)}-01` as CalendarDate,
};

/** The day that a page about the rule counts from when the reader names none: today, or a day on which it was law. */
export function exampleStart(rule: Rule, basis: TimetableBasis, today: CalendarDate): CalendarDate {
  const day = ahead[rule.id]?.(today) ?? today;
  if (ruleInForce(basis.ruleSet, rule.id, day)?.id === rule.id) return day;
  return rule.inForce.to ?? rule.inForce.from;
}

/**
 * The rule counted from a day under the authority's own options and calendar.
 * @throws TimetableError for facts that are missing or not of their form.
 */
export function workedFrom(rule: Rule, start: CalendarDate, facts: FactValues, basis: TimetableBasis): Worked {
  try {
    const { calendar, ruleSet, policy } = basis;
    return { answer: timetableDue({ rule: rule.id, date: start, facts, options: { ...policy }, calendar, ruleSet }) };
  } catch (error) {
    if (error instanceof RuleNotInForce) return { notInForce: error.message };
    throw error;
  }
}

function nextSeptember(today: CalendarDate): CalendarDate {
  const year = Number(today.slice(0, 4)) + (today.slice(5) >= '09-01' ? 1 : 0);
  return `${year}-09-01` as CalendarDate;
}
