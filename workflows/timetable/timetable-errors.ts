import type { CalendarDate } from './calendar-date.js';
import { plainDate } from './plain-date.js';
import type { Rule, RuleFact } from './rule.js';
import { ruleIds } from './rule.js';
import { TimetableError } from './timetable-error.js';

/** There is no rule of that id; `known` lists those there are. */
export class UnknownRule extends TimetableError {
  override readonly name = 'UnknownRule';
  readonly known: readonly string[] = ruleIds;

  constructor(readonly rule: string) {
    super('unknown-rule', `There is no rule "${rule}". The rules are ${ruleIds.join(', ')}`);
  }
}

/** The rule counts from something that was not given. */
export class MissingFact extends TimetableError {
  override readonly name = 'MissingFact';
  readonly names: readonly string[];

  constructor(
    readonly rule: string,
    readonly missing: readonly Pick<RuleFact, 'name' | 'meaning' | 'values'>[],
  ) {
    super('missing-fact', `${rule} needs ${missing.map(factInWords).join('; and ')}`);
    this.names = missing.map(({ name }) => name);
  }
}

/** A fact that is not of its form, or that the rule does not know. */
export class InvalidFact extends TimetableError {
  override readonly name = 'InvalidFact';

  constructor(
    readonly rule: string,
    readonly fact: string,
    message: string,
  ) {
    super('invalid-fact', message);
  }
}

/** The rule was not yet, or no longer, in force on day 0. The message says what was. */
export class RuleNotInForce extends TimetableError {
  override readonly name = 'RuleNotInForce';

  constructor(
    readonly rule: string,
    readonly on: CalendarDate,
    rules: readonly Rule[],
  ) {
    super('rule-not-in-force', notInForceInWords(rule, on, rules));
  }
}

/** Why a rule does not govern a day, and what did: one sentence or two. */
export function notInForceInWords(rule: string, on: CalendarDate, versions: readonly Rule[]): string {
  const first = versions[0];
  const last = versions.at(-1);
  if (first === undefined || last === undefined) return `${rule} was never in force`;
  if (on < first.inForce.from) {
    const words = first.before?.words ?? 'Before that Part 3 of the Children and Families Act 2014 did not apply';
    return `${rule} was not in force on ${plainDate(on)}: it applies from ${plainDate(first.inForce.from)}. ${words}`;
  }
  const end = last.inForce.to === null ? '' : ` to ${plainDate(last.inForce.to)}`;
  const successor = last.id === 'K1old' ? '. Since then K1 applies' : '';
  return `${rule} was not in force on ${plainDate(on)}: it applied from ${plainDate(first.inForce.from)}${end}${successor}`;
}

function factInWords({ name, meaning, values }: Pick<RuleFact, 'name' | 'meaning' | 'values'>): string {
  return `${name} (${meaning}${values === undefined ? '' : `: ${values.join(', ')}`})`;
}
