import { ruleIds } from '../../workflows/timetable/rule.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { limitProvision } from '../web/words/limit-words.js';

/** What stands behind an address of the rules: one rule, or several that one provision makes. */
export type FoundRules = { readonly rule: RuleId } | { readonly provision: string; readonly rules: readonly RuleId[] };

const byId = new Map<string, RuleId>(ruleIds.map((id) => [id.toLowerCase(), id]));
const bySlug = new Map<string, RuleId[]>();
for (const id of ruleIds) bySlug.set(slugOf(id), [...(bySlug.get(slugOf(id)) ?? []), id]);

/** The rules of an address: an id (`C3`), or a provision in words (`reg-13-2`). Null where there is none. */
export function rulesAt(address: string): FoundRules | null {
  const text = address.toLowerCase();
  const rule = byId.get(text);
  if (rule !== undefined) return { rule };
  const rules = bySlug.get(text) ?? [];
  const [first] = rules;
  if (first === undefined) return null;
  return rules.length === 1 ? { rule: first } : { provision: limitProvision(first), rules };
}

/** A provision as an address says it: "reg 13(2)" is `reg-13-2`. */
function slugOf(rule: RuleId): string {
  return limitProvision(rule)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
