import { disputeWorkflow } from '../disputes/dispute.workflow.js';
import { planWorkflow } from '../plans/plan.workflow.js';
import { actsOf } from './fact-acts.js';
import type { ActedOn, FactAct } from './fact-acts.js';

const [openDispute] = actsOf('dispute', disputeWorkflow, {
  OpenDispute: {
    words: 'Record that the family disputes a decision',
    hint: 'Two months to appeal from the notice of the decision',
    group: 'closing',
  },
});
const [bringInPlan] = actsOf('plan', planWorkflow, {
  BringInPlan: {
    words: 'Record a plan made elsewhere',
    hint: 'The day is that on which it was first made; reviews count from it',
    group: 'keeping',
  },
});
if (openDispute === undefined || bringInPlan === undefined) throw new Error('A dispute and a plan have a beginning each');

/** The acts that bring a plan or a dispute into being. */
export const beginningActs: Readonly<Record<ActedOn, FactAct>> = { dispute: openDispute, plan: bringInPlan };
