import { actionPlanDecider } from '../../workflows/action-plan/action-plan.decider.js';
import { authorityDecider } from '../../workflows/authority/authority.decider.js';
import { childDecider } from '../../workflows/child/child.decider.js';
import { complaintDecider } from '../../workflows/complaint/complaint.decider.js';
import { contactDecider } from '../../workflows/contact/contact.decider.js';
import { disputeDecider } from '../../workflows/dispute/dispute.decider.js';
import { heldFiguresDecider } from '../../workflows/held-figures/held-figures.decider.js';
import { escalationDecider } from '../../workflows/escalation/escalation.decider.js';
import type { Decider } from '../../workflows/kernel/decider.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import { returnDecider } from '../../workflows/return/return.decider.js';
import type { StreamKind } from './command-handler.js';

/** A workflow as the command handler runs it. */
export interface Workflow {
  readonly decider: Decider<unknown>;
  /** Whether judging needs personal data (a birth date), so that history is opened with keys before it is folded. */
  readonly judgesPersonalData: boolean;
}

export const workflows: Readonly<Record<StreamKind, Workflow>> = {
  child: { decider: childDecider, judgesPersonalData: true },
  needsAssessment: { decider: needsAssessmentDecider, judgesPersonalData: false },
  plan: { decider: planDecider, judgesPersonalData: false },
  complaint: { decider: complaintDecider, judgesPersonalData: false },
  dispute: { decider: disputeDecider, judgesPersonalData: false },
  contact: { decider: contactDecider, judgesPersonalData: false },
  escalation: { decider: escalationDecider, judgesPersonalData: false },
  return: { decider: returnDecider, judgesPersonalData: false },
  authority: { decider: authorityDecider, judgesPersonalData: false },
  heldFigures: { decider: heldFiguresDecider, judgesPersonalData: false },
  actionPlan: { decider: actionPlanDecider, judgesPersonalData: false },
};
