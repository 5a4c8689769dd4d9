import { OutcomeUnknown, StoreUnavailable } from '../event-store-errors.js';
import type { AppendResult } from '../event-store.js';
import type { AppendRequest, Attempt, EventWriter } from './event-writer.js';
import { isFatalForTheWriter, portError } from './sqlite-errors.js';
import type { SqliteConnection } from './sqlite-connection.js';

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

const mostInAGroup = 1_024;

/**
 * Collects the appends of one turn of the event loop and commits them together: one sync pays for all. Each is checked
 * alone, and one that the database refuses is rolled back and the others tried again by themselves.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private scheduled: NodeJS.Immediate | null = null;
  private failure: Error | null = null;
  /** Groups that are committed and not yet synced; what comes meanwhile waits, and is the next group. */
  private readonly syncing = new Set<Promise<void>>();

  /** @param sync brings to the disk what was committed, where the commit itself does not; answers wait for it. */
  constructor(
    private readonly connection: Pick<SqliteConnection, 'exec' | 'isTransaction'>,
    private readonly writer: EventWriter,
    private readonly committed: () => void,
    private readonly sync: (() => Promise<void>) | null = null,
  ) {}

  append(request: AppendRequest): Promise<AppendResult> {
    if (this.failure !== null) return Promise.reject(stopped(this.failure));
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.schedule();
    });
  }

  /** Commits what is still waiting. */
  async finish(): Promise<void> {
    while (this.waiting.length > 0 || this.syncing.size > 0) {
      if (this.scheduled !== null) clearImmediate(this.scheduled);
      this.scheduled = null;
      while (this.waiting.length > 0) this.commitGroup();
      await Promise.all(this.syncing);
    }
  }

  private schedule(): void {
    if (this.syncing.size > 0) return;
    this.scheduled ??= setImmediate(() => {
      this.scheduled = null;
      this.commitGroup();
      if (this.waiting.length > 0) this.schedule();
    });
  }

  private commitGroup(): void {
    const group = this.waiting.splice(0, mostInAGroup);
    if (this.failure !== null) {
      for (const { reject } of group) reject(stopped(this.failure));
      return;
    }
    const error = this.transact(group);
    if (error === null) return;
    if (group.length === 1 || this.hasFailed()) {
      for (const { request, reject } of group) reject(this.answerTo(request, error));
      return;
    }
    // One of them does not fit or is not acceptable to the database. Alone, each gets its own answer.
    for (const one of group) {
      const its = this.hasFailed() ? error : this.transact([one]);
      if (its !== null) one.reject(this.answerTo(one.request, its));
    }
  }

  /** Null if the transaction was ended as meant and its members have their answers; otherwise why it was not. */
  private transact(group: readonly Waiting[]): TransactionError | null {
    const attempts: Attempt[] = [];
    let committing = false;
    try {
      this.connection.exec('BEGIN IMMEDIATE');
      for (const { request } of group) attempts.push(this.writer.attempt(request));
      this.writer.completeGroup();
      committing = true;
      this.connection.exec('COMMIT');
    } catch (cause) {
      const fatal = isFatalForTheWriter(cause);
      this.rollBack();
      if (fatal) this.failure = portError(cause);
      return { cause, unknown: fatal && committing };
    }
    const acknowledge = (): void => {
      group.forEach((one, index) => {
        settle(one, attempts[index]);
      });
      if (attempts.some((attempt) => 'result' in attempt && !attempt.result.replayed)) this.committed();
    };
    if (this.sync === null) acknowledge();
    else this.acknowledgeOnceSynced(group, this.sync(), acknowledge);
    return null;
  }

  private acknowledgeOnceSynced(group: readonly Waiting[], synced: Promise<void>, acknowledge: () => void): void {
    const done = synced
      .then(acknowledge, (cause: unknown) => {
        // After a failed sync nobody knows what the disk holds.
        this.failure = portError(cause);
        for (const { request, reject } of group) reject(this.answerTo(request, { cause, unknown: true }));
      })
      .finally(() => {
        this.syncing.delete(done);
        if (this.waiting.length > 0) this.schedule();
      });
    this.syncing.add(done);
  }

  private rollBack(): void {
    this.writer.forget();
    try {
      // Some errors, a full disk among them, have already rolled back.
      if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
    } catch (cause) {
      this.failure = portError(cause);
    }
  }

  private answerTo(request: AppendRequest, error: TransactionError): Error {
    if (error.unknown) return new OutcomeUnknown(request.command.commandId, { cause: error.cause });
    return portError(error.cause);
  }

  private hasFailed(): boolean {
    return this.failure !== null;
  }
}

interface TransactionError {
  readonly cause: unknown;
  readonly unknown: boolean;
}

function settle(one: Waiting, attempt: Attempt | undefined): void {
  if (attempt === undefined) one.reject(new StoreUnavailable('The append was not attempted'));
  else if ('result' in attempt) one.resolve(attempt.result);
  else one.reject(attempt.refused);
}

function stopped(cause: Error): StoreUnavailable {
  return new StoreUnavailable(
    `The event store has stopped writing after an error (${cause.message}). ` +
      'Nothing was recorded; check the disk, run "ehc verify", then restart',
    { cause },
  );
}
