/** The stream is not where the caller thought: read again, decide again. -1 means "no such stream". */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';

  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`Stream ${stream} is at revision ${actual}, not ${expected}`);
  }
}

/** The command id was used before with another body: a fault of the caller, never to be retried. */
export class CommandIdReused extends Error {
  override readonly name = 'CommandIdReused';

  constructor(readonly commandId: string) {
    super(`Command id ${commandId} has already been used for a command with another body`);
  }
}

export class StreamNotFound extends Error {
  override readonly name = 'StreamNotFound';

  constructor(readonly stream: string) {
    super(`There is no stream ${stream}`);
  }
}

/** The store takes no events just now, and nothing was written. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/** The store did not answer a reading in time. (An append without an answer is `OutcomeUnknown`.) */
export class StoreTimedOut extends StoreUnavailable {
  override readonly name = 'StoreTimedOut';
}

/** The store does not take the user name and password of the connection string, or they may not do this. */
export class StoreAccessDenied extends StoreUnavailable {
  override readonly name = 'StoreAccessDenied';
}

/** The events of one command are more than the store takes at once. Nothing was written. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';

  constructor(readonly mostBytes: number) {
    super(
      `The command holds more than the ${mostBytes} bytes that the event store takes at once; nothing was recorded`,
    );
  }
}

/**
 * The log no longer holds an event that was read from it before: it was restored from an older copy, or has lost its end.
 * Whoever follows it must stop, since what was made from the lost events says more than the log does.
 */
export class LogWentBackwards extends Error {
  override readonly name = 'LogWentBackwards';

  constructor(
    /** Position that had been reached. */
    readonly reached: number,
    /** Position of the last event that is there now. */
    readonly head: number,
  ) {
    const found =
      reached > head
        ? `The log ends at position ${head}, but ${reached} had been reached: it was restored from an older copy or has lost its end`
        : `The event at position ${reached} is not the one that was read there before: the log is another or was restored from an older copy`;
    super(`${found}. Find out which before anything more is recorded; then make the read models anew with ehc rebuild`);
  }
}

/** No room is left. Nothing was written, reads go on, and appends work again as soon as there is room. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';

  constructor(options?: ErrorOptions) {
    super('The disk that holds the event store is full: nothing was recorded. Free some space and try again', options);
  }
}

/** It is not known whether the events were written. Sending the same command id again, once the store answers, is safe. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';

  constructor(
    readonly commandId: string,
    options?: ErrorOptions,
  ) {
    super(`It is not known whether command ${commandId} was recorded; sending it again is safe`, options);
  }
}

/** Another process is the writer. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';

  constructor(
    readonly pid: number,
    readonly host: string,
    readonly since: string,
    folder: string,
  ) {
    super(
      `Process ${pid} on ${host} has been writing to ${folder} since ${since}. ` +
        'Stop it first, or open the store for reading only',
    );
  }
}

/** What was read is not what was written. `position` is the first bad one where it is known. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';

  constructor(
    message: string,
    readonly position: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The data were written by a newer release. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';

  constructor(file: string, found: number, supported: number) {
    super(
      `${file} has schema version ${found}, but this release knows versions up to ${supported}. ` +
        'Install the release that wrote it, or a later one; nothing was changed',
    );
  }
}
