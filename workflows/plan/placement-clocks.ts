import { notMaintained } from './plan-clock.js';
import type { PlanClock } from './plan-clock.js';
import { visitRuleOf } from './placement-terms.js';
import type { StartedPlacement } from './placement.state.js';
import type { Plan } from './plan.state.js';

/** V1 and V2: visits to placements, one clock a visit, each from the one before it. */
export function placementClocks(plan: Plan): readonly PlanClock[] {
  return plan.startedPlacements.flatMap((placement) => visitClocks(plan, placement));
}

function visitClocks(plan: Plan, placement: StartedPlacement): readonly PlanClock[] {
  const since = visitedSince(placement);
  if (since === null) return [];
  const { placementId, ended, visits } = placement;
  const after = visits.filter(({ on }) => on >= since.on);
  const starts = [
    { subject: placementId, start: since },
    ...after.map((visit) => ({ subject: visit.visitId, start: visit })),
  ];
  const closed = ended === null ? notMaintained(plan) : { on: ended.on, reason: 'placementEnded' };
  return starts.map(({ subject, start }, index) => ({
    rule: since.rule,
    subject,
    start: { on: start.on, revision: start.revision },
    completedOn: after[index]?.on ?? null,
    closed,
  }));
}

/** Since when the child has been in a placement of the kind that is visited; null where the placement now is of another. */
export function visitedSince({
  spells,
}: Pick<StartedPlacement, 'spells'>): (StartedPlacement['spells'][number] & { readonly rule: 'V1' | 'V2' }) | null {
  const last = spells.at(-1);
  const rule = last === undefined ? null : visitRuleOf(last);
  if (rule === null) return null;
  const before = spells.findLastIndex((spell) => visitRuleOf(spell) === null);
  const first = spells[before + 1];
  return first === undefined ? null : { ...first, rule };
}
