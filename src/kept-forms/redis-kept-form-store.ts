import { RedisConnection } from '../redis/redis-connection.js';
import { RedisScript } from '../redis/redis-script.js';
import type { KeptEntry } from './kept-form-store.js';
import { KeptFormStore, mostFormsEach } from './kept-form-store.js';

/**
 * KEYS a person's forms; ARGV form, its entry, milliseconds until all of them end, most. An entry begins with the instant
 * it was kept at, in figures of one length.
 */
const putScript = new RedisScript(`
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  while redis.call('HLEN', KEYS[1]) > tonumber(ARGV[4]) do
    local all = redis.call('HGETALL', KEYS[1])
    local oldest, at = nil, nil
    for i = 1, #all, 2 do
      local kept = string.sub(all[i + 1], 1, 15)
      if all[i] ~= ARGV[1] and (at == nil or kept < at) then oldest, at = all[i], kept end
    end
    redis.call('HDEL', KEYS[1], oldest)
  end
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  return 1
`);

/** Half-filled forms in Redis, for several processes that serve the same people. Redis drops them when the day is over. */
export class RedisKeptFormStore extends KeptFormStore {
  constructor(
    private readonly connection: RedisConnection,
    private readonly now: () => Date,
  ) {
    super();
  }

  override async put({ owner, form, keptAt, until, sealed }: KeptEntry): Promise<void> {
    const entry = [figures(keptAt), figures(until), sealed.toString('base64')].join(' ');
    const left = String(Math.max(1, until.getTime() - this.now().getTime()));
    await putScript.run(this.connection.quick, [this.key(owner)], [form, entry, left, String(mostFormsEach)]);
  }

  override async get(owner: string, form: string): ReturnType<KeptFormStore['get']> {
    const [found] = await RedisConnection.answersOf(this.connection.quick.pipeline().hget(this.key(owner), form));
    if (typeof found !== 'string') return null;
    const [keptAt = '', until = '', sealed = ''] = found.split(' ');
    if (Number(until) <= this.now().getTime()) return null;
    return {
      keptAt: new Date(Number(keptAt)),
      until: new Date(Number(until)),
      sealed: Buffer.from(sealed, 'base64'),
    };
  }

  override async remove(owner: string, form: string): Promise<void> {
    await RedisConnection.answersOf(this.connection.quick.pipeline().hdel(this.key(owner), form));
  }

  private key(owner: string): string {
    return `${this.connection.prefix}kept-forms:${owner}`;
  }
}

const figures = (instant: Date): string => String(instant.getTime()).padStart(15, '0');
