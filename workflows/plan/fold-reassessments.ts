import type { Placed } from '../kernel/decider.js';
import type { OpenPlan } from './plan.state.js';
import type { ReassessmentEvent } from './reassessment.events.js';
import { reassessmentStages } from './reassessment.machine.js';

/** A request for a re-assessment and what came of it. */
export function foldReassessment(
  plan: OpenPlan,
  { type, occurredOn: on, revision, data }: Placed<ReassessmentEvent>,
): void {
  const { reassessmentId } = data;
  const known = plan.reassessments.find((one) => one.reassessmentId === reassessmentId);
  const before = known ?? {
    reassessmentId,
    stage: reassessmentStages.initial,
    requested: null,
    decision: null,
    answeredOn: null,
    ended: null,
  };
  const answers = type === 'DecisionToReassessNotified' || type === 'DecisionNotToReassessNotified';
  const after = {
    ...before,
    answeredOn: before.answeredOn ?? (answers ? on : null),
    stage: reassessmentStages.after(before.stage, type),
    ...(type === 'ReassessmentRequested' ? { requested: { on, revision } } : {}),
    ...(type === 'DecisionToReassessNotified' ? { decision: { on, revision, positive: true } } : {}),
    ...(type === 'DecisionNotToReassessNotified' ? { decision: { on, revision, positive: false } } : {}),
    ...(type === 'ReassessmentEnded' ? { ended: { on, outcome: data.outcome } } : {}),
  };
  plan.reassessments = [...plan.reassessments.filter((one) => one !== known), after];
}
