import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/**
 * Brings what was committed to a database's write-ahead log to the disk beside the event loop, on a thread of the pool: a disk
 * that now and then takes a third of a second keeps only those waiting whose commit it is.
 */
export class LogSync {
  private handle: Promise<FileHandle> | null = null;

  /** @param database the file of the database; its write-ahead log keeps its file for as long as the database is open. */
  constructor(private readonly database: string) {}

  /** Resolves once everything that was committed before the call is on the disk. @throws the error of the file system. */
  async sync(): Promise<void> {
    this.handle ??= open(`${this.database}-wal`, 'r+');
    await (await this.handle).datasync();
  }

  async close(): Promise<void> {
    const { handle } = this;
    this.handle = null;
    await handle?.then(
      (file) => file.close(),
      () => undefined,
    );
  }
}
