import type { DecisionBasis } from '../../../workflows/kernel/decider.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { policyNames, policyQuestions, policyWith } from '../../../workflows/timetable/policy-options.js';
import type { PolicyName } from '../../../workflows/timetable/policy-options.js';
import type { Rule, RuleId, RuleSet } from '../../../workflows/timetable/rule.js';
import { ruleIds } from '../../../workflows/timetable/rule.js';
import { ruleInForce, versionsOf } from '../../../workflows/timetable/rule-sets.js';

/** Rules to read a case under that did not hold for it. */
export interface OtherRules {
  readonly options: Readonly<Partial<Record<PolicyName, string>>>;
  /** Every clock goes by the rules that were in force on this day; null: each by those of its own day 0. */
  readonly rulesOn: CalendarDate | null;
}

export const noOtherRules: OtherRules = { options: {}, rulesOn: null };

export function isOther({ options, rulesOn }: OtherRules): boolean {
  return rulesOn !== null || Object.keys(options).length > 0;
}

/** "P3:day1", as it stands in addresses; null where there is no such option or value. */
export function readOption(text: string): readonly [PolicyName, string] | null {
  const [name, value = ''] = text.split(':', 2);
  const option = policyNames.find((one) => one === name);
  if (option === undefined) return null;
  const values: readonly string[] = policyQuestions[option].values;
  return values.includes(value) ? [option, value] : null;
}

/** The basis with these rules in place of its own. */
export function basisUnder({ options, rulesOn }: OtherRules, basis: DecisionBasis): DecisionBasis {
  return {
    ...basis,
    policy: policyWith(options, basis.policy),
    ruleSet: rulesOn === null ? basis.ruleSet : rulesOf(basis.ruleSet, rulesOn),
  };
}

const always = { from: calendarDate('1900-01-01'), to: null };
const never = { from: calendarDate('2199-12-31'), to: null };

/** The rules of one day, holding for every day; what was not in force that day never is. */
function rulesOf(set: RuleSet, on: CalendarDate): RuleSet {
  const rules = Object.fromEntries(
    ruleIds.map((id): [RuleId, readonly Rule[]] => {
      const inForce = ruleInForce(set, id, on);
      if (inForce !== null) return [id, [{ ...inForce, id, inForce: always, before: null }]];
      return [id, versionsOf(set, id).map((rule) => ({ ...rule, inForce: never, before: null }))];
    }),
  );
  return { ...set, rules: rules as RuleSet['rules'] };
}
