import type { CommandIdentity, NewEvent, StoredEvent } from '../event-store.js';
import { leafOf } from '../leaf.js';

export interface ToWrite {
  readonly stream: string;
  /** Where the stream ends. */
  readonly state: { readonly revision: number; readonly leaf: string };
  readonly events: readonly NewEvent[];
  readonly command: CommandIdentity;
  readonly now: Date;
  /** The latest instant that is known to have been right. */
  readonly trusted: string;
}

/** The events of a command as they are written down after the end of their stream, each with its hash. */
export function writtenEvents({
  stream,
  state,
  events,
  command,
  now,
  trusted,
}: ToWrite): Omit<StoredEvent, 'position'>[] {
  const recordedAt = command.recordedAt ?? now.toISOString();
  const clockSuspect = command.recordedAt === undefined ? recordedAt < trusted : (command.clockSuspect ?? false);
  let { revision, leaf: previous } = state;
  return events.map((event) => {
    revision += 1;
    const content = { ...event, stream, revision, recordedAt, clockSuspect, commandId: command.commandId, previous };
    previous = leafOf(content);
    return { ...content, leaf: previous };
  });
}
