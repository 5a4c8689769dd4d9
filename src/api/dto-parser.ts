import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';

/** One thing that is wrong with what was sent. `field` is a path such as `limits.0.rule`; empty for the whole. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/** What was sent cannot be taken as it is. Nothing was recorded. */
export class FieldFaults extends Error {
  override readonly name = 'FieldFaults';

  constructor(readonly faults: readonly FieldFault[]) {
    super(`Fields at fault: ${faults.map(({ field }) => field).join(', ')}`);
  }
}

/** Deeper nesting than any DTO has is refused before it is walked. */
const deepest = 6;

/** The DTO that plain JSON gives, or everything that is wrong with it. Fields the DTO does not know are faults. */
export function parseDto<Dto extends object>(
  type: new () => Dto,
  json: unknown,
): { readonly dto: Dto } | { readonly faults: readonly FieldFault[] } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { faults: [{ field: '', message: 'Send a JSON object' }] };
  }
  const strange = strangeKey(json, '', deepest);
  if (strange !== null) return { faults: [strange] };
  const dto = plainToInstance(type, json);
  const errors = validateSync(dto, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
  });
  const faults = errors.flatMap((error) => faultsOf(error, ''));
  return faults.length === 0 ? { dto } : { faults };
}

/** @throws FieldFaults */
export function dtoFrom<Dto extends object>(type: new () => Dto, json: unknown): Dto {
  const parsed = parseDto(type, json);
  if ('faults' in parsed) throw new FieldFaults(parsed.faults);
  return parsed.dto;
}

function faultsOf({ property, constraints, children }: ValidationError, prefix: string): readonly FieldFault[] {
  const field = `${prefix}${property}`;
  const own = Object.entries(constraints ?? {}).map(([rule, message]) => ({
    field,
    message: rule === 'whitelistValidation' ? `${property} is not a field here` : message,
  }));
  return [...own, ...(children ?? []).flatMap((child) => faultsOf(child, `${field}.`))];
}

/** Names that mean something to JavaScript itself never reach the object that is built. */
function strangeKey(value: object, path: string, depth: number): FieldFault | null {
  for (const [key, inner] of Object.entries(value)) {
    const field = `${path}${key}`;
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      return { field, message: `${key} is not a field here` };
    }
    if (typeof inner !== 'object' || inner === null) continue;
    if (depth <= 1) return { field, message: 'Nested too deep' };
    const found = strangeKey(inner as object, `${field}.`, depth - 1);
    if (found !== null) return found;
  }
  return null;
}
