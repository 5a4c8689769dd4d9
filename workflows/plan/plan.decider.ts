import type { Decider } from '../kernel/decider.js';
import { withQuestionnaire } from '../feedback/feedback.judgements.js';
import { factDecisions } from '../kernel/fact-decider.js';
import { factOfPlanCommand } from './plan.commands.js';
import type { PlanCommand } from './plan.commands.js';
import { contradictionIn } from './plan.contradictions.js';
import type { PlanEvent } from './plan.events.js';
import { evolve } from './plan.evolve.js';
import { planJudgements } from './plan.judgements.js';
import { planReferences } from './plan.references.js';
import { mayFollow, stageFor } from './plan.stages.js';
import { notMade } from './plan.state.js';
import type { Plan } from './plan.state.js';

const decided = factDecisions<Plan, PlanEvent>({
  factOfCommand: factOfPlanCommand,
  beginnings: ['PlanMade', 'PlanBroughtIn'],
  saysOutOfTurn: ['AmendedPlanSent'],
  begun: ({ made }) => made !== null,
  stageOf: stageFor,
  about: ({ childId }) => childId,
  evolve,
  mayFollow,
  contradiction: contradictionIn,
  references: planReferences,
  judgements: planJudgements,
});

/** A maintained plan: reviews, amendments, transfers, moves, re-assessments and its end. */
export const planDecider: Decider<Plan, PlanCommand, PlanEvent> = {
  name: 'plan',
  initialState: notMade,
  schemas: {},
  unchanging: ['LetterProduced', 'LetterSent'],
  decide: (command, state, basis) => decided(withQuestionnaire(command, state, basis), state, basis),
  evolve,
  mayFollow,
  contradiction: contradictionIn,
};
