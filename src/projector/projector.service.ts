import { Injectable } from '@nestjs/common';
import { folds } from '../../projections/folds.js';
import { prefixOf } from '../../projections/projection.js';
import type { Projection, StandingBasis } from '../../projections/projection.js';
import { EventStore } from '../event-store/event-store.js';
import type { StoredEvent, Subscription } from '../event-store/event-store.js';
import { placedEvent } from '../event-store/recorded-event.js';
import { ReadModelStore } from './read-model-store.js';
import type { Checkpoint, RowChange } from './read-model-store.js';
import { rebuild } from './rebuild.js';
import { rowChanges, stampOf, stateOf } from './row-changes.js';

/** Told after rows and checkpoint have been saved. */
export type OnRowsSaved = (changes: readonly RowChange[]) => void;

/** Follows the log and keeps every read model up to it: changed rows and checkpoint in one step. */
@Injectable()
export class ProjectorService {
  private subscription: Subscription | null = null;
  private readonly listeners = new Set<OnRowsSaved>();

  constructor(
    private readonly events: EventStore,
    private readonly readModels: ReadModelStore,
    private readonly projections: readonly Projection[],
    private readonly basis: () => StandingBasis,
  ) {}

  /** Rebuilds what is missing or was made under other rules, then follows the log. Resolves when caught up. */
  async start(onProgress?: (position: number, until: number) => void): Promise<void> {
    if (this.subscription !== null) return;
    const basis = this.basis();
    const positions = await this.positions(basis);
    const stale = this.projections.filter(({ name }) => !positions.has(name));
    if (stale.length > 0) {
      const position = await rebuild(this.events, this.readModels, stale, basis, onProgress);
      for (const { name } of stale) positions.set(name, position);
    }
    const head = await this.events.head();
    const after = Math.min(head, ...positions.values());
    this.subscription = this.events.subscribe({ after, limit: 1_000 }, (batch) => this.take(batch, positions));
    this.subscription.done.catch(() => undefined);
    await this.subscription.reached(head);
  }

  /** Resolves when the read models stand at this position or later; rejects if the projector has stopped. */
  async reached(position: number): Promise<void> {
    if (this.subscription === null) throw new Error('The projector has not been started');
    await this.subscription.reached(position);
  }

  /** Position up to which every read model has been saved. */
  get position(): number {
    return this.subscription?.position ?? 0;
  }

  /** Calls back after every save, until the returned function is called. */
  onRowsSaved(listener: OnRowsSaved): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Lets the batch in hand be saved and follows no further, until started again. May be called twice. */
  async stop(): Promise<void> {
    const { subscription } = this;
    this.subscription = null;
    await subscription?.stop();
  }

  /** Checkpoints of the projections whose rows are of this release and these rules. */
  private async positions(basis: StandingBasis): Promise<Map<string, number>> {
    const saved = new Map(
      (await this.readModels.checkpoints()).map((checkpoint) => [checkpoint.projection, checkpoint]),
    );
    const head = await this.events.head();
    return new Map(
      this.projections.flatMap((projection): [string, number][] => {
        const checkpoint = saved.get(projection.name);
        // A checkpoint past the end of the log belongs to another log: the rows say nothing about this one.
        const usable = checkpoint?.stamp === stampOf(projection, basis) && checkpoint.position <= head;
        return usable ? [[projection.name, checkpoint.position]] : [];
      }),
    );
  }

  private async take(batch: readonly StoredEvent[], positions: Map<string, number>): Promise<void> {
    const last = batch.at(-1);
    if (last === undefined) return;
    const basis = this.basis();
    const touched = new Map<string, StoredEvent>();
    for (const event of batch) touched.set(event.stream, event);
    const changes: RowChange[] = [];
    for (const [stream, event] of touched) changes.push(...(await this.changesOf(stream, event, positions, basis)));
    const checkpoints = this.projections.map((projection): Checkpoint => ({
      projection: projection.name,
      stamp: stampOf(projection, basis),
      position: Math.max(last.position, positions.get(projection.name) ?? 0),
    }));
    await this.readModels.save(changes, checkpoints);
    for (const { projection, position } of checkpoints) positions.set(projection, position);
    for (const listener of this.listeners) listener(changes);
  }

  /**
   * Folds the touched stream from its start: a correction changes facts long folded, and a stream is some thirty events.
   * Taking the same event twice gives the same row, so delivery at least once does no harm.
   */
  private async changesOf(
    stream: string,
    { position, revision, authority, recordedAt }: StoredEvent,
    positions: ReadonlyMap<string, number>,
    basis: StandingBasis,
  ): Promise<readonly RowChange[]> {
    const fold = folds.find(({ prefix }) => prefix === prefixOf(stream));
    if (fold === undefined) return [];
    const behind = this.projections.filter(({ name, of }) => of === fold && position > (positions.get(name) ?? 0));
    if (behind.length === 0) return [];
    const history = (await this.events.readFacts(stream, { to: revision })).map(placedEvent);
    return rowChanges(behind, fold, stateOf(fold, history), { stream, authority, revision, recordedAt }, basis);
  }
}
