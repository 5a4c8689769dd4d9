import { readFileSync } from 'node:fs';
import { actionPlanDecider } from '../../../workflows/action-plan/action-plan.decider.js';
import { planDifferences } from '../../../workflows/action-plan/plan-differences.js';
import { planFaults } from '../../../workflows/action-plan/plan-faults.js';
import { standingDocument } from '../../../workflows/action-plan/standing-document.js';
import type { ActionPlanEvent } from '../../../workflows/action-plan/action-plan.events.js';
import type { ActionPlanCommand } from '../../../workflows/action-plan/action-plan.commands.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { countsOfPlans, fivePlans, planFile, referenceFile } from '../../support/five-plans.js';
import { placed, specBasis } from '../../support/given-when-then.js';

/** What commands lead to, one after another. */
function recorded(...commands: readonly ActionPlanCommand[]): readonly ActionPlanEvent[] {
  const events: ActionPlanEvent[] = [];
  for (const command of commands) {
    const state = replay(actionPlanDecider, placed(events));
    events.push(...actionPlanDecider.decide(command, state, specBasis));
  }
  return events;
}
const load = (plan: (typeof fivePlans)[number]): ActionPlanCommand => ({
  type: 'LoadPlan',
  data: { document: planFile(plan), file: { sha256: 'a'.repeat(64), bytes: 1 }, reason: null },
});
const standing = (events: readonly ActionPlanEvent[]) => standingDocument(replay(actionPlanDecider, placed(events)));

describe('the five plans', () => {
  it.each(fivePlans)('R78: %s loads whole and comes out of its events as it went in', (plan) => {
    const file = planFile(plan);
    expect(planFaults(file)).toEqual([]);
    // Events are JSON: what does not survive that is not kept.
    const events = JSON.parse(JSON.stringify(recorded(load(plan)))) as readonly ActionPlanEvent[];
    expect(standing(events)).toEqual(file);
    expect(JSON.stringify(standing(events))).toBe(JSON.stringify(file));
  });

  it.each(fivePlans)('%s has the rows that its source counts', (plan) => {
    const document = standing(recorded(load(plan)));
    const counted = Object.keys(countsOfPlans[plan]).map((rows) => [
      rows,
      (document?.[rows as 'items'] as readonly unknown[]).length,
    ]);
    expect(Object.fromEntries(counted)).toEqual(countsOfPlans[plan]);
  });

  it('counts the rows below the rows as their sources do', () => {
    const southGloucestershire = planFile('south-gloucestershire');
    expect(southGloucestershire.nodes.filter(({ kind }) => kind === 'theme')).toHaveLength(8);
    expect(southGloucestershire.nodes.filter(({ kind }) => kind === 'priority')).toHaveLength(27);
    expect(southGloucestershire.items.flatMap(({ deliverables = [] }) => deliverables)).toHaveLength(121);
    expect(southGloucestershire.measures.filter(({ scope }) => scope === 'framework')).toHaveLength(62);
    expect(southGloucestershire.parties.filter(({ listedForThemes = [] }) => listedForThemes.length > 0).length).toBe(
      30,
    );
    expect(planFile('plymouth').items.flatMap(({ successCriteria = [] }) => successCriteria)).toHaveLength(101);
    const southampton = planFile('southampton');
    expect(southampton.items.flatMap(({ progress }) => progress.map(({ rag }) => rag))).toHaveLength(18);
    expect(southampton.items.filter(({ progress }) => progress.some(({ rag }) => rag === 'red'))).toHaveLength(2);
  });

  it.each(fivePlans)('%s differs after one correction in that value alone', (plan) => {
    const path = `/items/${planFile(plan).items[3]?.id ?? ''}/summary`;
    const events = recorded(load(plan), {
      type: 'RevisePlan',
      data: { changes: [{ op: 'set', path, value: 'Put right' }], reason: 'A misprint' },
    });
    const after = standing(events);
    if (after === null) throw new Error('no plan');
    const before = planFile(plan);
    expect(planDifferences(before, after)).toEqual([
      { path, kind: 'changed', before: before.items[3]?.summary, after: 'Put right' },
    ]);
    expect(planDifferences(after, after)).toEqual([]);
  });
  (referenceFile('portsmouth') === null ? it.skip : it).each(fivePlans)(
    '%s comes with the product as it stands in the reference (../shared/reference/action-plans)',
    (plan) => {
      expect(planFile(plan)).toEqual(JSON.parse(readFileSync(referenceFile(plan) ?? '', 'utf8')));
    },
  );
});
