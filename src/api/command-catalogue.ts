import { factOfAuthorityCommand } from '../../workflows/authority/authority.commands.js';
import type { AuthorityCommandType } from '../../workflows/authority/authority.commands.js';
import { factOfChildCommand } from '../../workflows/child/child.commands.js';
import type { ChildCommandType } from '../../workflows/child/child.commands.js';
import { factOfCommand } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { NeedsAssessmentCommandType } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import { authorityCommandTypes, authorityDtos } from '../authority/authority.command-mapping.js';
import { childCommandTypes } from '../children/child.command-mapping.js';
import { childDtos } from '../children/child.dtos.js';
import { needsAssessmentCommandTypes } from '../needs-assessments/needs-assessment.command-mapping.js';
import { needsAssessmentDtos } from '../needs-assessments/needs-assessment.dtos.js';
import { fieldsOf } from './dto-field.js';
import type { FieldNote } from './dto-field.js';
import type { DtoClass } from './dto-table.js';

/** One command, as a program or a person at the command line needs to know it. */
export interface CatalogueEntry {
  readonly workflow: 'needsAssessment' | 'child' | 'authority';
  readonly type: string;
  /** Type of the event it records. */
  readonly records: string;
  readonly help: string;
  readonly path: string;
  readonly fields: readonly FieldNote[];
}

export interface CommandKind extends CatalogueEntry {
  readonly dto: DtoClass;
}

const helpOfAssessment: Readonly<Record<NeedsAssessmentCommandType, string>> = {
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
  ClaimException: 'The law’s own reasons made a limit impractical to keep. Adds no day to anything',
  EvidenceException: 'Evidence for an exception was put on file',
  AgreeException: 'A manager agreed an exception',
  EndException: 'What was behind an exception ended',
  StrikeOutException: 'An exception was not accepted: its limits stand again',
  TellFamilyOfException: 'The family was told of the delay (Code 9.42)',
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
  AllocateCase: 'The case was given to a team or a caseworker',
  AddNote: 'A note for those who may read the case',
};

const helpOfChild: Readonly<Record<ChildCommandType, string>> = {
  RecordChild: 'A record of the child was opened',
  ChangeChildDetails: 'Details changed or became known; what is left out stays as it was',
  RecordParent: 'Who a parent or carer is',
  RecordNeed: 'Primary and secondary need as found on that day',
  RecordSetting: 'Which school or college the child attends from that day',
  RecordResponsibleAuthority: 'Which authority is responsible from that day (CFA 2014 s.24)',
  RecordLookedAfter: 'Whether the child is looked after from that day',
};

const helpOfAuthority: Readonly<Record<AuthorityCommandType, string>> = {
  ChoosePolicyOption: 'A question on which the law is silent or disputed was settled',
  SetSignOffOrder: 'Which sectors must sign a plan off before it is sent, in order',
  SetLocalMilestones: 'Weeks of the local milestones; never a breach',
  RecordSchoolClosures: 'When settings are closed in an academic year; replaces an earlier list of that year',
  WithdrawSchoolClosures: 'Closures of an academic year are no longer kept',
};

/** Every command that records one fact, with its fields and what it is for. */
export const commandKinds: readonly CommandKind[] = [
  ...needsAssessmentCommandTypes.map((type) => {
    const dto = needsAssessmentDtos[type] as DtoClass;
    const path = `/api/needs-assessments/{id}/commands/${type}`;
    return kind('needsAssessment', type, factOfCommand[type], helpOfAssessment[type], path, dto);
  }),
  ...childCommandTypes.map((type) => {
    const dto = childDtos[type] as DtoClass;
    return kind('child', type, factOfChildCommand[type], helpOfChild[type], `/api/children/{id}/commands/${type}`, dto);
  }),
  ...authorityCommandTypes.map((type) => {
    const dto = authorityDtos[type] as DtoClass;
    const path = `/api/authority/commands/${type}`;
    return kind('authority', type, factOfAuthorityCommand[type], helpOfAuthority[type], path, dto);
  }),
];

function kind(
  workflow: CommandKind['workflow'],
  type: string,
  records: string,
  help: string,
  path: string,
  dto: DtoClass,
): CommandKind {
  return { workflow, type, records, help, path, fields: fieldsOf(dto), dto };
}
