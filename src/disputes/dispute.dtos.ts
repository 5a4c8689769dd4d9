import { AddNoteDto, AllocateCaseDto } from '../api/case-keeping.dto.js';
import type { DtoClass, ExactTable, Holding, PersonalFields } from '../api/dto-table.js';
import { exceptionDtos, personalOfExceptions } from '../api/exception.dtos.js';
import type { DisputeCommandType, DisputeFactCommand } from '../../workflows/dispute/dispute.commands.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import * as appeal from './appeal.dto.js';
import * as mediation from './mediation.dto.js';

type Type = DisputeCommandType;
type CommandOf<C extends Type> = Extract<DisputeFactCommand, { type: C }>;
type Data<C extends Type> = CommandOf<C>['data'];
type Content<C extends Type> = NonNullable<CommandOf<C>['personal']>[string];

/** Ids that are given out when a command that brings something into being does not name one. */
export const disputeGeneratedIds = {
  RecordRecommendation: 'recommendationId',
  ClaimException: 'exceptionId',
} as const satisfies { readonly [C in Type]?: keyof Data<C> };

type GeneratedId<C extends Type> = C extends keyof typeof disputeGeneratedIds ? (typeof disputeGeneratedIds)[C] : never;

const inWords = { text: true } as const;

/** Fields that are personal data and so are sealed, by command. */
export const disputePersonalFields: PersonalFields<{ [C in Type]: Content<C> }, { [C in Type]: keyof Data<C> }> = {
  OpenDispute: inWords,
  ReportNoMediation: inWords,
  RecordMediation: inWords,
  RecordAgreement: inWords,
  RecordOrder: inWords,
  RecordRecommendation: inWords,
  AnswerRecommendation: inWords,
  AddNote: inWords,
  ...personalOfExceptions,
};

type Complete = {
  readonly [C in Type]: DtoClass<
    Holding<Data<C>, Content<C>, GeneratedId<C>> & { readonly on: CalendarDate; readonly alreadyHappened?: string }
  >;
};

const dtos = {
  OpenDispute: mediation.OpenDisputeDto,
  RecordAdviserContact: mediation.RecordAdviserContactDto,
  DeclineMediation: mediation.DeclineMediationDto,
  RequestMediation: mediation.RequestMediationDto,
  TellHealthBody: mediation.TellHealthBodyDto,
  ArrangeMediation: mediation.ArrangeMediationDto,
  ReportNoMediation: mediation.ReportNoMediationDto,
  RecordMediation: mediation.RecordMediationDto,
  RecordCertificate: mediation.RecordCertificateDto,
  RecordAgreement: mediation.RecordAgreementDto,
  CarryOutOtherMatters: mediation.CarryOutOtherMattersDto,
  RecordAppeal: appeal.RecordAppealDto,
  RecordAppealSent: appeal.RecordAppealSentDto,
  FileResponse: appeal.FileResponseDto,
  ConcedeAppeal: appeal.ConcedeAppealDto,
  WithdrawAppeal: appeal.WithdrawAppealDto,
  ArrangeHearing: appeal.ArrangeHearingDto,
  RecordHearing: appeal.RecordHearingDto,
  RecordOrder: appeal.RecordOrderDto,
  RecordRecommendation: appeal.RecordRecommendationDto,
  AnswerRecommendation: appeal.AnswerRecommendationDto,
  CloseDispute: mediation.CloseDisputeDto,
  AllocateCase: AllocateCaseDto,
  AddNote: AddNoteDto,
  ...exceptionDtos,
} as const satisfies Complete;

/** The body of every command about a dispute: exactly the fields of the fact it records, held so by the compiler. */
export const disputeDtos: ExactTable<
  typeof dtos,
  { [C in Type]: keyof Data<C> | keyof Content<C> | 'on' | 'alreadyHappened' }
> = dtos;
