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
export function parseFactCommand(
  workflow: FactWorkflow,
  type: string,
  json: unknown,
  { childId, newId }: { readonly childId: string; readonly newId: NewId },
): { readonly command: FactCommand } | { readonly faults: readonly FieldFault[] } {
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
  const command = {
    type,
    on,
    data,
    ...(Object.keys(content).length === 0 ? {} : { personal: { [childId]: content } }),
    ...(alreadyHappened === undefined ? {} : { alreadyHappened }),
  };
  return { command };
}

/** Parts of a body are instances of their DTO; an event holds plain objects only. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? { ...value } : value;
}
