import type { CalendarDate } from './calendar-date.js';
import type { Rule, RuleId, RuleSet } from './rule.js';
import { ruleIds } from './rule.js';
import { requestRules } from './rules/a-request.js';
import { adviceRules } from './rules/b-advice.js';
import { decisionAndPlanRules } from './rules/c-decision-and-plan.js';
import { moveRules } from './rules/d-moves.js';
import { reviewRules } from './rules/e-reviews.js';
import { transferReviewRules } from './rules/e-transfers-and-other-reviews.js';
import { amendmentRules } from './rules/f-amendment.js';
import { reassessmentRules } from './rules/g-reassessment.js';
import { ceasingRules } from './rules/h-ceasing.js';
import { mediationRules } from './rules/i-mediation.js';
import { appealRules } from './rules/j-appeal.js';
import { orderRules } from './rules/k-orders.js';
import { budgetAndTemporaryRules } from './rules/l-temporary.js';
import { visitRules } from './rules/v-visits.js';

const all: readonly Rule[] = [
  ...requestRules,
  ...adviceRules,
  ...decisionAndPlanRules,
  ...moveRules,
  ...reviewRules,
  ...transferReviewRules,
  ...amendmentRules,
  ...reassessmentRules,
  ...ceasingRules,
  ...mediationRules,
  ...appealRules,
  ...orderRules,
  ...budgetAndTemporaryRules,
  ...visitRules,
];

/** The law in England: Children and Families Act 2014 Part 3 with the SEND Regulations 2014 as amended. */
export const englandRules: RuleSet = ruleSetOf('england-2014', 1, 'England 2014 as amended', all);

/** A rule set of these rules; versions of one rule are put in order of the day they came into force. */
export function ruleSetOf(id: string, version: number, title: string, rules: readonly Rule[]): RuleSet {
  const byId: Partial<Record<RuleId, Rule[]>> = {};
  for (const rule of rules) (byId[rule.id] ??= []).push(rule);
  for (const versions of Object.values(byId)) versions.sort((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1));
  return { id, version, title, rules: byId as Record<RuleId, readonly Rule[]> };
}

/**
 * The version of the rule that governs a clock whose day 0 is `on`, or null if none does. For K1 before 23 March 2015
 * that is K1old.
 */
export function ruleInForce(ruleSet: RuleSet, id: RuleId, on: CalendarDate): Rule | null {
  const versions = versionsOf(ruleSet, id);
  for (let index = versions.length - 1; index >= 0; index -= 1) {
    const rule = versions[index];
    if (rule === undefined || on < rule.inForce.from) continue;
    return rule.inForce.to === null || on <= rule.inForce.to ? rule : null;
  }
  const former = versions[0]?.before?.rule ?? null;
  return former === null ? null : ruleInForce(ruleSet, former, on);
}

/** The newest version of a rule: for titles and help, where no day 0 is at hand. */
export function latestRule(ruleSet: RuleSet, id: RuleId): Rule {
  const rule = versionsOf(ruleSet, id).at(-1);
  if (rule === undefined) throw new Error(`Rule set ${ruleSet.id} version ${ruleSet.version} has no rule ${id}`);
  return rule;
}

/** Every rule of the set in its newest version, in the order of the law. */
export function latestRules(ruleSet: RuleSet): readonly Rule[] {
  return ruleIds.filter((id) => versionsOf(ruleSet, id).length > 0).map((id) => latestRule(ruleSet, id));
}

/** Every version of a rule, oldest first; none if the set does not hold it. */
export function versionsOf(ruleSet: RuleSet, id: RuleId): readonly Rule[] {
  return (ruleSet.rules as Partial<RuleSet['rules']>)[id] ?? [];
}
