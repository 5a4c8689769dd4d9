import { folds } from '../../projections/folds.js';
import { prefixOf } from '../../projections/projection.js';
import type { Projection, StandingBasis } from '../../projections/projection.js';
import type { EventStore, StoredEvent } from '../event-store/event-store.js';
import { placedEvent } from '../event-store/recorded-event.js';
import type { RowChange } from './read-model-store.js';
import { rowChanges, stateOf } from './row-changes.js';

/**
 * The rows that a batch of events changes. Each touched stream is folded from its start: a correction changes facts long
 * folded, and a stream is some thirty events. Taking the same event twice gives the same row, so delivery at least once
 * does no harm. A projection that stands at `positions` takes only what comes later.
 */
export async function batchChanges(
  events: EventStore,
  projections: readonly Projection[],
  batch: readonly StoredEvent[],
  positions: ReadonlyMap<string, number>,
  basis: StandingBasis,
): Promise<readonly RowChange[]> {
  const touched = new Map<string, StoredEvent>();
  for (const event of batch) touched.set(event.stream, event);
  const changes: RowChange[] = [];
  for (const [stream, { position, revision, authority, recordedAt }] of touched) {
    const fold = folds.find(({ prefix }) => prefix === prefixOf(stream));
    if (fold === undefined) continue;
    const behind = projections.filter(({ name, of }) => of === fold && position > (positions.get(name) ?? 0));
    if (behind.length === 0) continue;
    const history = (await events.readFacts(stream, { to: revision })).map(placedEvent);
    const context = { stream, authority, revision, recordedAt };
    changes.push(...rowChanges(behind, fold, stateOf(fold, history), context, basis));
  }
  return changes;
}
