/** How the `ehc` command ends. */
export const exitCodes = { done: 0, failed: 1, badUsage: 2, doneWithRejects: 3 } as const;

/** What was asked for cannot be done as asked: one sentence that says what to do, without a stack. */
export class CliFault extends Error {
  override readonly name = 'CliFault';

  constructor(
    message: string,
    readonly exitCode: 1 | 2 = exitCodes.failed,
  ) {
    super(message);
  }
}
