import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { redisUnavailable, refusalOf } from './redis-unavailable.js';

/** A Lua script, which Redis runs as one step: sent whole only where Redis does not know it yet or any more. */
export class RedisScript {
  private readonly sha: string;

  constructor(private readonly source: string) {
    this.sha = createHash('sha1').update(source).digest('hex');
  }

  /** @throws RedisUnavailable */
  async run(client: Redis, keys: readonly string[], args: readonly string[]): Promise<unknown> {
    try {
      return await client.evalsha(this.sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (refusalOf(error) !== 'NOSCRIPT') throw redisUnavailable(error);
    }
    try {
      return await client.eval(this.source, keys.length, ...keys, ...args);
    } catch (error) {
      throw redisUnavailable(error);
    }
  }
}
