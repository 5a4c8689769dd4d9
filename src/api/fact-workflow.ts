import { parseDto } from './dto-parser.js';
import type { FieldFault } from './dto-parser.js';
import { fieldsOf } from './dto-field.js';
import type { DtoClass } from './dto-table.js';
import type { Command } from '../../workflows/kernel/decider.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { WorkflowName } from '../commands/command-handler.js';

/** Workflows about a child whose commands each record one fact of a stream of its own. */
export type FactWorkflowName = Exclude<WorkflowName, 'child'>;

/** Another stream of the same child that a field names. */
export interface NamedStream {
  readonly field: string;
  readonly kinds: readonly FactWorkflowName[];
  /** The field holds the id alone, so that there is one kind; otherwise the stream's whole name. */
  readonly byId: boolean;
}

/** Personal fields of a command that belong to a parent or carer: they are sealed under the key of the person named. */
export interface SealedFor {
  /** The field that names them; where it says nothing, the fields are the child's as any other. */
  readonly person: string;
  readonly fields: readonly string[];
}

/**
 * What recording needs to know of a workflow: the interface, the command line and the catalogue are made from it. A command
 * that names a `childId` brings a stream into being.
 */
export interface FactWorkflow {
  readonly workflow: FactWorkflowName;
  /** One of them, as people call it: "needs assessment". */
  readonly name: string;
  /** Where programs send its commands: "api/plans". */
  readonly path: string;
  readonly factOfCommand: Readonly<Record<string, string>>;
  readonly dtos: Readonly<Record<string, DtoClass>>;
  /** What each command is for, in plain words. */
  readonly help: Readonly<Record<string, string>>;
  /** Ids that are given out when a command that brings something into being does not name one. */
  readonly generatedIds: Readonly<Partial<Record<string, string>>>;
  /** By command: the field that names another stream, which must be there and be about the same child. */
  readonly namedStreams: Readonly<Partial<Record<string, NamedStream>>>;
  /** By command: what is sealed under the key of a parent or carer of the child. */
  readonly sealedFor?: Readonly<Partial<Record<string, SealedFor>>>;
  /**
   * It may also be about nobody's case: this field of its beginning then names the person under whose own key everything is
   * sealed. Where the field is left out, somebody is registered.
   */
  readonly ownPerson?: string;
  /** Works out what follows from the rest of a command. */
  readonly completed?: (
    command: FactCommand,
    given: { readonly childId: string; readonly newId: NewId },
  ) => ParsedCommand;
  /** Whether a field of a command is personal data and so is sealed under the child's key. */
  isPersonal(type: string, field: string): boolean;
}

/** The command that records one fact, as every workflow's decider takes it. */
export interface FactCommand extends Command {
  readonly on: CalendarDate;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, object>>;
  readonly alreadyHappened?: string;
}

/** The command, or everything that is wrong with what asks for it. */
export type ParsedCommand = { readonly command: FactCommand } | { readonly faults: readonly FieldFault[] };

export interface GivenIds {
  /** Null off a case. */
  readonly childId: string | null;
  /** Whose key seals what is personal where there is no child; left out at a beginning, which names them. */
  readonly person?: string | null;
  readonly newId: NewId;
}

/** Gives an id for a field; a caller whose command may be sent twice derives it from the command id. */
export type NewId = (field: string) => string;

/** Tells whether the text names a command that records one fact of the workflow. */
export function isCommandOf({ dtos }: FactWorkflow, type: string): boolean {
  return Object.hasOwn(dtos, type);
}

/** Tells whether the command brings a stream into being, for a child who has a record. */
export function begins({ dtos }: FactWorkflow, type: string): boolean {
  const dto = Object.hasOwn(dtos, type) ? dtos[type] : undefined;
  return dto !== undefined && fieldsOf(dto).some(({ name }) => name === 'childId');
}

/** Whether a field stands in a table of fields by command. */
export function isFieldOf(table: Readonly<Partial<Record<string, object>>>): (type: string, field: string) => boolean {
  return (type, field) => Object.hasOwn(table, type) && Object.hasOwn(table[type] ?? {}, field);
}

/** The command that plain JSON asks for, or everything that is wrong with it. Personal fields go under the child's own key. */
export function parseFactCommand(workflow: FactWorkflow, type: string, json: unknown, given: GivenIds): ParsedCommand {
  const { childId, newId } = given;
  const dto = isCommandOf(workflow, type) ? workflow.dtos[type] : undefined;
  if (dto === undefined) return { faults: [{ field: 'type', message: `There is no command ${type}` }] };
  const parsed = parseDto(dto, json);
  if ('faults' in parsed) return parsed;
  const { on, alreadyHappened, ...fields } = parsed.dto as {
    readonly on: CalendarDate;
    readonly alreadyHappened?: string;
  };
  const data: Record<string, unknown> = {};
  const content: Record<string, unknown> = {};
  for (const [field, value] of Object.entries<unknown>(fields)) {
    if (value === undefined) continue;
    if (workflow.isPersonal(type, field)) content[field] = value;
    else data[field] = plain(value);
  }
  if ('childId' in data) data['childId'] = childId;
  const generated = workflow.generatedIds[type];
  if (generated !== undefined) data[generated] ??= newId(generated);
  const subject = childId ?? given.person ?? ownPersonOf(workflow, data);
  const command = {
    type,
    on,
    data,
    ...personalOf(content, data, workflow.sealedFor?.[type], subject),
    ...(alreadyHappened === undefined ? {} : { alreadyHappened }),
  };
  return workflow.completed?.(command, { childId: subject, newId }) ?? { command };
}

/** Off a case everything is the own person's; a body without one has been refused before. */
function ownPersonOf({ ownPerson }: FactWorkflow, data: Readonly<Record<string, unknown>>): string {
  const named = ownPerson === undefined ? null : data[ownPerson];
  return typeof named === 'string' ? named : '';
}

/** Whose key seals a personal field of a fact: that of the person it names for the field, or the one of everything else. */
export function ownerOf(
  sealedFor: SealedFor | undefined,
  data: Readonly<Record<string, unknown>>,
  whoElse: string,
  field: string,
): string {
  const named = sealedFor?.fields.includes(field) === true ? data[sealedFor.person] : null;
  return typeof named === 'string' ? named : whoElse;
}

/** Personal fields by whom they are about: the child, or the parent or carer whom the command names. */
function personalOf(
  content: Readonly<Record<string, unknown>>,
  data: Readonly<Record<string, unknown>>,
  sealedFor: SealedFor | undefined,
  whoElse: string,
): Pick<FactCommand, 'personal'> {
  const personal: Record<string, Record<string, unknown>> = {};
  for (const [field, value] of Object.entries(content)) {
    const subject = ownerOf(sealedFor, data, whoElse, field);
    personal[subject] = { ...personal[subject], [field]: value };
  }
  return Object.keys(personal).length === 0 ? {} : { personal };
}

/** Parts of a body are instances of their DTO; an event holds plain objects only. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? { ...value } : value;
}
