import { itemsRequired } from '../../../workflows/letters/checklist.js';
import { allLetterKinds, checklistOf, letterKinds } from '../../../workflows/letters/letter-kinds.js';
import type { LetterKind } from '../../../workflows/letters/letter.events.js';
import { factOfCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import { factOfPlanCommand } from '../../../workflows/plan/plan.commands.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';

const requiredOf = (kind: LetterKind, rule: 'confirmed' | 'everything' = 'confirmed'): readonly string[] =>
  itemsRequired(checklistOf(kind, 'parentOrYoungPerson'), rule).map(({ id }) => id);

describe('kinds of letters', () => {
  it.each(allLetterKinds)(
    '%s announces a fact of its own workflow, and cites why for every item and recipient',
    (kind) => {
      const { workflow, fact, items, recipients } = letterKinds[kind];
      const facts: readonly string[] = Object.values(workflow === 'plan' ? factOfPlanCommand : factOfCommand);
      expect(facts).toContain(fact);
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      for (const { citation } of [...items, ...recipients]) expect(citation.length).toBeGreaterThan(5);
    },
  );

  it('calls law nothing that our source knows from memory alone', () => {
    const rules = new Map(Object.entries(englandRules.rules).map(([id, [rule]]) => [id, rule?.verification]));
    for (const kind of allLetterKinds) {
      for (const { rule, standing, id } of letterKinds[kind].items) {
        if (standing !== 'law') continue;
        expect([kind, id, rule === null ? 'no rule' : rules.get(rule)]).not.toContain('knowledge');
        expect([kind, id, rule]).not.toContain(null);
      }
    }
  });

  it('asks of a refusal to assess all five things that rule A4 lists', () => {
    expect(requiredOf('decisionNotToAssess')).toEqual(
      expect.arrayContaining(['appealRight', 'timeLimits', 'mediation', 'disagreementResolution', 'adviceServices']),
    );
  });

  it('asks of the final plan to the family what rule C6 lists, and of nobody else’s', () => {
    expect(requiredOf('finalPlan')).toEqual(['finalPlan', 'appealRight', 'timeLimits', 'mediation', 'adviceServices']);
    expect(checklistOf('finalPlan', 'commissioningBody').map(({ id }) => id)).toEqual(['finalPlan']);
  });

  it('asks of a refusal to issue only what is confirmed, unless the authority wants the rest as well', () => {
    expect(requiredOf('decisionNotToIssue')).toEqual(['decision', 'reasons', 'appealRight']);
    expect(requiredOf('decisionNotToIssue', 'everything')).toContain('mediation');
  });

  it('never requires what is guidance', () => {
    expect(requiredOf('draftPlan', 'everything')).toEqual([
      'draftPlan',
      'comment',
      'nameSetting',
      'meeting',
      'settingInformation',
    ]);
  });
});
