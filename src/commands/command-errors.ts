import type { Recorded } from '../../workflows/kernel/fact.js';

/** Somebody else recorded something on the case since the person saw it. Nothing of the command was recorded. */
export class StreamMovedOn extends Error {
  override readonly name = 'StreamMovedOn';

  constructor(
    readonly stream: string,
    readonly seenRevision: number,
    readonly actualRevision: number,
    /** What was recorded meanwhile, oldest first. */
    readonly since: readonly Recorded[],
  ) {
    super(`Stream ${stream} is at revision ${actualRevision}, and the command was made from revision ${seenRevision}`);
  }
}

/** The stream kept moving while the command was being carried out. Nothing of it was recorded; trying again is safe. */
export class TooMuchContention extends Error {
  override readonly name = 'TooMuchContention';
}

/** The id is not one this system gives out. */
export class MalformedId extends Error {
  override readonly name = 'MalformedId';

  constructor(readonly id: string) {
    super('The id is not a UUID');
  }
}

/** What was recorded before is not what was written, so nothing is put on top of it. Nothing of the command was recorded. */
export class RecordAltered extends Error {
  override readonly name = 'RecordAltered';

  constructor(readonly stream: string) {
    super(`Stream ${stream} holds an event that is not what was written`);
  }
}
