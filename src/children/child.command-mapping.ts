import { parseDto } from '../api/dto-parser.js';
import type { FieldFault } from '../api/dto-parser.js';
import { factOfChildCommand } from '../../workflows/child/child.commands.js';
import type { ChildCommandType, ChildFactCommand } from '../../workflows/child/child.commands.js';
import { childDtos, clearFields } from './child.dtos.js';
import type { ChildDtoOf } from './child.dtos.js';

export const childCommandTypes = Object.keys(factOfChildCommand) as readonly ChildCommandType[];

/** Tells whether the text names a command that records one fact about a child. */
export function isChildCommand(type: string): type is ChildCommandType {
  return Object.hasOwn(factOfChildCommand, type);
}

/** The command that a checked body asks for. What is about a parent goes under that parent's own key. */
export function childCommandFromDto<C extends ChildCommandType>(
  type: C,
  dto: ChildDtoOf<C>,
  childId: string,
): ChildFactCommand {
  const { on, ...fields } = dto;
  const data: Record<string, unknown> = {};
  const content: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (Object.hasOwn(clearFields, field)) data[field] = value;
    else content[field] = value;
  }
  const subject = typeof data['parentId'] === 'string' ? data['parentId'] : childId;
  return {
    type,
    on,
    data,
    ...(Object.keys(content).length === 0 ? {} : { personal: { [subject]: content } }),
  } as unknown as ChildFactCommand;
}

/**
 * The command that plain JSON asks for, or everything that is wrong with it. A parent who is new must have been given
 * an id and a key before: see `ChildRecorder`.
 */
export function parseChildCommand(
  type: string,
  json: unknown,
  childId: string,
): { readonly command: ChildFactCommand } | { readonly faults: readonly FieldFault[] } {
  if (!isChildCommand(type)) return { faults: [{ field: 'type', message: `There is no command ${type}` }] };
  const parsed = parseDto<ChildDtoOf<typeof type>>(childDtos[type], json);
  return 'faults' in parsed ? parsed : { command: childCommandFromDto(type, parsed.dto, childId) };
}
