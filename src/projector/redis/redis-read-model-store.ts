import { Logger } from '@nestjs/common';
import { RedisConnection } from '../../redis/redis-connection.js';
import { RedisUnavailable } from '../../redis/redis-unavailable.js';
import { CheckpointMoved, NotLeading, ReadModelStore, ReadModelsUnavailable } from '../read-model-store.js';
import type { Checkpoint, RangeMember, RangeQuery, RowChange, SavedElsewhere } from '../read-model-store.js';
import { TableDigest } from '../table-digest.js';
import { RedisAnnouncements } from './redis-announcements.js';
import type { Announced } from './redis-announcements.js';
import { collectGarbage } from './redis-garbage.js';
import { headValue, newGeneration, RedisLayout, sequenceField } from './redis-layout.js';
import { entriesText, RedisReplacement } from './redis-replacement.js';
import { flipScript, intactScript, saveScript } from './redis-scripts.js';
import { RedisTables } from './redis-tables.js';
import { RedisTerm } from './redis-term.js';

/**
 * Read models in Redis, written by one process and read by many. Redis may lose them, whole or in part, at any time: what
 * is missing is noticed, is not read, and is made anew from the log.
 */
export class RedisReadModelStore extends ReadModelStore {
  private readonly layout: RedisLayout;
  private readonly term: RedisTerm;
  private readonly tables: RedisTables;
  private readonly announcements: RedisAnnouncements;
  private readonly listeners = new Set<(saved: SavedElsewhere) => void>();
  private readonly log = new Logger('ReadModels');
  /** Announcements are passed on in order, though their rows must be fetched. */
  private passingOn: Promise<void> = Promise.resolve();
  private collecting: Promise<void> = Promise.resolve();

  constructor(private readonly connection: RedisConnection) {
    super();
    this.layout = new RedisLayout(connection.prefix);
    this.term = new RedisTerm(connection, this.layout);
    this.tables = new RedisTables(connection, this.layout);
    this.announcements = new RedisAnnouncements(connection, this.layout);
  }

  override async lead({ takeOver = false }: { readonly takeOver?: boolean } = {}): Promise<boolean> {
    const leads = await unavailable(this.term.begin(takeOver));
    // What a process that died left half made; not awaited, since nobody depends on it.
    if (leads) this.collect();
    return leads;
  }

  override renew(): Promise<boolean> {
    return unavailable(this.term.renew());
  }

  override resign(): Promise<void> {
    return unavailable(this.term.end());
  }

  override async intact(projections: readonly string[]): Promise<boolean> {
    const args = [this.layout.prefix, ...projections];
    const lost = await unavailable(intactScript.run(this.connection.quick, [this.layout.head], args));
    return lost === 0;
  }

  override onSavedElsewhere(listener: (saved: SavedElsewhere) => void): () => void {
    if (this.listeners.size === 0) {
      this.announcements.start((announced) => {
        this.passingOn = this.passingOn.then(() => this.passOn(announced));
      });
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.announcements.stop();
    };
  }

  override async checkpoints(): Promise<readonly Checkpoint[]> {
    const [flat] = await unavailable(
      RedisConnection.answersOf(this.connection.quick.pipeline().hgetall(this.layout.head)),
    );
    return Object.entries(flat as Record<string, string>)
      .filter(([projection]) => projection !== sequenceField)
      .map(([projection, held]) => {
        const { position, stamp } = headValue(held);
        return { projection, position, stamp };
      });
  }

  override async save(
    changes: readonly RowChange[],
    checkpoints: readonly Checkpoint[],
    expected: readonly Checkpoint[],
  ): Promise<void> {
    const before = checkpoints.map(({ projection }) => {
      const held = expected.find((checkpoint) => checkpoint.projection === projection);
      return held === undefined ? [projection, '', ''] : partsOf(held);
    });
    // The script reads a row's old entries before it writes any.
    const last = new Map(changes.map((change) => [`${change.projection} ${change.key}`, change]));
    const rows = [...last.values()].flatMap((change) => [
      change.projection,
      change.key,
      change.json ?? '',
      entriesText(change),
    ]);
    const announcement = this.announcements.message(changes, checkpoints);
    const args = this.writing(announcement, newGeneration(), before, checkpoints.map(partsOf));
    await this.judge(saveScript.run(this.connection.patient, [this.layout.head, this.layout.term], [...args, ...rows]));
  }

