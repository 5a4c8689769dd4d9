import { actionPlanMachine, actionPlanStages } from '../../workflows/action-plan/action-plan.machine.js';
import { contactMachine, contactStages } from '../../workflows/contact/contact.machine.js';
import { escalationMachine, escalationStages } from '../../workflows/escalation/escalation.machine.js';
import { appealMachine, appealStages } from '../../workflows/dispute/appeal.machine.js';
import { complaintMachine, complaintStages } from '../../workflows/complaint/complaint.machine.js';
import { disputeMachine, disputeStages } from '../../workflows/dispute/dispute.machine.js';
import { mediationMachine, mediationStages } from '../../workflows/dispute/mediation.machine.js';
import type { StageTable } from '../../workflows/kernel/stage-table.js';
import {
  needsAssessmentMachine,
  needsAssessmentStages,
} from '../../workflows/needs-assessment/needs-assessment.machine.js';
import { amendmentMachine, amendmentStages } from '../../workflows/plan/amendment.machine.js';
import { phaseTransferMachine, phaseTransferStages } from '../../workflows/plan/phase-transfer.machine.js';
import { planMachine, planStages } from '../../workflows/plan/plan.machine.js';
import { reassessmentMachine, reassessmentStages } from '../../workflows/plan/reassessment.machine.js';
import { reviewMachine, reviewStages } from '../../workflows/plan/review.machine.js';

interface Drawn {
  readonly heading: string;
  readonly id: string;
  readonly table: StageTable<string>;
}

/** Every machine of the product, in the order of a child's way through it. */
export const machines: readonly Drawn[] = [
  { heading: 'Needs assessment', id: needsAssessmentMachine.id, table: needsAssessmentStages },
  { heading: 'Plan', id: planMachine.id, table: planStages },
  { heading: 'Review of a plan', id: reviewMachine.id, table: reviewStages },
  { heading: 'Amendment of a plan', id: amendmentMachine.id, table: amendmentStages },
  { heading: 'Phase transfer', id: phaseTransferMachine.id, table: phaseTransferStages },
  { heading: 'Re-assessment', id: reassessmentMachine.id, table: reassessmentStages },
  { heading: 'Dispute', id: disputeMachine.id, table: disputeStages },
  { heading: 'Mediation', id: mediationMachine.id, table: mediationStages },
  { heading: 'Appeal', id: appealMachine.id, table: appealStages },
  { heading: 'Complaint', id: complaintMachine.id, table: complaintStages },
  { heading: 'Contact', id: contactMachine.id, table: contactStages },
  { heading: 'Escalation', id: escalationMachine.id, table: escalationStages },
  { heading: 'Action plan', id: actionPlanMachine.id, table: actionPlanStages },
];

/** `docs/state-machines.md`, from the machines themselves. */
export function stateDiagrams(): string {
  const lines = [
    '# State machines',
    '',
    'Made from the XState machines in `workflows/`; `UPDATE_DOCS=1 npm test -- state-diagrams` writes it anew. An arrow is a fact that',
    'moves a stage on; facts that a stage takes without leaving it are listed below each diagram.',
    '',
  ];
  for (const { heading, id, table } of machines) lines.push(`## ${heading}`, '', ...diagram(id, table), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

function diagram(id: string, table: StageTable<string>): readonly string[] {
  const arrows = table.stages.flatMap((from) => moves(table, from));
  const staying = table.stages.flatMap((stage) => {
    const facts = table.factTypes.filter((fact) => table.takes(stage, fact) && table.after(stage, fact) === stage);
    return facts.length === 0 ? [] : [`- \`${stage}\` also takes ${facts.join(', ')}`];
  });
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  %% ${id}`,
    `  [*] --> ${table.initial}`,
    ...arrows,
    '```',
    ...(staying.length === 0 ? [] : ['', ...staying]),
  ];
}

/** One arrow for each pair of stages, with every fact that leads from one to the other. */
function moves(table: StageTable<string>, from: string): readonly string[] {
  const facts = new Map<string, string[]>();
  for (const fact of table.factTypes) {
    const to = table.after(from, fact);
    if (!table.takes(from, fact) || to === from) continue;
    facts.set(to, [...(facts.get(to) ?? []), fact]);
  }
  return [...facts].map(([to, labels]) => `  ${from} --> ${to}: ${labels.join(' / ')}`);
}
