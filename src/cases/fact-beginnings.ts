import { complaintWorkflow } from '../complaints/complaint.workflow.js';
import { contactWorkflow } from '../contacts/contact.workflow.js';
import { disputeWorkflow } from '../disputes/dispute.workflow.js';
import { escalationWorkflow } from '../escalations/escalation.workflow.js';
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
const [recordContact] = actsOf('contact', contactWorkflow, {
  RecordContact: {
    words: 'Record a call, e-mail or letter that asks for a reply',
    hint: 'It is owed a reply by the limit of the authority',
    group: 'keeping',
  },
});
const [raiseEscalation] = actsOf('escalation', escalationWorkflow, {
  RaiseEscalation: {
    words: 'Escalate the case to a manager',
    hint: 'The manager owes a reply by the limit of the authority',
    group: 'keeping',
  },
});
if (
  openDispute === undefined ||
  bringInPlan === undefined ||
  recordComplaint === undefined ||
  recordContact === undefined ||
  raiseEscalation === undefined
) {
  throw new Error('Every process that a form can begin has a beginning');
}

/** The acts that bring a plan, a dispute, a complaint, a contact or an escalation into being. */
export const beginningActs: Readonly<Record<ActedOn, FactAct>> = {
  dispute: openDispute,
  plan: bringInPlan,
  complaint: recordComplaint,
  contact: recordContact,
  escalation: raiseEscalation,
};
