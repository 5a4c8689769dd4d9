import type { RuleKind, RuleId } from '../../../workflows/timetable/rule.js';

const kinds: Readonly<Record<RuleKind, string>> = {
  deadline: 'Limit of law',
  minimumPeriod: 'Time the law protects',
  guidance: 'Guidance, not a limit',
  derived: 'Worked out from other limits, not law',
  step: 'Step of law without a date',
  content: 'What a notice must hold',
  temporary: 'Limit of law for a time',
  local: 'Settled by the authority itself',
};

/** Whether something is law, guidance or arithmetic: "Limit of law". */
export function ruleKindWords(kind: RuleKind): string {
  return kinds[kind];
}

/** The page that says what a rule is. */
export function ruleHref(rule: RuleId): string {
  return `/rules/${rule}`;
}
