import { FieldFaults } from '../api/dto-parser.js';
import type { NewRequestDto } from './new-request.dto.js';
import type { NewRequest } from './request-commands.js';

/**
 * The request that a checked body describes.
 * @throws FieldFaults unless it says who the child is, in one way only.
 */
export function newRequestFrom(dto: NewRequestDto): NewRequest {
  const { childId, child, parent, need, setting, text, ...rest } = dto;
  const request = { ...rest, ...(text === undefined ? {} : { text }) };
  if (childId !== undefined) {
    const strange = Object.entries({ child, parent, need, setting }).filter(([, value]) => value !== undefined);
    if (strange.length === 0) return { ...request, about: { childId } };
    const message = 'is for a new child. Leave it out, or leave childId out';
    throw new FieldFaults(strange.map(([field]) => ({ field, message: `${field} ${message}` })));
  }
  if (child === undefined)
    throw new FieldFaults([{ field: 'child', message: 'Say who the child is: child, or childId' }]);
  return {
    ...request,
    about: {
      child: stated(child),
      ...(parent === undefined ? {} : { parent: stated(parent) }),
      ...(need === undefined ? {} : { need: stated(need) }),
      ...(setting === undefined ? {} : { setting: stated(setting) }),
    },
  };
}

/** A plain object of the fields that were filled in: an event holds no class and no `undefined`. */
function stated<Part extends object>(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;
}
