import type { CaseFile } from '../../cases/case-file.service.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { listed, lowerFirst } from '../../web/words/list-words.js';
import { caseFacts } from './case-facts.js';
import { saysTheSame } from './known-fact.js';
import type { KnownFact } from './known-fact.js';
import { answerWords, policyWords } from '../../web/words/policy-words.js';
import type { OtherRules } from './other-rules.js';

export interface WhatIfRow {
  readonly group: string;
  readonly label: string;
  readonly held: KnownFact | null;
  readonly other: KnownFact | null;
  readonly changed: boolean;
}

/** The limits of a case under rules that did not hold for it, beside those that did. */
export function whatIfRows(
  then: CaseFile,
  other: CaseFile,
  rules: OtherRules,
): { readonly words: string; readonly rows: readonly WhatIfRow[]; readonly changed: number } {
  const [held, under] = [limitsOf(then), limitsOf(other)];
  const keys = [...new Set([...held.keys(), ...under.keys()])];
  const rows = keys.flatMap((key): readonly WhatIfRow[] => {
    const [was, would] = [held.get(key) ?? null, under.get(key) ?? null];
    const shown = was ?? would;
    if (shown === null) return [];
    return [{ group: shown.group, label: shown.label, held: was, other: would, changed: !saysTheSame(was, would) }];
  });
  return { words: rulesInWords(rules), rows, changed: rows.filter(({ changed }) => changed).length };
}

function limitsOf(file: CaseFile): ReadonlyMap<string, KnownFact> {
  return new Map(caseFacts(file).flatMap((fact) => (fact.kind === 'limit' ? [[fact.key, fact] as const] : [])));
}

/** "day of receipt is day 1 (P3) and the rules in force on 1 May 2020". */
function rulesInWords({ options, rulesOn }: OtherRules): string {
  const chosen = (Object.keys(options) as (keyof typeof options)[]).map(
    (name) => `${lowerFirst(policyWords[name].title)}: ${lowerFirst(answerWords(name, options[name] ?? ''))} (${name})`,
  );
  return listed([...chosen, ...(rulesOn === null ? [] : [`the rules in force on ${sentenceDate(rulesOn)}`])]);
}
