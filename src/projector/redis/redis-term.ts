import { randomUUID } from 'node:crypto';
import type { RedisConnection } from '../../redis/redis-connection.js';
import { NotLeading } from '../read-model-store.js';
import type { RedisLayout } from './redis-layout.js';
import { dropScript, leadScript, renewScript, resignScript } from './redis-scripts.js';

/** A term that is not renewed for this long is over, and another process may begin one. */
const termMs = 5_000;

/**
 * The right to write, held by one process at a time. Every script that writes compares the term first, in the same step:
 * a process that was paused or cut off beyond its term can write nothing, however late its words arrive.
 */
export class RedisTerm {
  private own = '';

  constructor(
    private readonly connection: RedisConnection,
    private readonly layout: RedisLayout,
  ) {}

  /** @throws NotLeading */
  get current(): string {
    if (this.own === '') throw new NotLeading();
    return this.own;
  }

  async begin(takeOver: boolean): Promise<boolean> {
    const [term, last] = [randomUUID(), this.own];
    this.own = '';
    const args = [term, last, String(termMs), takeOver ? '1' : ''];
    if ((await leadScript.run(this.connection.quick, [this.layout.term], args)) !== 1) return false;
    this.own = term;
    return true;
  }

  async renew(): Promise<boolean> {
    if (this.own === '') return false;
    const kept = await renewScript.run(this.connection.quick, [this.layout.term], [this.own, String(termMs)]);
    if (kept !== 1) this.own = '';
    return kept === 1;
  }

  async end(): Promise<void> {
    const { own } = this;
    this.own = '';
    if (own !== '') await resignScript.run(this.connection.quick, [this.layout.term], [own]);
  }

  /** Drops keys, unless the term has ended: what is garbage to this process may be the work of the next. */
  async drop(term: string, keys: readonly string[]): Promise<boolean> {
    return (await dropScript.run(this.connection.patient, [this.layout.term, ...keys], [term])) === 1;
  }
}
