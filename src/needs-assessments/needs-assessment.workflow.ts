import { helpOfCaseKeeping } from '../api/case-keeping.dto.js';
import { helpOfExceptions } from '../api/exception.dtos.js';
import { helpOfFeedback } from '../feedback/feedback.dtos.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { factOfCommand } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { NeedsAssessmentCommandType } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import { completedLetter } from '../letters/letter-completion.js';
import { helpOfLetters, sealedForOfLetters } from '../letters/letter.dtos.js';
import { helpOfNotifications } from './notification.dto.js';
import { helpOfRequestEvaluations } from './request-evaluation.dto.js';
import { generatedIds, needsAssessmentDtos, personalFields } from './needs-assessment.dtos.js';

const help: Readonly<Record<NeedsAssessmentCommandType, string>> = {
  RecordRequest: 'A request for an EHC needs assessment arrived (CFA 2014 s.36(1)): day 0 of the 6, 16 and 20 weeks',
  RecordResponsibility: 'The authority became responsible without a request (CFA 2014 s.24): the same day 0',
  BeginReassessment: 'A re-assessment of a child with a plan began (CFA 2014 s.44(2), (3)): day 0 of its 14 weeks',
  NotifyConsideration: 'Others were told that an assessment is being considered (reg 4)',
  NotifyDecisionToAssess: 'The family was told that there will be an assessment (reg 5(1))',
  NotifyDecisionNotToAssess: 'The family was told that there will be no assessment (reg 5(1), 5(3))',
  RequestAdvice: 'One body was asked for advice (reg 6): its own six weeks start',
  AdoptExistingAdvice: 'Existing advice is used because giver, authority and family agree (reg 6(4))',
  RecordAdvice: 'Advice was received',
  ReturnAdvice: 'Advice was sent back as inadequate: its due date does not move',
  AcceptAdvice: 'Advice was accepted',
  ChaseAdvice: 'Advice was chased',
  RecordMissedAppointment: 'The child missed that body’s appointment (reg 8(2)(c))',
  RecordFamilyVisit: 'Somebody of the authority saw the child and the family at the beginning of the assessment',
  RecordPersonCentredMeeting: 'A person-centred meeting was held before the draft (Code 9.22)',
  RecordChildViews: 'The views of the child or young person for section A were learnt (reg 12(1)(a))',
  AuditAdvice: 'Advice that was given was audited for its quality, on the authority’s own scale',
  NotifyDecisionToIssue: 'The family was told that there will be a plan',
  NotifyDecisionNotToIssue: 'The family was told that there will be no plan (reg 10(1))',
  ServeDraftPlan: 'A draft plan was served on the family (reg 13(1)): the fifteen days start',
  RecordRepresentations: 'The family commented on the draft',
  RecordMeetingRequest: 'The family asked for a meeting about the draft',
  RecordMeeting: 'A meeting about the draft was held',
  ConsultSetting: 'A school or college was consulted before being named (CFA 2014 s.39(2), s.40)',
  RecordSettingReply: 'A school or college replied',
  SignOffPlan: 'A sector signed the plan off',
  SendFinalPlan: 'The final plan was sent to one recipient (reg 13(2), reg 14)',
  RecordDisputeOutcome:
    'An order, a concession or an agreement requires something in this assessment (reg 44, 45, 42): its periods start',
  WithdrawRequest: 'The request was withdrawn',
  RecordMoveOut: 'The family moved to another area',
  RecordDeath: 'The child died',
  ...helpOfCaseKeeping,
  ...helpOfExceptions,
  ...helpOfLetters,
  ...helpOfFeedback,
  ...helpOfRequestEvaluations,
  ...helpOfNotifications,
};

/** How needs assessments are recorded by programs and from the command line. */
export const needsAssessmentWorkflow: FactWorkflow = {
  workflow: 'needsAssessment',
  name: 'needs assessment',
  path: 'api/needs-assessments',
  factOfCommand,
  dtos: needsAssessmentDtos,
  help,
  generatedIds,
  namedStreams: { BeginReassessment: { field: 'planId', kinds: ['plan'], byId: true } },
  sealedFor: sealedForOfLetters,
  completed: completedLetter,
  isPersonal: (_, field) => Object.hasOwn(personalFields, field),
};
