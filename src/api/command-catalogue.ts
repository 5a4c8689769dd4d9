import { factOfAuthorityCommand } from '../../workflows/authority/authority.commands.js';
import type { AuthorityCommandType } from '../../workflows/authority/authority.commands.js';
import { factOfChildCommand } from '../../workflows/child/child.commands.js';
import type { ChildCommandType } from '../../workflows/child/child.commands.js';
import { authorityCommandTypes, authorityDtos } from '../authority/authority.command-mapping.js';
import { childCommandTypes } from '../children/child.command-mapping.js';
import { childDtos } from '../children/child.dtos.js';
import { fieldsOf } from './dto-field.js';
import type { FieldNote } from './dto-field.js';
import type { DtoClass } from './dto-table.js';
import type { FactWorkflowName } from './fact-workflow.js';
import { factWorkflows } from './fact-workflows.js';

/** One command, as a program or a person at the command line needs to know it. */
export interface CatalogueEntry {
  readonly workflow: FactWorkflowName | 'child' | 'authority';
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

const helpOfChild: Readonly<Record<ChildCommandType, string>> = {
  RecordChild: 'A record of the child was opened',
  ChangeChildDetails: 'Details changed or became known; what is left out stays as it was',
  RecordParent: 'Who a parent or carer is',
  RecordNeed: 'Primary and secondary need as found on that day',
  RecordSetting: 'Which school or college the child attends from that day',
  RecordResponsibleAuthority: 'Which authority is responsible from that day (CFA 2014 s.24)',
  RecordLookedAfter: 'Whether the child is looked after from that day',
  RestrictCase: 'Only those named, and those it is allocated to, may open the case from now on; managers only',
  ChangeCaseAccess: 'Who may open the restricted case, as the whole list; managers only',
  LiftRestriction: 'Everybody who works with cases may open it again; managers only',
};

const helpOfAuthority: Readonly<Record<AuthorityCommandType, string>> = {
  ChoosePolicyOption: 'A question on which the law is silent or disputed was settled',
  SetSignOffOrder: 'Which sectors must sign a plan off before it is sent, in order',
  SetLocalMilestones: 'Weeks of the local milestones; never a breach',
  RecordSchoolClosures: 'When settings are closed in an academic year; replaces an earlier list of that year',
  WithdrawSchoolClosures: 'Closures of an academic year are no longer kept',
  SetCaseworkLimits: 'When a case counts as stuck, and by when escalations and contacts are answered',
  SetLetterhead:
    'What letters carry of the authority: name, address, and its words about appeals, mediation and advice',
  SetComplaintLimits: 'Working days in which complaints are answered, stage by stage; a promise, no law',
  SetQuestionnaire: 'What families are asked from that day on; earlier answers keep what they meant',
  SetSmallestShown: 'The smallest count that is published; smaller ones are withheld',
  SetAuditScale: 'The grades of quality audits, worst first, and which of them count as good or better',
  SetAuditCriteria: 'What audits of plans, of advice or of reviews look at',
  SetAuditorPosts: 'The posts that audit, and which of them are medical or clinical officers',
};

/** Every command that records one fact, with its fields and what it is for. */
export const commandKinds: readonly CommandKind[] = [
  ...factWorkflows.flatMap(({ workflow, path, factOfCommand, dtos, help }) =>
    Object.entries(dtos).map(([type, dto]) =>
      kind(workflow, type, factOfCommand[type] ?? '', help[type] ?? '', `/${path}/{id}/commands/${type}`, dto),
    ),
  ),
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
