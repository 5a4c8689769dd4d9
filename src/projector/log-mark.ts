import { LogWentBackwards } from '../event-store/event-store-errors.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Checkpoint } from './read-model-store.js';

/** Stands among the checkpoints: the last event taken in, by its position and, as the stamp, its hash. */
const markName = 'log';

/** The mark of an event, to be saved with the rows it brought. */
export function logMark({ position, leaf }: { readonly position: number; readonly leaf: string }): Checkpoint {
  return { projection: markName, stamp: leaf, position };
}

/** The mark among the checkpoints, or null where nothing has been taken in yet. */
export function logMarkIn(checkpoints: readonly Checkpoint[]): Checkpoint | null {
  return checkpoints.find(({ projection }) => projection === markName) ?? null;
}

/** The mark of the last event up to a position; null at 0. */
export async function logMarkAt(events: EventStore, position: number): Promise<Checkpoint | null> {
  if (position === 0) return null;
  const event = await events.eventAt(position);
  return event === null ? null : logMark(event);
}

/**
 * Compares how far the read models have come with the log itself. Rows made from events that the log no longer holds must
 * not be carried on from: nobody would see the difference.
 * @throws LogWentBackwards
 */
export async function compareWithLog(
  events: EventStore,
  checkpoints: readonly Checkpoint[],
  head: number,
): Promise<void> {
  const reached = Math.max(0, ...checkpoints.map(({ position }) => position));
  if (reached > head) throw new LogWentBackwards(reached, head);
  const mark = logMarkIn(checkpoints);
  if (mark === null || mark.position === 0) return;
  const found = await logMarkAt(events, mark.position);
  if (found?.stamp !== mark.stamp) throw new LogWentBackwards(mark.position, head);
}
