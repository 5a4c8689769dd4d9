import { AddNoteDto, AllocateCaseDto } from '../api/case-keeping.dto.js';
import type { DtoClass, ExactTable, Holding, PersonalFields } from '../api/dto-table.js';
import type { ComplaintCommandType, ComplaintFactCommand } from '../../workflows/complaint/complaint.commands.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import * as complaint from './complaint.dto.js';

type Type = ComplaintCommandType;
type CommandOf<C extends Type> = Extract<ComplaintFactCommand, { type: C }>;
type Data<C extends Type> = CommandOf<C>['data'];
type Content<C extends Type> = NonNullable<CommandOf<C>['personal']>[string];

/** Ids that are given out when a command that brings something into being does not name one. */
export const complaintGeneratedIds = {
  RecordComplaint: 'complainantId',
} as const satisfies { readonly [C in Type]?: keyof Data<C> };

type GeneratedId<C extends Type> = C extends keyof typeof complaintGeneratedIds
  ? (typeof complaintGeneratedIds)[C]
  : never;

const inWords = { text: true } as const;

/** Fields that are personal data and so are sealed, by command. */
export const complaintPersonalFields: PersonalFields<{ [C in Type]: Content<C> }, { [C in Type]: keyof Data<C> }> = {
  RecordComplaint: { ...inWords, complainantName: true, complainantContact: true },
  AcknowledgeComplaint: inWords,
  AnswerComplaint: { ...inWords, action: true },
  TakeComplaintFurther: inWords,
  RecordOmbudsman: inWords,
  RecordOmbudsmanDecision: { ...inWords, action: true },
  WithdrawComplaint: inWords,
  AddNote: inWords,
};

type Complete = {
  readonly [C in Type]: DtoClass<
    Holding<Data<C>, Content<C>, GeneratedId<C>> & { readonly on: CalendarDate; readonly alreadyHappened?: string }
  >;
};

const dtos = {
  RecordComplaint: complaint.RecordComplaintDto,
  AcknowledgeComplaint: complaint.AcknowledgeComplaintDto,
  AnswerComplaint: complaint.AnswerComplaintDto,
  TakeComplaintFurther: complaint.TakeComplaintFurtherDto,
  RecordOmbudsman: complaint.RecordOmbudsmanDto,
  RecordOmbudsmanDecision: complaint.RecordOmbudsmanDecisionDto,
  WithdrawComplaint: complaint.WithdrawComplaintDto,
  CloseComplaint: complaint.CloseComplaintDto,
  AllocateCase: AllocateCaseDto,
  AddNote: AddNoteDto,
} as const satisfies Complete;

/** The body of every command about a complaint: exactly the fields of the fact it records, held so by the compiler. */
export const complaintDtos: ExactTable<
  typeof dtos,
  { [C in Type]: keyof Data<C> | keyof Content<C> | 'on' | 'alreadyHappened' }
> = dtos;
