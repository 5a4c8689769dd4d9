import type { CalendarDate } from './calendar-date.js';
import { isCalendarDate } from './calendar-date.js';
import type { Calendar } from './calendars.js';
import { englandCalendar, isProvisional } from './calendars.js';
import { completionOf } from './completion.js';
import { judge } from './deadline-status.js';
import type { DeadlineStatus } from './clock.js';
import type { DueDate, RuleDue } from './due-dates.js';
import { dueOf } from './due-dates.js';
import { plainDate } from './plain-date.js';
import type { PolicyName, PolicyOptions } from './policy-options.js';
import { policyWith } from './policy-options.js';
import type { FactValues } from './reckoning.js';
import type { Rule, RuleFact, RuleSet } from './rule.js';
import { isBinding, isRuleId } from './rule.js';
import { englandRules, latestRule } from './rule-sets.js';
import { InvalidFact, MissingFact, UnknownRule } from './timetable-errors.js';

/** One question from the command line or the API, all of it still text. */
export interface TimetableQuestion {
  readonly rule: string;
  /** `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm` for something received at a known local time. */
  readonly date: string;
  readonly facts?: FactValues;
  readonly options?: Readonly<Record<string, string>>;
  readonly calendar?: Calendar;
  readonly ruleSet?: RuleSet;
}

/** The answer as plain JSON. */
export interface TimetableAnswer {
  readonly asked: string;
  readonly rule: string;
  readonly title: string;
  readonly kind: Rule['kind'];
  readonly binding: boolean;
  readonly dutyHolder: string;
  readonly mustHaveHappened: string;
  readonly date: string;
  readonly facts: FactValues;
  readonly day0: CalendarDate;
  readonly due: readonly DueDate[];
  readonly counting: string;
  readonly citation: string;
  readonly options: Partial<PolicyOptions>;
  readonly ruleSet: { readonly id: string; readonly version: number };
  readonly ruleVersion: number;
  readonly inForce: Rule['inForce'];
  readonly calendar: { readonly id: string; readonly version: number };
  /** How the act in `sentOn`, `receivedOn` or `sentTo...On` stands to the last date; null if none was given. */
  readonly completion: {
    readonly on: CalendarDate;
    readonly status: DeadlineStatus;
    readonly daysOver: number;
  } | null;
  readonly notes: readonly string[];
}

/**
 * Answers one question about one rule; everything given is checked first.
 * @throws UnknownRule, MissingFact, InvalidFact, RuleNotInForce, PolicyOptionError: all are `TimetableError`.
 */
export function timetableDue(question: TimetableQuestion): TimetableAnswer {
  const { ruleSet = englandRules, calendar = englandCalendar } = question;
  if (!isRuleId(question.rule)) throw new UnknownRule(question.rule);
  const asked = latestRule(ruleSet, question.rule);
  const facts = factsOf(asked, question);
  const policy = policyWith(question.options ?? {});
  const due = dueOf(asked.id, facts, { ruleSet, calendar, policy });
  const rule = latestRule(ruleSet, due.rule);
  const { completion, options } = completionIn(rule, facts, due, policy);
  return {
    asked: question.rule,
    rule: due.rule,
    title: rule.title,
    kind: rule.kind,
    binding: isBinding(rule),
    dutyHolder: rule.dutyHolder,
    mustHaveHappened: rule.mustHaveHappened,
    date: question.date,
    facts,
    day0: due.day0,
    due: due.due,
    counting: due.counting,
    citation: due.citation,
    options: { ...due.options, ...options },
    ruleSet: { id: ruleSet.id, version: ruleSet.version },
    ruleVersion: rule.version,
    inForce: rule.inForce,
    calendar: { id: calendar.id, version: calendar.version },
    completion,
    notes: notesOn(asked, rule, due, calendar, question.date.includes('T')),
  };
}

/**
 * The facts of a rule for a help page: `start` (the DATE argument) first.
 * @throws UnknownRule
 */
export function ruleFactsHelp(
  ruleId: string,
  ruleSet: RuleSet = englandRules,
): { readonly title: string; readonly facts: readonly RuleFact[]; readonly policies: readonly PolicyName[] } {
  if (!isRuleId(ruleId)) throw new UnknownRule(ruleId);
  const { title, facts, policies } = latestRule(ruleSet, ruleId);
  return { title, facts, policies };
}

function factsOf(rule: Rule, { date, facts = {} }: TimetableQuestion): FactValues {
  const start = rule.facts.find(({ name }) => name === 'start');
  if (date === '' && start !== undefined) throw new MissingFact(rule.id, [start]);
  const [day = '', time] = date.split('T');
  if (!isCalendarDate(day)) {
    throw new InvalidFact(rule.id, 'start', `"${date}" is not a real date in the form YYYY-MM-DD or YYYY-MM-DDThh:mm`);
  }
  for (const name of Object.keys(facts)) {
    if (name !== 'start' && rule.facts.some((fact) => fact.name === name)) continue;
    const names = rule.facts.flatMap((fact) => (fact.name === 'start' ? [] : [fact.name]));
    const allowed = names.length === 0 ? 'It takes none besides the date' : `It takes ${names.join(', ')}`;
    throw new InvalidFact(rule.id, name, `${rule.id} has no fact "${name}". ${allowed}`);
  }
  if (time === undefined) return { ...facts, start: day };
  checkTime(rule, date, time);
  return { ...facts, start: day, ...(rule.policies.includes('P1') ? { receivedAt: time } : {}) };
}

function checkTime(rule: Rule, date: string, time: string): void {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return;
  throw new InvalidFact(rule.id, 'start', `"${date}" is not a real time of day in the form YYYY-MM-DDThh:mm`);
}

function completionIn(
  rule: Rule,
  facts: FactValues,
  { due }: RuleDue,
  policy: PolicyOptions,
): { readonly completion: TimetableAnswer['completion']; readonly options: Partial<PolicyOptions> } {
  const { on, options } = completionOf(rule, facts, null, policy);
  if (on === null) return { completion: null, options };
  const clock = { waivedOn: null, closed: null, supersededBy: null };
  const standing = { rule, clock, due: due.at(-1)?.date ?? null, completedOn: on, excused: false, notNeeded: false };
  return { completion: { on, ...judge(standing, on) }, options };
}

function notesOn(
  asked: Rule,
  rule: Rule,
  { due, day0 }: RuleDue,
  calendar: Calendar,
  timed: boolean,
): readonly string[] {
  const notes: string[] = [];
  if (asked.id !== rule.id) notes.push(`${rule.id} governs instead of ${asked.id}: day 0 is ${plainDate(day0)}`);
  if (timed && !rule.policies.includes('P1')) notes.push('The time of day makes no difference to this rule');
  for (const { date } of due) {
    if (date === null || !isProvisional(calendar, Number(date.slice(0, 4)))) continue;
    notes.push(`Bank holidays of ${date.slice(0, 4)} are computed, not announced: working days may change`);
  }
  if (rule.note !== '') notes.push(rule.note);
  return [...new Set(notes)];
}
