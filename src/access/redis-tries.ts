import { createHash } from 'node:crypto';
import type { RedisConnection } from '../redis/redis-connection.js';
import { RedisScript } from '../redis/redis-script.js';
import { Tries } from './tries.js';
import type { TryLimit } from './tries.js';

/** KEYS tries, each an instant, oldest first; ARGV now, the span, how many. Answers how long to wait. */
const takeScript = new RedisScript(`
  local now, span = tonumber(ARGV[1]), tonumber(ARGV[2])
  local oldest = redis.call('LINDEX', KEYS[1], 0)
  while oldest and tonumber(oldest) <= now - span do
    redis.call('LPOP', KEYS[1])
    oldest = redis.call('LINDEX', KEYS[1], 0)
  end
  if redis.call('LLEN', KEYS[1]) >= tonumber(ARGV[3]) then return tonumber(oldest) + span - now end
  redis.call('RPUSH', KEYS[1], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return 0
`);

/** Tries in Redis, where every process counts the same ones. Holds a hash of who tried. */
export class RedisTries extends Tries {
  constructor(private readonly connection: RedisConnection) {
    super();
  }

  protected override async noted({ name, most, withinMs }: TryLimit, who: string, now: number): Promise<number> {
    const whose = createHash('sha256').update(who).digest('base64url');
    const key = `${this.connection.prefix}tries:${name}:${whose}`;
    return Number(await takeScript.run(this.connection.quick, [key], [String(now), String(withinMs), String(most)]));
  }
}
