import { placedEntries } from '../../../src/children/case-record.js';
import type { HistoryEntry } from '../../../src/children/case-record.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { planDecider } from '../../../workflows/plan/plan.decider.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import type { Placed } from '../../../workflows/kernel/decider.js';

const entry = (type: string, revision: number, data: object, personal: object | null): HistoryEntry =>
  ({ type, revision, data, personal, occurredOn: '2026-10-01' }) as unknown as HistoryEntry;

it('the entries of a record fold to a state, also those that hold no personal data', () => {
  const audit = { auditId: 'a', post: 'p', grade: 'good', met: [], notMet: [], notApplicable: [], part: 'whole' };
  const history = [
    entry('PlanMade', 0, { childId: 'c', needsAssessmentId: 'n' }, null),
    entry('PlanAudited', 1, audit, null),
    entry('PlanAudited', 2, { ...audit, auditId: 'b' }, { c: { text: 'Clear' } }),
  ];
  const { audits } = replay(planDecider, placedEntries(history) as readonly Placed<PlanEvent>[]);
  expect(audits.map(({ findings }) => findings)).toEqual([null, 'Clear']);
});
