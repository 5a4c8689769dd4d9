import { CommandRejected } from '../../workflows/kernel/command-rejected.js';

/** Why the rules would not take a command. */
export interface Refusal {
  readonly code: string;
  readonly details: CommandRejected['details'];
}

/**
 * Puts a command to the rules to see whether they would take it: null where they would. Dozens are tried for one page, so what they
 * refuse with notes no stack.
 */
export function refusalBy(judge: () => unknown): Refusal | null {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    judge();
    return null;
  } catch (error) {
    if (error instanceof CommandRejected) {
      const { code, details } = error as CommandRejected;
      return { code, details };
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  // No refusal but a fault: it happens again, and now says where.
  judge();
  return null;
}
