import type { RecordedEvent } from '@eventstore/db-client';
import { setTimeout as delay } from 'node:timers/promises';
import { LogWentBackwards } from '../event-store-errors.js';
import type { ReadAllOptions, StoredEvent } from '../event-store.js';
import { waitBefore } from './backoff.js';
import { isTooSlow, mayPass, NoRecordThere, readingError } from './client-errors.js';
import { FilteredStream } from './filtered-stream.js';
import type { Namespace } from './namespace.js';
import { positionAt } from './server-client.js';
import type { ServerClient } from './server-client.js';
import { positionOf, storedEventOf } from './stored-record.js';

const readingAttempts = 5;

/** So many of the server's newest records are looked at one by one before the server is asked to look. */
const fewRecords = 32;

/** Reads this log's events out of `$all`, in order, past whatever else the server holds. */
export class LogReader {
  /** Position of the newest event of this log among what has been looked at. */
  private lastSeen = 0;
  /** How far the server's log has been looked at for events of this one. */
  private lookedTo = 0;

  constructor(
    private readonly server: ServerClient,
    private readonly namespace: Namespace,
  ) {}

  /** An event of this log stands there. */
  saw(position: number): void {
    this.lastSeen = Math.max(this.lastSeen, position);
  }

  /** Position of the newest event of this log; 0 if there is none. */
  async head(): Promise<number> {
    const newest = await this.server.readAll('end', fewRecords, 'backwards');
    const end = newest[0] === undefined ? 0 : positionOf(newest[0]);
    // A server that ends before what was seen of it was restored from an older copy: nothing that is remembered holds.
    if (end < Math.max(this.lastSeen, this.lookedTo)) this.lastSeen = this.lookedTo = 0;
    if (end > this.lookedTo) {
      const found = await this.newestAfter(this.lookedTo, newest);
      if (found !== null) this.saw(found);
      this.lookedTo = end;
    }
    return this.lastSeen;
  }

  /** The newest event of this log after a position, where `newest` are the server's newest records, newest first. */
  private async newestAfter(position: number, newest: readonly RecordedEvent[]): Promise<number | null> {
    const ours = newest.find((record) => this.namespace.holds(record.streamId));
    if (ours !== undefined) return positionOf(ours);
    const oldest = newest.at(-1);
    if (newest.length < fewRecords || oldest === undefined || positionOf(oldest) <= position) return null;
    let found: number | null = null;
    for await (const batch of this.streamed({ after: 0 }, 1_000, positionOf, position)) found = batch.at(-1) ?? found;
    return found;
  }

  /** One page of what `streamed` gives. */
  async page<Item>(
    options: ReadAllOptions,
    make: (record: RecordedEvent, stream: string) => Item,
  ): Promise<readonly Item[]> {
    for await (const batch of this.streamed(options, 1_000, make)) return batch;
    return [];
  }

  /**
   * This log's events in batches of `limit`, up to what is there now. The server leaves out what is not of this log.
   * @param looked a position of the server's log before which none of this log's events is wanted.
   */
  async *streamed<Item>(
    { after = 0, until = Number.MAX_SAFE_INTEGER, limit, types }: ReadAllOptions,
    defaultLimit: number,
    make: (record: RecordedEvent, stream: string) => Item,
    looked = 0,
  ): AsyncGenerator<readonly Item[], void> {
    if (after > 0) await this.assertStillThere(after);
    const batches = new Batches<Item>(limit ?? defaultLimit);
    let from = Math.max(after, looked);
    let ended = false;
    for (let failures = 0; !ended;) {
      const stream = new FilteredStream(this.server, this.namespace, {
        from: from === 0 ? null : positionAt(from),
        limit: limit ?? defaultLimit,
        patienceMs: this.server.patienceMs,
      });
      try {
        while (!ended) {
          // Asked before taking: what arrived before the server had caught up is then taken as well.
          const caughtUp = stream.caughtUp;
          const records = stream.take();
          for (const record of records) {
            const position = positionOf(record);
            ended = position > until;
            if (ended) break;
            if (position <= from) continue;
            from = position;
            failures = 0;
            if (types?.includes(record.type) === false) continue;
            const full = batches.add(make(record, this.namespace.streamOf(record.streamId)));
            if (full !== null) yield full;
          }
          ended ||= from >= until || (caughtUp && stream.isEmpty);
          if (!ended && records.length === 0) await stream.arrived();
        }
      } catch (error) {
        const fault = readingError(error);
        failures += 1;
        if (failures >= readingAttempts || !mayPass(fault)) throw fault;
        if (!isTooSlow(error)) await delay(waitBefore(failures));
      } finally {
        await stream.close();
      }
    }
    const rest = batches.rest();
    if (rest.length > 0) yield rest;
  }

  /** The event of this log at a position, or null if none stands there. */
  async eventAt(position: number): Promise<StoredEvent | null> {
    const [record] = await this.recordsAt(position);
    if (record === undefined || !this.namespace.holds(record.streamId)) return null;
    return storedEventOf(record, this.namespace.streamOf(record.streamId));
  }

  /** @throws LogWentBackwards if no event of this log stands where one was read before. */
  async assertStillThere(position: number): Promise<void> {
    if ((await this.eventAt(position)) === null) throw new LogWentBackwards(position, await this.head());
  }

  private async recordsAt(position: number): Promise<readonly RecordedEvent[]> {
    try {
      const records = await this.server.readAll(position, 1);
      return records.filter((record) => positionOf(record) === position);
    } catch (error) {
      if (error instanceof NoRecordThere) return [];
      throw error;
    }
  }
}

/** Items in batches of one size. */
class Batches<Item> {
  private items: Item[] = [];

  constructor(private readonly size: number) {}

  /** The batch that the item fills, or null. */
  add(item: Item): readonly Item[] | null {
    this.items.push(item);
    return this.items.length < this.size ? null : this.rest();
  }

  rest(): readonly Item[] {
    const { items } = this;
    this.items = [];
    return items;
  }
}
