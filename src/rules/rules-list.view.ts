import type { Rule, RuleSet } from '../../workflows/timetable/rule.js';
import { latestRules } from '../../workflows/timetable/rule-sets.js';
import { shortDate } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { limitPeriod, limitProvision, limitTitle } from '../web/words/limit-words.js';
import { ruleHref, ruleKindWords } from '../web/words/rule-words.js';

/** One rule in a list. */
export interface RuleLine {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly period: string;
  readonly provision: string;
  readonly kind: string;
  readonly inForce: string;
  readonly exceptions: string;
}

export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly RuleLine[];
}

/** The parts of the law, by the letter that the ids of their rules begin with. */
const parts: readonly (readonly [letter: string, title: string])[] = [
  ['A', 'A request and the decision to assess'],
  ['B', 'Advice'],
  ['C', 'Deciding on a plan, draft and final plan'],
  ['D', 'Moving between areas'],
  ['E', 'Annual reviews and phase transfers'],
  ['F', 'Amending outside a review'],
  ['G', 'Re-assessment'],
  ['H', 'Ending a plan'],
  ['I', 'Mediation'],
  ['J', 'Appeals'],
  ['K', 'Orders and concessions'],
  ['L', 'Personal budgets and rules for a time'],
  ['V', 'Visits to placements, set by the authority'],
];

/** Every rule of the set under its part of the law. */
export function ruleGroups(ruleSet: RuleSet): readonly RuleGroup[] {
  const rules = latestRules(ruleSet);
  return parts
    .map(([letter, title]) => ({ title, rules: ruleLines(rules.filter(({ id }) => id.startsWith(letter))) }))
    .filter((group) => group.rules.length > 0);
}

export function ruleLines(rules: readonly Rule[]): readonly RuleLine[] {
  return rules.map(({ id, kind, version, inForce: { from, to }, exceptions }) => ({
    id,
    title: limitTitle(id),
    href: ruleHref(id),
    period: capital(limitPeriod(id)),
    provision: limitProvision(id),
    kind: ruleKindWords(kind),
    inForce: `Version ${version}, from ${shortDate(from)}${to === null ? '' : ` to ${shortDate(to)}`}`,
    exceptions:
      exceptions.length === 0 ? 'None' : `${exceptions.length} ${exceptions.length === 1 ? 'ground' : 'grounds'}`,
  }));
}
