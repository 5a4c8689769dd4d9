import { actionPlanDecider } from '../workflows/action-plan/action-plan.decider.js';
import { evolveActionPlan } from '../workflows/action-plan/action-plan.evolve.js';
import type { ActionPlan } from '../workflows/action-plan/action-plan.state.js';
import { childDecider, evolveChildInPlace } from '../workflows/child/child.decider.js';
import type { Child } from '../workflows/child/child.state.js';
import { complaintDecider } from '../workflows/complaint/complaint.decider.js';
import { evolveComplaintInPlace } from '../workflows/complaint/complaint.evolve.js';
import type { Complaint } from '../workflows/complaint/complaint.state.js';
import { contactDecider, evolveContact } from '../workflows/contact/contact.decider.js';
import type { Contact } from '../workflows/contact/contact.state.js';
import { disputeDecider } from '../workflows/dispute/dispute.decider.js';
import { evolveInPlace as evolveDisputeInPlace } from '../workflows/dispute/dispute.evolve.js';
import type { Dispute } from '../workflows/dispute/dispute.state.js';
import { escalationDecider, evolveEscalation } from '../workflows/escalation/escalation.decider.js';
import type { Escalation } from '../workflows/escalation/escalation.state.js';
import { needsAssessmentDecider } from '../workflows/needs-assessment/needs-assessment.decider.js';
import { evolveInPlace } from '../workflows/needs-assessment/needs-assessment.evolve.js';
import type { NeedsAssessment } from '../workflows/needs-assessment/needs-assessment.state.js';
import { planDecider } from '../workflows/plan/plan.decider.js';
import { evolvePlanInPlace } from '../workflows/plan/plan.evolve.js';
import type { Plan } from '../workflows/plan/plan.state.js';
import type { StreamFold } from './projection.js';

export const childFold: StreamFold<Child> = {
  prefix: 'child',
  initialState: childDecider.initialState,
  evolveInPlace: (state, event) => {
    evolveChildInPlace(state, event as never);
  },
};

export const needsAssessmentFold: StreamFold<NeedsAssessment> = {
  prefix: 'needsAssessment',
  initialState: needsAssessmentDecider.initialState,
  evolveInPlace: (state, event) => {
    evolveInPlace(state, event as never);
  },
};

export const planFold: StreamFold<Plan> = {
  prefix: 'plan',
  initialState: planDecider.initialState,
  evolveInPlace: (state, event) => {
    evolvePlanInPlace(state, event as never);
  },
};

export const disputeFold: StreamFold<Dispute> = {
  prefix: 'dispute',
  initialState: disputeDecider.initialState,
  evolveInPlace: (state, event) => {
    evolveDisputeInPlace(state, event as never);
  },
};

export const complaintFold: StreamFold<Complaint> = {
  prefix: 'complaint',
  initialState: complaintDecider.initialState,
  evolveInPlace: (state, event) => {
    evolveComplaintInPlace(state, event as never);
  },
};

export const contactFold: StreamFold<Contact> = {
  prefix: 'contact',
  initialState: contactDecider.initialState,
  evolveInPlace: (state, event) => {
    Object.assign(state, evolveContact(state, event as never));
  },
};

export const escalationFold: StreamFold<Escalation> = {
  prefix: 'escalation',
  initialState: escalationDecider.initialState,
  evolveInPlace: (state, event) => {
    Object.assign(state, evolveEscalation(state, event as never));
  },
};

export const actionPlanFold: StreamFold<ActionPlan> = {
  prefix: 'actionPlan',
  initialState: actionPlanDecider.initialState,
  evolveInPlace: (state, event) => {
    Object.assign(state, evolveActionPlan(state, event as never));
  },
};

/** Every kind of stream that read models are made from. */
export const folds: readonly StreamFold[] = [
  childFold,
  needsAssessmentFold,
  planFold,
  disputeFold,
  complaintFold,
  contactFold,
  escalationFold,
  actionPlanFold,
];
