import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionData } from 'express-session';
import { RedisConnection } from '../redis/redis-connection.js';
import { RedisScript } from '../redis/redis-script.js';
import { endAt, endRememberedMs, leftAt, sessionLimits, SessionStore } from './session-store.js';
import type { Done, SessionLeft, TellOfTimes } from './session-store.js';

/** What is over is given to nobody; that it was there is remembered a little longer. */
const keptMs = sessionLimits.idleMs + endRememberedMs;

/** KEYS session; ARGV idle until, milliseconds to keep it, now. A session that is gone or over stays so. */
const touchScript = new RedisScript(`
  local idleUntil = redis.call('HGET', KEYS[1], 'idleUntil')
  if not idleUntil or tonumber(idleUntil) <= tonumber(ARGV[3]) then return 0 end
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  redis.call('HSET', KEYS[1], 'idleUntil', ARGV[1])
  return 1
`);

/**
 * Sessions in Redis, for several processes that serve the same people. They end with what Redis loses: people sign in
 * again. Redis drops them by itself when their time is over.
 */
export class RedisSessionStore extends SessionStore {
  constructor(
    private readonly connection: RedisConnection,
    private readonly folder: string,
    private readonly now: () => Date,
  ) {
    super();
  }

  override secret(): string {
    const file = join(this.folder, 'session-secret');
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8');
  }

  override get(sid: string, done: Done<SessionData>): void {
    const pipeline = this.connection.quick.pipeline().hmget(this.key(sid), 'data', 'idleUntil', 'endsAt');
    settle(done, RedisConnection.answersOf(pipeline), ([found]) => {
      const [data, idleUntil, endsAt] = found as (string | null)[];
      const now = this.now().getTime();
      const live = typeof data === 'string' && Number(idleUntil) > now && Number(endsAt) > now;
      return live ? (JSON.parse(data) as SessionData) : null;
    });
  }

  override set(sid: string, data: SessionData, done: Done = () => undefined): void {
    const now = this.now().getTime();
    const key = this.key(sid);
    const transaction = this.connection.quick
      .multi()
      .hset(key, 'data', JSON.stringify(data), 'idleUntil', String(now + sessionLimits.idleMs))
      .hsetnx(key, 'endsAt', String(now + sessionLimits.wholeMs))
      .pexpire(key, keptMs);
    settle(done, RedisConnection.answersOf(transaction), () => null);
  }

  override left(sid: string): Promise<SessionLeft | null> {
    return this.timesOf(sid, leftAt);
  }

  override endOf(sid: string): Promise<'idle' | 'whole' | null> {
    return this.timesOf(sid, endAt);
  }

  private async timesOf<Told>(sid: string, tell: TellOfTimes<Told>): Promise<Told | null> {
    const pipeline = this.connection.quick.pipeline().hmget(this.key(sid), 'idleUntil', 'endsAt');
    const [found] = await RedisConnection.answersOf(pipeline);
    const [idleUntil, endsAt] = found as (string | null)[];
    if (typeof idleUntil !== 'string' || typeof endsAt !== 'string') return null;
    return tell(this.now().getTime(), Number(idleUntil), Number(endsAt));
  }

  override prolong(sid: string, done: (error?: unknown) => void): void {
    const now = this.now().getTime();
    const { idleMs } = sessionLimits;
    const args = [String(now + idleMs), String(keptMs), String(now)];
    const touched = touchScript.run(this.connection.quick, [this.key(sid)], args);
    // A page that could be shown is shown: at worst the session ends sooner.
    settle(
      done,
      touched.catch(() => null),
      () => null,
    );
  }

  override destroy(sid: string, done: Done = () => undefined): void {
    settle(done, RedisConnection.answersOf(this.connection.quick.pipeline().del(this.key(sid))), () => null);
  }

  private key(sid: string): string {
    return `${this.connection.prefix}session:${createHash('sha256').update(sid).digest('base64url')}`;
  }
}

/** Answers in the way of express-session; `done` may throw without being called twice. */
function settle<Answer, Value>(
  done: Done<Value>,
  work: Promise<Answer>,
  valueOf: (answer: Answer) => Value | null,
): void {
  work.then(valueOf).then(
    (value) => setImmediate(done, null, value),
    (error: unknown) => setImmediate(done, error),
  );
}
