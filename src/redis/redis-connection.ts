import { Redis } from 'ioredis';
import type { ChainableCommander, RedisOptions } from 'ioredis';
import { Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { redisUnavailable } from './redis-unavailable.js';

export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`, with user name and password where Redis asks for them. Never logged. */
  readonly url: string;
  /** Begins every key, so that Redis can be shared. */
  readonly prefix?: string;
}

const firstAnswerMs = 3_000;

/**
 * The connections of one process to Redis. Commands fail at once where there is no connection, and after a time where
 * there is no answer: nothing queues. Each connection comes back by itself. Also its own injection token.
 */
export class RedisConnection {
  /** For pages and sessions, which wait for a second at most. */
  readonly quick: Redis;
  /** For long work: a save may take its time. */
  readonly patient: Redis;
  /** Listens for announcements. */
  readonly listening: Redis;
  readonly prefix: string;
  private readonly log = new Logger('Redis');
  private readonly where: string;
  private reachable: boolean | null = null;

  private constructor({ url, prefix = 'ehc:' }: RedisConnectionOptions) {
    const { protocol, host } = new URL(url);
    this.where = `${protocol}//${host}`;
    this.prefix = prefix;
    // A silent connection is given up with the first command: while Redis hangs, only the first page waits for it.
    this.quick = this.client(url, { commandTimeout: 1_000, socketTimeout: 1_000 });
    this.patient = this.client(url, { commandTimeout: 15_000, socketTimeout: 20_000 });
    this.listening = this.client(url, { commandTimeout: 5_000, socketTimeout: 10_000 });
  }

  /** Connects. Resolves all the same where Redis does not answer: commands then fail until it does. */
  static async open(options: RedisConnectionOptions): Promise<RedisConnection> {
    const connection = new RedisConnection(options);
    const gaveUp = new AbortController();
    const ready = [connection.quick, connection.patient].map(
      (client) => new Promise<void>((resolve) => client.once('ready', resolve)),
    );
    const given = delay(firstAnswerMs, undefined, { signal: gaveUp.signal }).catch(() => undefined);
    await Promise.race([Promise.all(ready), connection.firstFailure(), given]);
    gaveUp.abort();
    return connection;
  }

  /** Runs the commands in one round trip. @returns their answers in order. @throws RedisUnavailable */
  static async answersOf(pipeline: ChainableCommander): Promise<readonly unknown[]> {
    try {
      const answers = (await pipeline.exec()) ?? [];
      return answers.map(([error, answer]) => {
        if (error !== null) throw error;
        return answer;
      });
    } catch (error) {
      throw redisUnavailable(error);
    }
  }

  close(): void {
    for (const client of [this.quick, this.patient, this.listening]) client.disconnect();
  }

  private client(url: string, times: Pick<RedisOptions, 'commandTimeout' | 'socketTimeout'>): Redis {
    const client = new Redis(url, {
      ...times,
      connectTimeout: 3_000,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      // A command whose answer was lost may have been carried out. Who sent it decides whether to send it again.
      autoResendUnfulfilledCommands: false,
      autoResubscribe: false,
      maxLoadingRetryTime: 1_000,
      // At two seconds the longest, never all processes at once.
      retryStrategy: (attempt) => Math.min(2_000, 50 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random() / 2),
      protocol: 2,
      connectionName: 'ehc-tracker',
      disableClientInfo: true,
    });
    client.on('error', (error: unknown) => {
      this.note(false, redisUnavailable(error).message);
    });
    client.on('ready', () => {
      this.note(true, 'answers');
    });
    return client;
  }

  private firstFailure(): Promise<void> {
    return new Promise((resolve) => {
      this.quick.once('close', resolve);
    });
  }

  /** Once a change, not once an attempt. */
  private note(reachable: boolean, words: string): void {
    if (this.reachable === reachable) return;
    this.reachable = reachable;
    if (reachable) this.log.log(`${this.where}: ${words}`);
    else this.log.warn(`${this.where}: ${words}`);
  }
}
