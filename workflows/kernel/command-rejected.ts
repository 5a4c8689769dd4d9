import type { Plain } from './fact.js';

/** The rules say no: a code that the web, the API and the command line put into words, with the values those words need. */
export class CommandRejected<Code extends string = string> extends Error {
  override readonly name = 'CommandRejected';

  constructor(
    readonly code: Code,
    readonly details: Readonly<Record<string, Plain>> = {},
  ) {
    super(`Command rejected: ${code}`);
  }
}

/** @throws CommandRejected always. */
export function reject(code: string, details: Readonly<Record<string, Plain>> = {}): never {
  throw new CommandRejected(code, details);
}
