import { AddNoteDto, AllocateCaseDto, helpOfCaseKeeping } from '../api/case-keeping.dto.js';
import type { DtoClass, ExactTable, Holding, PersonalFields } from '../api/dto-table.js';
import { isFieldOf } from '../api/fact-workflow.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { factOfContactCommand } from '../../workflows/contact/contact.commands.js';
import type { ContactCommandType, ContactFactCommand } from '../../workflows/contact/contact.commands.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { AnswerContactDto, CloseContactDto, RecordContactDto } from './contact.dto.js';

type Type = ContactCommandType;
type CommandOf<C extends Type> = Extract<ContactFactCommand, { type: C }>;
type Data<C extends Type> = CommandOf<C>['data'];
type Content<C extends Type> = NonNullable<CommandOf<C>['personal']>[string];

const inWords = { text: true } as const;

/** Fields that are personal data and so are sealed, by command. */
const personalFields: PersonalFields<{ [C in Type]: Content<C> }, { [C in Type]: keyof Data<C> }> = {
  RecordContact: inWords,
  AnswerContact: inWords,
  CloseContact: inWords,
  AddNote: inWords,
};

type Complete = {
  readonly [C in Type]: DtoClass<
    Holding<Data<C>, Content<C>> & { readonly on: CalendarDate; readonly alreadyHappened?: string }
  >;
};

const dtos = {
  RecordContact: RecordContactDto,
  AnswerContact: AnswerContactDto,
  CloseContact: CloseContactDto,
  AllocateCase: AllocateCaseDto,
  AddNote: AddNoteDto,
} as const satisfies Complete;

const exact: ExactTable<typeof dtos, { [C in Type]: keyof Data<C> | keyof Content<C> | 'on' | 'alreadyHappened' }> =
  dtos;

const help: Readonly<Record<Type, string>> = {
  RecordContact: 'Somebody called or wrote about a child and is owed a reply by the limit of the authority',
  AnswerContact: 'The contact was answered',
  CloseContact: 'No reply is owed after all',
  ...helpOfCaseKeeping,
};

/** How calls, e-mails and letters about a child are recorded by programs, by forms and from the command line. */
export const contactWorkflow: FactWorkflow = {
  workflow: 'contact',
  name: 'contact',
  path: 'api/contacts',
  factOfCommand: factOfContactCommand,
  dtos: exact,
  help,
  generatedIds: {},
  namedStreams: {},
  isPersonal: isFieldOf(personalFields),
};
