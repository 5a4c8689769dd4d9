import type { RuleId } from '../timetable/rule.js';
import { endOfPlan } from './plan-clock.js';
import type { PlanClock } from './plan-clock.js';
import type { PhaseTransferKind } from './phase-transfer.events.js';
import type { PhaseTransfer, Plan } from './plan.state.js';

/** Reg 18: which limit a transfer has. */
export function ruleOfTransfer(kind: PhaseTransferKind): RuleId {
  if (kind === 'secondaryToPost16') return 'E13';
  return kind === 'post16ToPost16' ? 'E14' : 'E12';
}

/** E12, E13 or E14: the clock of one transfer; none where a return gives a final date without a limit. */
export function phaseTransferClocks(plan: Plan, transfer: PhaseTransfer): readonly PlanClock[] {
  const { transferId, kind, planned, transferOn, dueOn, finalisedOn, calledOff } = transfer;
  const closed = calledOff === null ? endOfPlan(plan) : { on: calledOff.on, reason: 'transferCalledOff' };
  const clock = { subject: transferId, completedOn: finalisedOn, closed } as const;
  if (kind !== null && transferOn !== null) {
    return [{ ...clock, rule: ruleOfTransfer(kind), start: { on: transferOn, revision: planned.revision } }];
  }
  if (dueOn === null) return [];
  const start = { on: dueOn, revision: planned.revision };
  // A return states the limit itself; the customary dates of reg 18(1) tell which rule set it.
  if (dueOn.endsWith('-02-15') || dueOn.endsWith('-02-14')) return [{ ...clock, rule: 'E12', start }];
  if (dueOn.endsWith('-03-31') || dueOn.endsWith('-03-30')) return [{ ...clock, rule: 'E13', start }];
  return [{ ...clock, rule: 'E14', start, directedOn: dueOn }];
}
