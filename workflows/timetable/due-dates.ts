import type { CalendarDate } from './calendar-date.js';
import { fromDayNumber } from './calendar-date.js';
import { workingDays } from './calendars.js';
import { reckon } from './limits.js';
import type { PolicyOptions } from './policy-options.js';
import type { FactValues, Reckoning, TimetableBasis } from './reckoning.js';
import { checkFacts } from './fact-check.js';
import type { Rule, RuleId } from './rule.js';
import { isRuleId } from './rule.js';
import { latestRule, ruleInForce, versionsOf } from './rule-sets.js';
import { RuleNotInForce, UnknownRule } from './timetable-errors.js';

/** One limit as dates; null while its end is not known. */
export interface DueDate {
  readonly stage: string | null;
  readonly date: CalendarDate | null;
  /** The working day on or before `date`. */
  readonly actBy: CalendarDate | null;
}

/** What a rule requires by when. `due` is empty where the law sets no date. */
export interface RuleDue {
  /** The rule applied: K1old where K1 was asked for a day before it was in force. */
  readonly rule: RuleId;
  readonly day0: CalendarDate;
  readonly due: readonly DueDate[];
  readonly counting: string;
  readonly citation: string;
  /** The policy options that could have given another date, with the value applied. */
  readonly options: Partial<PolicyOptions>;
}

/** A rule applied to facts: the version in force on day 0, or null with the day if there was none. */
export interface Applied {
  readonly rule: Rule | null;
  readonly reckoning: Reckoning;
}

/**
 * The due dates of a rule.
 * @throws UnknownRule, MissingFact, InvalidFact, RuleNotInForce
 */
export function dueOf(ruleId: string, facts: FactValues, basis: TimetableBasis): RuleDue {
  if (!isRuleId(ruleId)) throw new UnknownRule(ruleId);
  checkFacts(latestRule(basis.ruleSet, ruleId), facts);
  const { rule, reckoning } = applied(ruleId, facts, basis, true);
  const day0 = fromDayNumber(reckoning.day0);
  if (rule === null) throw new RuleNotInForce(ruleId, day0, versionsOf(basis.ruleSet, ruleId));
  return {
    rule: rule.id,
    day0,
    due: dueDates(reckoning, basis),
    counting: reckoning.counting,
    citation: citationOf(rule, facts, basis),
    options: reckoning.options,
  };
}

/**
 * The one due date of a rule that starts on a day; the last where it has several stages, null where it has none.
 * @throws MissingFact if the rule needs more than a start.
 */
export function dueOn(ruleId: RuleId, start: CalendarDate, basis: TimetableBasis): CalendarDate | null {
  return dueOf(ruleId, { start }, basis).due.at(-1)?.date ?? null;
}

/**
 * When the first limit of a recorded clock falls due; null where no rule governed its day 0 or the law sets no date.
 * Facts are taken as they are. For tables of many cases: says nothing else about the clock.
 * @throws MissingFact if the rule needs a fact that is not there.
 */
export function firstDue(ruleId: RuleId, facts: FactValues, basis: TimetableBasis): CalendarDate | null {
  const { rule, reckoning } = applied(ruleId, facts, basis, false);
  const day = rule === null ? null : (reckoning.limits[0]?.day ?? null);
  return day === null ? null : fromDayNumber(day);
}

/** The rule in force on day 0 with its limits; facts are taken as they are. */
export function applied(ruleId: RuleId, facts: FactValues, basis: TimetableBasis, strict: boolean): Applied {
  return strict || !hasOnlyStart(facts) ? apply(ruleId, facts, basis, strict) : appliedFromStart(ruleId, facts, basis);
}

/**
 * Most clocks count from their start alone, and thousands of cases share a start: each is counted once for a basis.
 * The last basis is enough, because a list of cases is judged by one.
 */
let counted: { readonly basis: TimetableBasis; readonly answers: Map<string, Applied> } | null = null;

function appliedFromStart(ruleId: RuleId, facts: FactValues, basis: TimetableBasis): Applied {
  if (counted === null || !sameBasis(counted.basis, basis)) counted = { basis, answers: new Map() };
  const { answers } = counted;
  const key = `${ruleId} ${facts['start'] ?? ''}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = apply(ruleId, facts, basis, false);
  if (answers.size >= 200_000) answers.clear();
  answers.set(key, answer);
  return answer;
}

function sameBasis(one: TimetableBasis, other: TimetableBasis): boolean {
  return one.ruleSet === other.ruleSet && one.calendar === other.calendar && one.policy === other.policy;
}

function hasOnlyStart(facts: FactValues): boolean {
  for (const name in facts) if (name !== 'start') return false;
  return true;
}

function apply(ruleId: RuleId, facts: FactValues, basis: TimetableBasis, strict: boolean): Applied {
  const newest = latestRule(basis.ruleSet, ruleId);
  const question = { facts, basis, strict };
  const reckoning = reckon({ ...question, rule: newest });
  const rule = ruleInForce(basis.ruleSet, ruleId, fromDayNumber(reckoning.day0));
  // Nearly always the newest version governs; an older one counts again from the same facts.
  if (rule === null || rule === newest) return { rule, reckoning };
  return { rule, reckoning: reckon({ ...question, rule }) };
}

/** The source of a rule; for an agreement carried out as an order, with the source of that order's period. */
export function citationOf(rule: Rule, { asRule }: FactValues, { ruleSet }: TimetableBasis): string {
  if (rule.id !== 'I6' || asRule === undefined || !isRuleId(asRule)) return rule.citation;
  return `${rule.citation}, with ${latestRule(ruleSet, asRule).citation}`;
}

function dueDates({ limits }: Reckoning, { calendar }: TimetableBasis): readonly DueDate[] {
  const working = workingDays(calendar);
  return limits.map(({ stage, day }) => ({
    stage,
    date: day === null ? null : fromDayNumber(day),
    actBy: day === null ? null : fromDayNumber(working.onOrBefore(day)),
  }));
}
