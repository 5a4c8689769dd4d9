import type { DecisionLine } from '../../projections/appealable-decisions/appealable-decisions.projection.js';
import type { AppealableDecision } from '../../workflows/dispute/dispute.events.js';
import type { PhaseTransferKind } from '../../workflows/plan/phase-transfer.events.js';

/** What a dispute is about, or what was decided. */
export const decisionWords: Readonly<Record<AppealableDecision | DecisionLine['about'], string>> = {
  refusalToAssess: 'Refusal to assess',
  refusalToIssue: 'Refusal to issue a plan',
  planContent: 'What the plan says',
  settingNamed: 'The school or college named',
  refusalToReassess: 'Refusal to re-assess',
  refusalToAmend: 'Decision not to amend',
  ceasing: 'Ending of the plan',
  planMade: 'Plan made',
  planAmended: 'Plan amended',
};

export const transferWords: Readonly<Record<PhaseTransferKind, string>> = {
  earlyYearsToSchool: 'Early years to school',
  infantToJunior: 'Infant to junior school',
  primaryToMiddle: 'Primary to middle school',
  primaryToSecondary: 'Primary to secondary school',
  middleToSecondary: 'Middle to secondary school',
  secondaryToPost16: 'School to post-16',
  post16ToPost16: 'Between post-16 settings',
};
