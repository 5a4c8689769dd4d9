import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Rule, Verification } from '../../../workflows/timetable/rule.js';
import { isRuleId, ruleIds } from '../../../workflows/timetable/rule.js';
import {
  englandRules,
  latestRule,
  latestRules,
  ruleInForce,
  ruleSetOf,
} from '../../../workflows/timetable/rule-sets.js';

interface StoredRule {
  readonly id: string;
  readonly within: unknown;
  readonly exceptions: readonly { readonly id: string; readonly citation: string; readonly description: string }[];
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly verification: string;
  readonly [field: string]: unknown;
}

const reference = resolve(import.meta.dirname, '../../../../shared/reference/statutory-timetable.json');
const stored = existsSync(reference) ? (JSON.parse(readFileSync(reference, 'utf8')) as readonly StoredRule[]) : null;
const inWords: Record<Verification, RegExp> = {
  stored: /^stored source$/,
  partly: /^partly stored/,
  knowledge: /^from knowledge/,
};
const same = ['clock', 'title', 'kind', 'dutyHolder', 'startsOn', 'mustHaveHappened', 'citation', 'note'] as const;

/** What an authority settles for itself is in no reference to the law. */
const ofLaw = ruleIds.filter((id) => latestRule(englandRules, id).kind !== 'local');

describe('rules of the statutory timetable', () => {
  it('holds all 61 rules of law, each under its own id, and after them those that are set locally', () => {
    expect(latestRules(englandRules).map(({ id }) => id)).toEqual([...ruleIds]);
    expect(new Set(ofLaw).size).toBe(61);
    expect(ruleIds.slice(ofLaw.length)).toEqual(['V1', 'V2']);
  });

  it.each(latestRules(englandRules).map((rule) => [rule.id, rule] as const))(
    '%s says what it starts on first, and names each fact once',
    (_id, rule) => {
      expect(rule.facts[0]).toMatchObject({ name: 'start', required: true, format: 'date' });
      expect(new Set(rule.facts.map(({ name }) => name)).size).toBe(rule.facts.length);
    },
  );

  it('knows its own ids and no others', () => {
    expect(isRuleId('K1old')).toBe(true);
    expect(isRuleId('C7')).toBe(false);
    expect(isRuleId('constructor')).toBe(false);
  });
});

(stored === null ? describe.skip : describe)('rules against the statutory reference (../shared/reference)', () => {
  const byId = new Map((stored ?? []).map((rule) => [rule.id, rule]));

  it('has the same rules in the same order of ids', () => {
    expect([...ofLaw].sort()).toEqual([...byId.keys()].sort());
  });

  it.each([...ofLaw])('%s agrees with the reference field by field', (id) => {
    const rule: Rule = latestRule(englandRules, id);
    const expected = byId.get(id);
    expect(expected).toBeDefined();
    for (const field of same) expect([field, rule[field]]).toEqual([field, expected?.[field]]);
    expect(rule.within).toEqual(expected?.within);
    expect(
      rule.exceptions.map((limb) => ({ id: limb.id, citation: limb.citation, description: limb.description })),
    ).toEqual(expected?.exceptions);
    expect(rule.inForce).toEqual({ from: expected?.effectiveFrom, to: expected?.effectiveTo });
    expect(expected?.verification).toMatch(inWords[rule.verification]);
  });
});

describe('the version in force', () => {
  it.each([
    ['K1', '2015-03-22', 'K1old'],
    ['K1', '2015-03-23', 'K1'],
    ['K1old', '2015-03-22', 'K1old'],
    ['K1old', '2015-03-23', undefined],
    ['K3', '2015-03-22', undefined],
    ['C3', '2014-08-31', undefined],
    ['C3', '2014-09-01', 'C3'],
    ['K10', '2018-04-02', undefined],
    ['K10', '2018-04-03', 'K10'],
  ] as const)('for %s on %s is %s', (id, on, expected) => {
    expect(ruleInForce(englandRules, id, calendarDate(on))?.id).toBe(expected);
  });

  it('goes by day 0 where a rule has two versions', () => {
    const c3 = latestRule(englandRules, 'C3');
    const from2029 = {
      ...c3,
      version: 2,
      within: { weeks: 24 },
      inForce: { from: calendarDate('2029-09-01'), to: null },
    };
    const until2029 = { ...c3, inForce: { ...c3.inForce, to: calendarDate('2029-08-31') } };
    const changed = ruleSetOf('changed', 1, 'Changed', [from2029, until2029]);
    expect(ruleInForce(changed, 'C3', calendarDate('2029-08-31'))?.version).toBe(1);
    expect(ruleInForce(changed, 'C3', calendarDate('2029-09-01'))?.version).toBe(2);
    expect(latestRule(changed, 'C3').version).toBe(2);
  });
});