  override async replace(
    projections: readonly string[],
    changes: Iterable<RowChange>,
    checkpoints: readonly Checkpoint[],
  ): Promise<void> {
    const term = this.term.current;
    const generation = newGeneration();
    try {
      const pipeline = this.connection.patient.pipeline();
      for (const projection of projections) pipeline.hget(this.layout.head, projection);
      const held = await unavailable(RedisConnection.answersOf(pipeline));
      const before = projections.map((projection, index) => [projection, (held[index] as string | null) ?? '']);
      const replacement = new RedisReplacement(this.connection, this.layout, generation);
      const rows = await unavailable(replacement.fill(projections, changes));
      const next = checkpoints.map((checkpoint) => [
        ...partsOf(checkpoint),
        String(rows.get(checkpoint.projection) ?? 0),
      ]);
      const announcement = this.announcements.message(null, checkpoints);
      const args = this.writing(announcement, generation, before, next, term);
      await this.judge(flipScript.run(this.connection.patient, [this.layout.head, this.layout.term], args));
    } finally {
      // The old tables after a success, the new ones after a failure.
      this.collect();
    }
  }

  override get(projection: string, key: string): Promise<string | null> {
    return unavailable(this.tables.row(projection, key));
  }

  override getMany(projection: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return unavailable(this.tables.rows(projection, keys));
  }

  override range(projection: string, query: RangeQuery): Promise<readonly RangeMember[]> {
    return unavailable(this.tables.range(projection, query));
  }

  override count(projection: string, query: RangeQuery): Promise<number> {
    return unavailable(this.tables.count(projection, query));
  }

  override groups(projection: string, index: string): Promise<ReadonlyMap<string, number>> {
    return unavailable(this.tables.groups(projection, index));
  }

  override async *all(projection: string): AsyncGenerator<readonly { key: string; json: string }[]> {
    let after = '';
    for (;;) {
      const { page, last } = await unavailable(this.tables.page(projection, after));
      if (page.length > 0) yield page;
      if (last === null) return;
      after = last;
    }
  }

  override async digest(projection: string): Promise<string> {
    const digest = new TableDigest();
    for await (const page of this.all(projection)) for (const { key, json } of page) digest.row(key, json);
    await unavailable(this.tables.addEntries(projection, digest));
    return digest.hex();
  }

  /** The connection is whoever's opened it. */
  override async close(): Promise<void> {
    this.listeners.clear();
    this.announcements.stop();
    await this.term.end().catch(() => undefined);
    await this.collecting;
    await this.passingOn;
  }

  private writing(
    announcement: string,
    generation: string,
    before: readonly (readonly string[])[],
    next: readonly (readonly string[])[],
    term = this.term.current,
  ): readonly string[] {
    const { prefix, channel } = this.layout;
    // Numbers of saves begin with the time, so that after a flush none comes twice.
    const first = String(Date.now());
    return [term, prefix, channel, first, announcement, generation, JSON.stringify(before), JSON.stringify(next)];
  }

  private async judge(answer: Promise<unknown>): Promise<void> {
    const [outcome, projection] = (await unavailable(answer)) as [string, string];
    if (outcome === 'notLeading') throw new NotLeading();
    if (outcome !== 'ok') throw new CheckpointMoved(projection);
  }

  private collect(): void {
    const { connection, layout, term } = this;
    let own: string;
    try {
      own = term.current;
    } catch {
      return;
    }
    this.collecting = this.collecting
      .then(() => collectGarbage(connection, layout, term, own))
      .catch((error: unknown) => {
        this.log.warn(`Old tables are dropped later: ${error instanceof Error ? error.message : 'unknown'}`);
      });
  }

  private async passOn({ keys, checkpoints }: Announced): Promise<void> {
    if (this.listeners.size === 0) return;
    try {
      const rows = keys === null || checkpoints === null ? null : await this.tables.savedRows(keys);
      const saved = { rows, checkpoints: checkpoints ?? (await this.checkpoints()) };
      for (const listener of this.listeners) listener(saved);
    } catch {
      // Whoever listens knows nothing any more; once Redis answers again, the next look finds out where it stands.
      for (const listener of this.listeners) listener({ rows: null, checkpoints: checkpoints ?? [] });
    }
  }
}

function partsOf({ projection, position, stamp }: Checkpoint): readonly [string, string, string] {
  return [projection, String(position), stamp];
}

/** The port's error in place of the connection's. */
async function unavailable<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RedisUnavailable) throw new ReadModelsUnavailable(error.message, { cause: error });
    throw error;
  }
}
