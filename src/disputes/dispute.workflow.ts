import { helpOfCaseKeeping } from '../api/case-keeping.dto.js';
import { helpOfExceptions } from '../api/exception.dtos.js';
import { isFieldOf } from '../api/fact-workflow.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { factOfDisputeCommand } from '../../workflows/dispute/dispute.commands.js';
import type { DisputeCommandType } from '../../workflows/dispute/dispute.commands.js';
import { disputeDtos, disputeGeneratedIds, disputePersonalFields } from './dispute.dtos.js';

const help: Readonly<Record<DisputeCommandType, string>> = {
  OpenDispute: 'A family disagrees with a decision and does something about it: two months to appeal from its notice',
  RecordAdviserContact: 'The family contacted the mediation adviser (CFA 2014 s.55)',
  DeclineMediation: 'The family told the adviser that it wants no mediation: three working days for the certificate',
  RequestMediation: 'We were told that the family wants mediation: thirty days to arrange it (reg 35 to 38)',
  TellHealthBody: 'The health body was told what the family wants to talk about (reg 35, 36)',
  ArrangeMediation: 'A day for mediation was settled',
  ReportNoMediation: 'We told the adviser that mediation cannot be arranged in time',
  RecordMediation: 'Mediation took place and was concluded: three working days for the certificate',
  RecordCertificate: 'The mediation certificate was issued (CFA 2014 s.55): one month to appeal from it',
  RecordAgreement: 'Mediation ended in an agreement, and what it requires (reg 42)',
  CarryOutOtherMatters: 'What the agreement holds that could not be appealed has been done (reg 42(3))',
  RecordAppeal: 'The Tribunal received the appeal',
  RecordAppealSent: 'The Tribunal sent us the appeal: thirty working days to respond',
  FileResponse: 'Our response to the appeal was filed',
  ConcedeAppeal: 'We told the Tribunal that we will not oppose the appeal (reg 45)',
  WithdrawAppeal: 'The appeal was withdrawn or struck out',
  ArrangeHearing: 'A day for the hearing was settled',
  RecordHearing: 'The hearing was held',
  RecordOrder: 'The Tribunal decided, and what its order requires (reg 44)',
  RecordRecommendation: 'The Tribunal recommended something on health or social care: five weeks to answer',
  AnswerRecommendation: 'The body wrote whether it will follow the recommendation (SI 2017/1306 reg 7)',
  CloseDispute: 'Nothing more is to come in this dispute',
  ...helpOfCaseKeeping,
  ...helpOfExceptions,
};

/** How disputes are recorded by programs and from the command line. */
export const disputeWorkflow: FactWorkflow = {
  workflow: 'dispute',
  name: 'dispute',
  path: 'api/disputes',
  factOfCommand: factOfDisputeCommand,
  dtos: disputeDtos,
  help,
  generatedIds: disputeGeneratedIds,
  namedStreams: { OpenDispute: { field: 'aboutStream', kinds: ['needsAssessment', 'plan'], byId: false } },
  isPersonal: isFieldOf(disputePersonalFields),
};
