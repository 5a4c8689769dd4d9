import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../../redis/redis-connection.js';
import type { Checkpoint, RowChange } from '../read-model-store.js';
import { sequenceField } from './redis-layout.js';
import type { RedisLayout } from './redis-layout.js';

export interface Announced {
  /** Projection and key of each row; null where there were too many to name, or some announcement was missed. */
  readonly keys: readonly (readonly [projection: string, key: string])[] | null;
  /** Null where an announcement was missed: ask. */
  readonly checkpoints: readonly Checkpoint[] | null;
}

interface Message {
  readonly from: string;
  readonly keys: Announced['keys'];
  readonly checkpoints: readonly Checkpoint[];
}

/** A message stays small; whoever listens reads the rows themselves. */
const mostKeys = 1_000;
const pollMs = 1_000;
const pingMs = 10_000;

/**
 * Hears what other processes save: by subscription, and in case that is silent or was cut off, by looking once a second
 * at the number of the last save.
 */
export class RedisAnnouncements {
  private readonly name = randomUUID();
  private readonly log = new Logger('Redis');
  private readonly timers: NodeJS.Timeout[] = [];
  private heard: number | null = null;
  private seenBefore = 0;
  private listener: ((announced: Announced) => void) | null = null;

  constructor(
    private readonly connection: RedisConnection,
    private readonly layout: RedisLayout,
  ) {}

  /** What a save says of itself. */
  message(changes: readonly RowChange[] | null, checkpoints: readonly Checkpoint[]): string {
    const keys = changes === null || changes.length > mostKeys ? null : changes.map((row) => [row.projection, row.key]);
    return JSON.stringify({ from: this.name, keys, checkpoints });
  }

  start(listener: (announced: Announced) => void): void {
    this.listener = listener;
    const { listening } = this.connection;
    listening.on('message', this.onMessage);
    listening.on('ready', this.onReady);
    if (listening.status === 'ready') this.onReady();
    this.timers.push(setInterval(this.poll, pollMs).unref());
    this.timers.push(setInterval(this.ping, pingMs).unref());
  }

  stop(): void {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    this.connection.listening.off('message', this.onMessage).off('ready', this.onReady);
    this.listener = null;
  }

  private readonly onReady = (): void => {
    this.connection.listening.subscribe(this.layout.channel).then(this.poll, () => {
      this.log.warn('Saves of other processes are not announced; looking once a second goes on');
    });
  };

  private readonly onMessage = (_channel: string, text: string): void => {
    const space = text.indexOf(' ');
    const sequence = Number(text.slice(0, space));
    const message = JSON.parse(text.slice(space + 1)) as Message;
    if (this.heard !== null && sequence <= this.heard) return;
    const missed = this.heard === null || sequence !== this.heard + 1;
    this.heard = sequence;
    if (missed) this.listener?.({ keys: null, checkpoints: null });
    else if (message.from !== this.name) this.listener?.({ keys: message.keys, checkpoints: message.checkpoints });
  };

  private readonly poll = (): void => {
    const { heard } = this;
    this.connection.quick.hget(this.layout.head, sequenceField).then(
      (text) => {
        // A save whose announcement is still on its way is not missed yet: it is if it has not come by the next look.
        const sequence = Number(text ?? 0);
        // What has been heard while the answer was on its way is newer than the answer.
        const same = this.heard === heard;
        if (same && (heard === null || sequence < heard || heard < this.seenBefore)) this.missedUpTo(sequence);
        this.seenBefore = sequence;
      },
      () => undefined,
    );
  };

  private missedUpTo(sequence: number): void {
    this.heard = sequence;
    this.listener?.({ keys: null, checkpoints: null });
  }

  private readonly ping = (): void => {
    // No answer ends the connection after its socket timeout, and the next one subscribes again.
    if (this.connection.listening.status === 'ready') this.connection.listening.ping().catch(() => undefined);
  };
}
