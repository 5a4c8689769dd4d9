import { idOf, prefixOf } from '../../projections/projection.js';
import type { DisputeOutcomeRecorded } from '../../workflows/dispute/dispute-outcome.events.js';
import type { Fact, Recorded } from '../../workflows/kernel/fact.js';
import type { ReassessmentBegan } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { DecisionToReassessNotified, ReassessmentEnded } from '../../workflows/plan/reassessment.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { assessmentIdOfReassessment } from './derived-ids.js';
import { historyOf } from './plan-opening.manager.js';
import type { ProcessManager, Reaction, Surroundings } from './process-manager.js';

/**
 * A decision to re-assess opens an assessment of its own, with its advice, draft and fourteen weeks; how it ends is told to the
 * plan.
 */
export const reassessments: ProcessManager = {
  name: 'reassessments',
  after: [
    'DecisionToReassessNotified',
    'FinalPlanSent',
    'DecisionNotToIssueNotified',
    'RequestWithdrawn',
    'ChildMovedOut',
    'ChildDied',
  ],
  async react(event, surroundings) {
    if (event.type === 'DecisionToReassessNotified') return begin(event as never, surroundings);
    return prefixOf(event.stream) === 'needsAssessment' ? end(idOf(event.stream), surroundings) : [];
  },
};

async function begin(
  event: Recorded<DecisionToReassessNotified>,
  surroundings: Surroundings,
): Promise<readonly Reaction[]> {
  const planId = idOf(event.stream);
  const { reassessmentId, because } = event.data;
  const plan = (await surroundings.stateOf('plan', planId)) as Plan;
  const decision = plan.reassessments.find((one) => one.reassessmentId === reassessmentId)?.decision;
  const id = assessmentIdOfReassessment(reassessmentId);
  const assessment = (await surroundings.stateOf('needsAssessment', id)) as NeedsAssessment;
  // Struck out since, or begun before.
  if (plan.childId === null || decision?.positive !== true || assessment.begun !== null) return [];
  const began: ReassessmentBegan = {
    type: 'ReassessmentBegan',
    occurredOn: decision.on,
    data: { childId: plan.childId, planId, reassessmentId, because },
  };
  const facts: readonly Fact[] = [began, ...requiredBy(plan, because)];
  return [{ workflow: 'needsAssessment', id, key: 'begin', command: historyOf(...facts) }];
}

/** The order, concession or agreement whose periods govern instead of the fourteen weeks of reg 27. */
function requiredBy(
  { outcomes }: Plan,
  because: DecisionToReassessNotified['data']['because'],
): readonly DisputeOutcomeRecorded[] {
  const outcome = outcomes.findLast(({ by, requires }) => by === because && requires === 'reassess');
  if (outcome === undefined) return [];
  const { on, disputeId, by, requires, directedOn } = outcome;
  return [{ type: 'DisputeOutcomeRecorded', occurredOn: on, data: { disputeId, by, requires, directedOn } }];
}

async function end(needsAssessmentId: string, surroundings: Surroundings): Promise<readonly Reaction[]> {
  const assessment = (await surroundings.stateOf('needsAssessment', needsAssessmentId)) as NeedsAssessment;
  const ending = endingOf(assessment);
  const of = assessment.begun?.reassessment;
  if (of == null || ending === null) return [];
  const plan = (await surroundings.stateOf('plan', of.planId)) as Plan;
  const known = plan.reassessments.find((one) => one.reassessmentId === of.reassessmentId);
  if (known === undefined || (known.ended?.on === ending.on && known.ended.outcome === ending.outcome)) return [];
  const fact: ReassessmentEnded = {
    type: 'ReassessmentEnded',
    occurredOn: ending.on,
    data: { reassessmentId: of.reassessmentId, needsAssessmentId, outcome: ending.outcome },
  };
  const key = `end ${ending.on} ${ending.outcome}`;
  return [{ workflow: 'plan', id: of.planId, key, command: historyOf(fact) }];
}

function endingOf({
  sent,
  issueDecisions,
  ended,
}: NeedsAssessment): { readonly on: CalendarDate; readonly outcome: ReassessmentEnded['data']['outcome'] } | null {
  const toFamily = sent.find(({ recipient }) => recipient === 'parentOrYoungPerson');
  if (toFamily !== undefined) return { on: toFamily.on, outcome: 'planSent' };
  if (ended !== null) return { on: ended.on, outcome: 'withdrawn' };
  const last = issueDecisions.at(-1);
  return last === undefined || last.positive ? null : { on: last.on, outcome: 'noChange' };
}
