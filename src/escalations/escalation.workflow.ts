import { AddNoteDto, helpOfCaseKeeping } from '../api/case-keeping.dto.js';
import type { DtoClass, ExactTable, Holding, PersonalFields } from '../api/dto-table.js';
import { isFieldOf } from '../api/fact-workflow.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { factOfEscalationCommand } from '../../workflows/escalation/escalation.commands.js';
import type { EscalationCommandType, EscalationFactCommand } from '../../workflows/escalation/escalation.commands.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import {
  RaiseEscalationDto,
  ReplyToEscalationDto,
  SettleEscalationDto,
  StepUpEscalationDto,
} from './escalation.dto.js';

type Type = EscalationCommandType;
type CommandOf<C extends Type> = Extract<EscalationFactCommand, { type: C }>;
type Data<C extends Type> = CommandOf<C>['data'];
type Content<C extends Type> = NonNullable<CommandOf<C>['personal']>[string];

const inWords = { text: true } as const;

/** Fields that are personal data and so are sealed, by command. */
const personalFields: PersonalFields<{ [C in Type]: Content<C> }, { [C in Type]: keyof Data<C> }> = {
  RaiseEscalation: inWords,
  ReplyToEscalation: inWords,
  StepUpEscalation: inWords,
  SettleEscalation: inWords,
  AddNote: inWords,
};

type Complete = {
  readonly [C in Type]: DtoClass<
    Holding<Data<C>, Content<C>> & { readonly on: CalendarDate; readonly alreadyHappened?: string }
  >;
};

const dtos = {
  RaiseEscalation: RaiseEscalationDto,
  ReplyToEscalation: ReplyToEscalationDto,
  StepUpEscalation: StepUpEscalationDto,
  SettleEscalation: SettleEscalationDto,
  AddNote: AddNoteDto,
} as const satisfies Complete;

const exact: ExactTable<typeof dtos, { [C in Type]: keyof Data<C> | keyof Content<C> | 'on' | 'alreadyHappened' }> =
  dtos;

const help: Readonly<Record<Type, string>> = {
  RaiseEscalation: 'A stuck case was put before a manager, who owes a reply by the limit of the authority',
  ReplyToEscalation: 'The manager replied: what was decided, and by when the next step is to be done',
  StepUpEscalation: 'The escalation went to the second level',
  SettleEscalation: 'The escalation is settled',
  AddNote: helpOfCaseKeeping.AddNote,
};

/** How escalations of stuck cases are recorded by programs, by forms and from the command line. */
export const escalationWorkflow: FactWorkflow = {
  workflow: 'escalation',
  name: 'escalation',
  path: 'api/escalations',
  factOfCommand: factOfEscalationCommand,
  dtos: exact,
  help,
  generatedIds: {},
  namedStreams: { RaiseEscalation: { field: 'aboutStream', kinds: ['needsAssessment', 'plan'], byId: false } },
  isPersonal: isFieldOf(personalFields),
};
