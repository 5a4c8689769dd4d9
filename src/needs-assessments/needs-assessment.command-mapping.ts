import { randomUUID } from 'node:crypto';
import { parseDto } from '../api/dto-parser.js';
import type { FieldFault } from '../api/dto-parser.js';
import { factOfCommand } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type {
  NeedsAssessmentCommandType,
  NeedsAssessmentFactCommand,
} from '../../workflows/needs-assessment/needs-assessment.commands.js';
import { generatedIds, needsAssessmentDtos, personalFields } from './needs-assessment.dtos.js';
import type { NeedsAssessmentDtoOf } from './needs-assessment.dtos.js';

/** Gives an id for a field; a caller whose command may be sent twice derives it from the command id. */
export type NewId = (field: string) => string;

export const needsAssessmentCommandTypes = Object.keys(factOfCommand) as readonly NeedsAssessmentCommandType[];

/** Tells whether the text names a command that records one fact of a needs assessment. */
export function isNeedsAssessmentCommand(type: string): type is NeedsAssessmentCommandType {
  return Object.hasOwn(factOfCommand, type);
}

/** The command that a checked body asks for. Free text and names of settings go under the child's own key. */
export function commandFromDto<C extends NeedsAssessmentCommandType>(
  type: C,
  dto: NeedsAssessmentDtoOf<C>,
  childId: string,
  newId: NewId = () => randomUUID(),
): NeedsAssessmentFactCommand {
  const { on, alreadyHappened, ...fields } = dto;
  const data: Record<string, unknown> = {};
  const content: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (Object.hasOwn(personalFields, field)) content[field] = value;
    else data[field] = plain(value);
  }
  if ('childId' in data) data['childId'] = childId;
  const generated = (generatedIds as Partial<Record<string, string>>)[type];
  if (generated !== undefined) data[generated] ??= newId(generated);
  return {
    type,
    on,
    data,
    ...(Object.keys(content).length === 0 ? {} : { personal: { [childId]: content } }),
    ...(alreadyHappened === undefined ? {} : { alreadyHappened }),
  } as unknown as NeedsAssessmentFactCommand;
}

/** The command that plain JSON asks for, or everything that is wrong with it. */
export function parseCommand(
  type: string,
  json: unknown,
  childId: string,
  newId?: NewId,
): { readonly command: NeedsAssessmentFactCommand } | { readonly faults: readonly FieldFault[] } {
  if (!isNeedsAssessmentCommand(type)) return { faults: [{ field: 'type', message: `There is no command ${type}` }] };
  const parsed = parseDto<NeedsAssessmentDtoOf<typeof type>>(needsAssessmentDtos[type], json);
  return 'faults' in parsed ? parsed : { command: commandFromDto(type, parsed.dto, childId, newId) };
}

/** Parts of a body are instances of their DTO; an event holds plain objects only. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? { ...value } : value;
}
