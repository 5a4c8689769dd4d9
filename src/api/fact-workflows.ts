import { complaintWorkflow } from '../complaints/complaint.workflow.js';
import { contactWorkflow } from '../contacts/contact.workflow.js';
import { disputeWorkflow } from '../disputes/dispute.workflow.js';
import { escalationWorkflow } from '../escalations/escalation.workflow.js';
import { needsAssessmentWorkflow } from '../needs-assessments/needs-assessment.workflow.js';
import { planWorkflow } from '../plans/plan.workflow.js';
import type { FactWorkflow } from './fact-workflow.js';

/** Every workflow whose commands each record one fact: what the interface and the command line offer. */
export const factWorkflows: readonly FactWorkflow[] = [
  needsAssessmentWorkflow,
  planWorkflow,
  disputeWorkflow,
  complaintWorkflow,
  contactWorkflow,
  escalationWorkflow,
];
