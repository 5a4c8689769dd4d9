import { prefixOf } from '../../projections/projection.js';
import type { Projection, StandingBasis } from '../../projections/projection.js';
import type { EventStore, StoredEvent, Subscription } from '../event-store/event-store.js';
import { compareWithLog, logMark, logMarkAt, logMarkIn } from './log-mark.js';
import { batchChanges } from './projection-batch.js';
import type { Checkpoint, ReadModelStore, RowChange } from './read-model-store.js';
import { rebuild } from './rebuild.js';
import { stampOf } from './row-changes.js';
import type { Signal } from './signal.js';

/** What a term tells whoever began it. */
export interface TermEvents {
  saved(changes: readonly RowChange[], position: number): void;
  replaced(): void;
  caughtUp(position: number): void;
  /** An authority has recorded something of its settings, here or in another process. */
  authorityChanged(): Promise<void> | undefined;
  rebuilding?(position: number, until: number): void;
}

const renewMs = 1_500;

/** One term of leading: brings the read models up to the log and keeps them there, under one basis, until it ends. */
export class ProjectorTerm {
  private held: readonly Checkpoint[] = [];

  constructor(
    private readonly events: EventStore,
    private readonly readModels: ReadModelStore,
    private readonly projections: readonly Projection[],
    private readonly basis: StandingBasis,
    private readonly tell: TermEvents,
  ) {}

  /**
   * Resolves when `end` is raised or the term has run out. Rejects with what the log or the read models throw.
   * @throws LogWentBackwards
   */
  async run(end: Signal): Promise<void> {
    const stopRenewing = this.keepTerm(end);
    let subscription: Subscription | null = null;
    try {
      this.held = await this.readModels.checkpoints();
      await compareWithLog(this.events, this.held, await this.events.head());
      const stale = this.projections.filter((projection) => !isCurrent(projection, this.held, this.basis));
      if (stale.length > 0) await this.make(stale);
      const after = positionOf(this.projections, this.held, this.basis) ?? 0;
      const head = await this.events.head();
      subscription = this.events.subscribe({ after: Math.min(head, after), limit: 1_000 }, (batch) => this.take(batch));
      // Waited for below; a failure before then must not count as unhandled.
      subscription.done.catch(() => undefined);
      const ended = end.wait().then(() => true);
      const reached = subscription.reached(head).then(() => false);
      reached.catch(() => undefined);
      if (await Promise.race([reached, ended])) return;
      this.tell.caughtUp(positionOf(this.projections, this.held, this.basis) ?? 0);
      await Promise.race([subscription.done, ended]);
    } finally {
      stopRenewing();
      await subscription?.stop();
    }
  }

  /** Makes these projections anew from the log. @returns the position they now stand at. */
  async make(projections: readonly Projection[]): Promise<number> {
    const { events, readModels } = this;
    const position = await rebuild(events, readModels, projections, this.basis, this.tell.rebuilding?.bind(this.tell));
    const held = await readModels.checkpoints();
    const mark = (await logMarkAt(events, position)) ?? logMark({ position: 0, leaf: '' });
    await readModels.save([], [mark], held);
    this.held = [...held.filter(({ projection }) => projection !== mark.projection), mark];
    this.tell.replaced();
    return position;
  }

  /** Renews the term and looks whether everything is still there; raises `end` if not. */
  keepTerm(end: Signal): () => void {
    const timer = setInterval(() => {
      this.readModels
        .renew()
        .then(async (leads) => leads && (await this.readModels.intact(this.held.map(({ projection }) => projection))))
        .then(
          (well) => {
            if (!well) end.raise();
          },
          // What does not answer now fails the next save, or says no the next time it answers.
          () => undefined,
        );
    }, renewMs).unref();
    return () => {
      clearInterval(timer);
    };
  }

  private async take(batch: readonly StoredEvent[]): Promise<void> {
    const last = batch.at(-1);
    if (last === undefined) return;
    const { held, basis } = this;
    const positions = new Map(held.map(({ projection, position }) => [projection, position]));
    const changes = await batchChanges(this.events, this.projections, batch, positions, basis);
    const checkpoints = this.projections.map((projection): Checkpoint => ({
      projection: projection.name,
      stamp: stampOf(projection, basis),
      position: Math.max(last.position, positions.get(projection.name) ?? 0),
    }));
    const mark = logMarkIn(held);
    const next = [...checkpoints, mark !== null && mark.position >= last.position ? mark : logMark(last)];
    await this.readModels.save(changes, next, held);
    this.held = next;
    this.tell.saved(changes, Math.min(...checkpoints.map(({ position }) => position)));
    if (batch.some(({ stream }) => prefixOf(stream) === 'authority')) await this.tell.authorityChanged();
  }
}

/** The position that all the projections have reached; null where one has none, or was made under other rules. */
export function positionOf(
  projections: readonly Projection[],
  held: readonly Checkpoint[],
  basis: StandingBasis,
): number | null {
  if (!projections.every((projection) => isCurrent(projection, held, basis))) return null;
  const names = new Set(projections.map(({ name }) => name));
  return Math.min(...held.filter(({ projection }) => names.has(projection)).map(({ position }) => position));
}

function isCurrent(projection: Projection, held: readonly Checkpoint[], basis: StandingBasis): boolean {
  const stamp = stampOf(projection, basis);
  return held.some((checkpoint) => checkpoint.projection === projection.name && checkpoint.stamp === stamp);
}
