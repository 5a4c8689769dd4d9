import type { DtoClass, ExactTable, Holding } from '../api/dto-table.js';
import type { ChildCommandType, RecordChildFact } from '../../workflows/child/child.commands.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { ChangeCaseAccessDto, LiftRestrictionDto, RestrictCaseDto } from './case-access.dto.js';
import {
  ChangeChildDetailsDto,
  RecordChildDto,
  RecordLookedAfterDto,
  RecordNeedDto,
  RecordParentDto,
  RecordResponsibleAuthorityDto,
  RecordSettingDto,
} from './child.dto.js';

type Type = ChildCommandType;
type Data<C extends Type> = RecordChildFact<C>['data'];
type Content<C extends Type> = NonNullable<RecordChildFact<C>['personal']>[string];
type KeysOfData = { [C in Type]: keyof Data<C> }[Type];
type KeysOfContent = { [C in Type]: keyof Content<C> }[Type];

/** Fields that stand in clear; everything else about a child is sealed. The compiler asks for each of them. */
export const clearFields: Readonly<Record<KeysOfData, [KeysOfContent & KeysOfData] extends [never] ? true : never>> = {
  reference: true,
  parentId: true,
  at: true,
  authorityCode: true,
  lookedAfter: true,
  people: true,
  teams: true,
  manager: true,
};

type GeneratedId<C extends Type> = C extends 'RecordParent'
  ? 'parentId'
  : C extends 'RestrictCase' | 'ChangeCaseAccess'
    ? 'manager'
    : never;
/** A content field the fact cannot do without (the primary need) must be there; the others may be left out. */
type Complete = {
  readonly [C in Type]: DtoClass<Holding<Data<C>, object, GeneratedId<C>> & Content<C> & { readonly on: CalendarDate }>;
};

const dtos = {
  RecordChild: RecordChildDto,
  ChangeChildDetails: ChangeChildDetailsDto,
  RecordParent: RecordParentDto,
  RecordNeed: RecordNeedDto,
  RecordSetting: RecordSettingDto,
  RecordResponsibleAuthority: RecordResponsibleAuthorityDto,
  RecordLookedAfter: RecordLookedAfterDto,
  RestrictCase: RestrictCaseDto,
  ChangeCaseAccess: ChangeCaseAccessDto,
  LiftRestriction: LiftRestrictionDto,
} as const satisfies Complete;

/** The body of every command about a child: exactly the fields of the fact it records, held so by the compiler. */
export const childDtos: ExactTable<typeof dtos, { [C in Type]: keyof Data<C> | keyof Content<C> | 'on' }> = dtos;

export type ChildDtoOf<C extends Type> = InstanceType<(typeof dtos)[C]>;
