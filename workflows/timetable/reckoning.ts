import type { CalendarDate, DayNumber } from './calendar-date.js';
import { dayNumber } from './calendar-date.js';
import type { Basis } from './clock.js';
import type { PolicyName, PolicyOptions } from './policy-options.js';
import type { Rule, RuleFact } from './rule.js';
import { MissingFact } from './timetable-errors.js';

/** What a due date depends on besides the facts; unlike a status it does not depend on today. */
export type TimetableBasis = Pick<Basis, 'ruleSet' | 'calendar' | 'policy'>;

/** Dates and codes by the names in `Rule.facts`. */
export type FactValues = Readonly<Record<string, string>>;

/** One limit of a rule; `stage` tells several apart, and there is no day while the end is not known yet. */
export interface Limit {
  readonly stage: string | null;
  readonly day: DayNumber | null;
}

/** Day 0 and the limits counted from it, with the words that explain them. */
export interface Reckoning {
  readonly day0: DayNumber;
  readonly limits: readonly Limit[];
  readonly counting: string;
  /** The policy options that could have given another date. */
  readonly options: Partial<PolicyOptions>;
}

/** One question put to the timetable. */
export interface Question {
  readonly rule: Rule;
  readonly facts: FactValues;
  readonly basis: TimetableBasis;
  /**
   * Whether a policy option that needs an unrecorded fact is an error. A single question should be told; a list of all
   * cases falls back to the default, because imported history does not know every date.
   */
  readonly strict: boolean;
}

/** The day of a date fact, or null if it was not given. */
export function dayOf({ facts }: Question, name: string): DayNumber | null {
  const text = facts[name];
  return text === undefined ? null : dayNumber(text as CalendarDate);
}

/**
 * The day of a date fact that the rule cannot do without.
 * @throws MissingFact if it was not given.
 */
export function requiredDay(question: Question, name: string): DayNumber {
  return dayOf(question, name) ?? missing(question.rule, name);
}

/**
 * The value of a choice that the rule cannot do without.
 * @throws MissingFact if it was not given.
 */
export function requiredChoice(question: Question, name: string): string {
  return question.facts[name] ?? missing(question.rule, name);
}

/** @throws MissingFact always. */
export function missing(rule: Rule, ...names: readonly string[]): never {
  throw new MissingFact(
    rule.id,
    names.map((name) => rule.facts.find((fact) => fact.name === name) ?? unnamed(name)),
  );
}

/** Tells whether the rule asks that policy question. */
export function asks(rule: Rule, name: PolicyName): boolean {
  return rule.policies.includes(name);
}

function unnamed(name: string): Pick<RuleFact, 'name' | 'meaning'> {
  return { name, meaning: 'not described' };
}
