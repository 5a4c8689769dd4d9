import type { DecisionBasis } from '../kernel/decider.js';
import { withQuestionnaire } from '../feedback/feedback.judgements.js';
import { factDecisions } from '../kernel/fact-decider.js';
import { factOfCommand } from './needs-assessment.commands.js';
import type { NeedsAssessmentCommand } from './needs-assessment.commands.js';
import { contradictionIn } from './needs-assessment.contradictions.js';
import type { NeedsAssessmentEvent, NeedsAssessmentStageEvent } from './needs-assessment.events.js';
import { evolve } from './needs-assessment.evolve.js';
import { judgements } from './needs-assessment.judgements.js';
import { needsAssessmentMachine, needsAssessmentStages } from './needs-assessment.machine.js';
import { toBeReconsidered } from './needs-assessment.outcomes.js';
import { references } from './needs-assessment.references.js';
import type { NeedsAssessment } from './needs-assessment.state.js';

/**
 * Judges a command: what the stage does not allow, what the law cannot mean and what recorded facts exclude is refused.
 * A late step never is: lateness is a fact for the clock to show.
 * @throws CommandRejected
 */
export function decide(
  command: NeedsAssessmentCommand,
  state: NeedsAssessment,
  basis: DecisionBasis,
): readonly NeedsAssessmentEvent[] {
  return decided(withQuestionnaire(command, state, basis), state, basis);
}

const decided = factDecisions<NeedsAssessment, NeedsAssessmentEvent>({
  factOfCommand,
  beginnings: ['RequestReceived', 'ResponsibilityBegan', 'ReassessmentBegan', 'AssessmentBroughtIn'],
  saysOutOfTurn: ['FinalPlanSent'],
  begun: ({ begun }) => begun !== null,
  stageOf: ({ stage }) => stage,
  about: ({ childId }) => childId,
  evolve,
  mayFollow,
  contradiction: contradictionIn,
  references,
  judgements,
});

/** Whether the stage takes the fact. Facts that belong to no stage may come at any time once the case began. */
export function mayFollow(state: NeedsAssessment, fact: NeedsAssessmentEvent): boolean {
  if (!needsAssessmentStages.factTypes.includes(fact.type)) return state.begun !== null;
  // Nobody is refused twice, unless the authority had to think again; what is recorded, not the law of today, tells.
  const again = fact.type === 'DecisionNotToIssueNotified' && state.stage === 'refusedToIssue';
  if (again && !toBeReconsidered(state, fact.occurredOn)) return false;
  // XState ignores an event that the current state does not handle, without a word; can() is how we notice.
  const snapshot = needsAssessmentMachine.resolveState({ value: state.stage, context: {} });
  return snapshot.can(fact as NeedsAssessmentStageEvent);
}
