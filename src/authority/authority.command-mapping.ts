import { factOfAuthorityCommand } from '../../workflows/authority/authority.commands.js';
import type {
  AuthorityCommand,
  AuthorityCommandType,
  ChangeSetting,
} from '../../workflows/authority/authority.commands.js';
import type { Plain } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { dtoFrom } from '../api/dto-parser.js';
import type { DtoClass, ExactTable, Holding } from '../api/dto-table.js';
import {
  ChoosePolicyOptionDto,
  RecordSchoolClosuresDto,
  SetComplaintLimitsDto,
  SetAuditCriteriaDto,
  SetAuditorPostsDto,
  SetAuditScaleDto,
  SetCaseworkLimitsDto,
  SetLetterheadDto,
  SetLocalMilestonesDto,
  SetQuestionnaireDto,
  SetSignOffOrderDto,
  SetSmallestShownDto,
  WithdrawSchoolClosuresDto,
} from './authority.dto.js';

type Type = AuthorityCommandType;
type Data<C extends Type> = ChangeSetting<C>['data'];
type Complete = {
  readonly [C in Type]: DtoClass<Holding<Data<C>, object> & { readonly on: CalendarDate }>;
};

const dtos = {
  ChoosePolicyOption: ChoosePolicyOptionDto,
  SetSignOffOrder: SetSignOffOrderDto,
  SetLocalMilestones: SetLocalMilestonesDto,
  RecordSchoolClosures: RecordSchoolClosuresDto,
  WithdrawSchoolClosures: WithdrawSchoolClosuresDto,
  SetLetterhead: SetLetterheadDto,
  SetComplaintLimits: SetComplaintLimitsDto,
  SetQuestionnaire: SetQuestionnaireDto,
  SetSmallestShown: SetSmallestShownDto,
  SetAuditScale: SetAuditScaleDto,
  SetAuditCriteria: SetAuditCriteriaDto,
  SetAuditorPosts: SetAuditorPostsDto,
  SetCaseworkLimits: SetCaseworkLimitsDto,
} as const satisfies Complete;

/** The body of every change of a setting: exactly the fields of the fact it records, held so by the compiler. */
export const authorityDtos: ExactTable<typeof dtos, { [C in Type]: keyof Data<C> | 'on' }> = dtos;

export const authorityCommandTypes = Object.keys(factOfAuthorityCommand) as readonly AuthorityCommandType[];

/** Tells whether the text names a command that changes a setting. */
export function isAuthorityCommand(type: string): type is AuthorityCommandType {
  return Object.hasOwn(factOfAuthorityCommand, type);
}

/**
 * The command that plain JSON asks for.
 * @throws FieldFaults
 */
export function authorityCommandFrom(type: AuthorityCommandType, json: unknown): AuthorityCommand {
  const dto = dtoFrom<{ readonly on: CalendarDate }>(authorityDtos[type], json);
  // Parts are instances of their DTO, and what was left out of them is undefined: an event holds plain JSON only.
  const { on, ...data } = JSON.parse(JSON.stringify(dto)) as { on: CalendarDate } & Record<string, Plain>;
  return { type, on, data } as unknown as AuthorityCommand;
}
