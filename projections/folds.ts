import { childDecider } from '../workflows/child/child.decider.js';
import type { Child } from '../workflows/child/child.state.js';
import { needsAssessmentDecider } from '../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessment } from '../workflows/needs-assessment/needs-assessment.state.js';
import { planDecider } from '../workflows/plan/plan.decider.js';
import type { Plan } from '../workflows/plan/plan.state.js';
import type { StreamFold } from './projection.js';

export const childFold: StreamFold<Child> = {
  prefix: 'child',
  initialState: childDecider.initialState,
  evolve: (state, event) => childDecider.evolve(state, event as never),
};

export const needsAssessmentFold: StreamFold<NeedsAssessment> = {
  prefix: 'needsAssessment',
  initialState: needsAssessmentDecider.initialState,
  evolve: (state, event) => needsAssessmentDecider.evolve(state, event as never),
};

export const planFold: StreamFold<Plan> = {
  prefix: 'plan',
  initialState: planDecider.initialState,
  evolve: (state, event) => planDecider.evolve(state, event as never),
};

/** Every kind of stream that read models are made from. */
export const folds: readonly StreamFold[] = [childFold, needsAssessmentFold, planFold];
