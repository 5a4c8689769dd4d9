import { helpOfCaseKeeping } from '../api/case-keeping.dto.js';
import { isFieldOf } from '../api/fact-workflow.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { factOfComplaintCommand } from '../../workflows/complaint/complaint.commands.js';
import type { ComplaintCommandType } from '../../workflows/complaint/complaint.commands.js';
import { complaintDtos, complaintGeneratedIds, complaintPersonalFields } from './complaint.dtos.js';

const help: Readonly<Record<ComplaintCommandType, string>> = {
  RecordComplaint: 'A complaint came, about a child’s case or about a team or the service',
  AcknowledgeComplaint: 'The complainant was told that it came, and who answers',
  AnswerComplaint: 'We answered: at the first stage, or at the second where it was asked for',
  TakeComplaintFurther: 'The complainant asked for the second stage',
  RecordOmbudsman: 'The Ombudsman told us that the complaint was brought to it',
  RecordOmbudsmanDecision: 'The Ombudsman decided',
  WithdrawComplaint: 'The complainant takes it no further',
  CloseComplaint: 'Nothing more is to come of the complaint',
  ...helpOfCaseKeeping,
};

/** How complaints are recorded by programs and from the command line. */
export const complaintWorkflow: FactWorkflow = {
  workflow: 'complaint',
  name: 'complaint',
  path: 'api/complaints',
  factOfCommand: factOfComplaintCommand,
  dtos: complaintDtos,
  help,
  generatedIds: complaintGeneratedIds,
  namedStreams: {},
  sealedFor: { RecordComplaint: { person: 'complainantId', fields: ['complainantName', 'complainantContact'] } },
  ownPerson: 'complainantId',
  isPersonal: isFieldOf(complaintPersonalFields),
};
