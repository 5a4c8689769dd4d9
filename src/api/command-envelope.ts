import { randomUUID } from 'node:crypto';
import { FieldFaults } from './dto-parser.js';
import type { FieldFault } from './dto-parser.js';

/** What comes with every command beside its own fields. */
export interface CommandEnvelope {
  readonly commandId: string;
  readonly seenRevision?: number;
  /** The command's own fields. */
  readonly fields: Readonly<Record<string, unknown>>;
}

const commandIdForm = /^[\w.:-]{8,100}$/;
const formInWords = '8 to 100 letters, figures, dots, colons, dashes or underscores';

/**
 * Takes apart a command's body. The id that makes a retry safe comes from the header `Idempotency-Key` or the field
 * `commandId`; without either the command gets an id of its own.
 * @throws FieldFaults
 */
export function envelopeOf(body: unknown, idempotencyKey?: string): CommandEnvelope {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new FieldFaults([{ field: '', message: 'Send a JSON object' }]);
  }
  const { commandId, seenRevision, ...fields } = body as Readonly<Record<string, unknown>>;
  const faults: FieldFault[] = [];
  if (commandId !== undefined && !isCommandId(commandId)) {
    faults.push({ field: 'commandId', message: `commandId must be ${formInWords}` });
  }
  if (idempotencyKey !== undefined && !isCommandId(idempotencyKey)) {
    faults.push({ field: 'Idempotency-Key', message: `The header Idempotency-Key must be ${formInWords}` });
  }
  if (commandId !== undefined && idempotencyKey !== undefined && commandId !== idempotencyKey) {
    faults.push({ field: 'commandId', message: 'commandId and the header Idempotency-Key must be the same' });
  }
  if (seenRevision !== undefined && !isRevision(seenRevision)) {
    faults.push({ field: 'seenRevision', message: 'seenRevision must be a whole number of 0 or more' });
  }
  if (faults.length > 0) throw new FieldFaults(faults);
  return {
    commandId: idempotencyKey ?? (commandId as string | undefined) ?? randomUUID(),
    ...(isRevision(seenRevision) ? { seenRevision } : {}),
    fields,
  };
}

function isCommandId(value: unknown): value is string {
  return typeof value === 'string' && commandIdForm.test(value);
}

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
