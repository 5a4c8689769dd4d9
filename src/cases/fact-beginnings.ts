import { complaintWorkflow } from '../complaints/complaint.workflow.js';
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
const [recordComplaint] = actsOf('complaint', complaintWorkflow, {
  RecordComplaint: {
    words: 'Record a complaint',
    hint: 'The days for the answer count from the day it came',
    group: 'closing',
  },
});
if (openDispute === undefined || bringInPlan === undefined || recordComplaint === undefined)
  throw new Error('A dispute, a plan and a complaint have a beginning each');

/** The acts that bring a plan, a dispute or a complaint into being. */
export const beginningActs: Readonly<Record<ActedOn, FactAct>> = {
  dispute: openDispute,
  plan: bringInPlan,
  complaint: recordComplaint,
};
