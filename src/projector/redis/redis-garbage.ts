import type { RedisConnection } from '../../redis/redis-connection.js';
import { redisUnavailable } from '../../redis/redis-unavailable.js';
import { headValue, sequenceField } from './redis-layout.js';
import type { RedisLayout } from './redis-layout.js';
import type { RedisTerm } from './redis-term.js';

/**
 * Drops every table but those that are read from now: what was replaced, and what a process that died left half made.
 * Ends early where the term has ended. @throws RedisUnavailable
 */
export async function collectGarbage(
  connection: RedisConnection,
  layout: RedisLayout,
  term: RedisTerm,
  own: string,
): Promise<void> {
  const { patient } = connection;
  try {
    const head = await patient.hgetall(layout.head);
    const current = new Set(
      Object.entries(head)
        .filter(([projection]) => projection !== sequenceField)
        .map(([projection, held]) => `${projection} ${headValue(held).generation}`),
    );
    let cursor = '0';
    do {
      const [next, keys] = await patient.scan(cursor, 'MATCH', layout.everyTable, 'COUNT', 1_000);
      const garbage = keys.filter((key) => {
        const table = layout.tableOf(key);
        return table !== null && !current.has(`${table.projection} ${table.generation}`);
      });
      if (garbage.length > 0 && !(await term.drop(own, garbage))) return;
      cursor = next;
    } while (cursor !== '0');
  } catch (error) {
    throw redisUnavailable(error);
  }
}
