import type { RedisConnection } from '../../redis/redis-connection.js';
import type { RangeMember, RangeQuery, SavedRow } from '../read-model-store.js';
import type { TableDigest } from '../table-digest.js';
import { byBytes, groupName, groupOf, memberOf } from './redis-layout.js';
import type { RedisLayout } from './redis-layout.js';
import { RedisReader } from './redis-reader.js';

const pageSize = 2_000;
const groupsAtOnce = 500;

/** Reads rows and entries of the tables that are current. */
export class RedisTables {
  private readonly reader: RedisReader;

  constructor(connection: RedisConnection, layout: RedisLayout) {
    this.reader = new RedisReader(connection, layout);
  }

  async row(projection: string, key: string): Promise<string | null> {
    return (await this.rows(projection, [key])).get(key) ?? null;
  }

  rows(projection: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (keys.length === 0) return Promise.resolve(new Map());
    return this.reader.read(
      { projection },
      (pipeline, table) => pipeline.hmget(`${table}rows`, '', ...keys),
      ([found]) => {
        const [whole, ...values] = found as (string | null)[];
        const rows = new Map<string, string>();
        for (const [index, key] of keys.entries()) {
          const json = values[index];
          if (typeof json === 'string') rows.set(key, json);
        }
        return { answer: rows, empty: whole === null };
      },
    );
  }

  range(projection: string, query: RangeQuery): Promise<readonly RangeMember[]> {
    const { index, group, min, max, limit, offset = 0, reverse = false } = query;
    const name = groupName(index, group);
    const [low, high] = [min ?? '-inf', max ?? '+inf'];
    return this.reader.read(
      { projection, group: name },
      (pipeline, table) => {
        const set = `${table}i:${name}`;
        const direction = reverse ? (['REV'] as const) : [];
        if (min === undefined && max === undefined) {
          // By rank, which costs the same however far in.
          const stop = limit === undefined ? -1 : offset + limit - 1;
          if (limit === 0) pipeline.zcard(set);
          else pipeline.call('zrange', set, offset, stop, ...direction, 'WITHSCORES');
        } else {
          const bounds = reverse ? [high, low] : [low, high];
          const part = ['LIMIT', offset, limit ?? -1];
          pipeline.call('zrange', set, ...bounds, 'BYSCORE', ...direction, ...part, 'WITHSCORES');
        }
      },
      ([found]) => {
        const members = Array.isArray(found) ? membersOf(found as string[]) : [];
        return { answer: members, empty: members.length === 0 };
      },
    );
  }

  count(projection: string, { index, group, min, max }: RangeQuery): Promise<number> {
    const name = groupName(index, group);
    return this.reader.read(
      { projection, group: name },
      (pipeline, table) => pipeline.zcount(`${table}i:${name}`, min ?? '-inf', max ?? '+inf'),
      ([found]) => ({ answer: found as number, empty: found === 0 }),
    );
  }

  async groups(projection: string, index: string): Promise<ReadonlyMap<string, number>> {
    const pattern = `${groupName(index, '').replace(/[\\*?[\]]/g, '\\$&')}*`;
    const sizes = await this.sizes(projection, pattern);
    return new Map([...sizes].map(([name, size]) => [groupOf(name)[1], size]));
  }

  /** Rows after a key in the order of keys; `last` is where the next page begins, null at the end. */
  async page(
    projection: string,
    after: string,
  ): Promise<{ readonly page: readonly { key: string; json: string }[]; readonly last: string | null }> {
    const keys = await this.reader.read(
      { projection },
      (pipeline, table) => {
        pipeline.call('zrange', `${table}keys`, `(${after}`, '+', 'BYLEX', 'LIMIT', 0, pageSize);
      },
      ([found]) => ({ answer: found as string[], empty: (found as string[]).length === 0 }),
    );
    // A row that was taken away between the two readings is in neither.
    const rows = await this.rows(projection, keys);
    const page = keys.flatMap((key) => {
      const json = rows.get(key);
      return json === undefined ? [] : [{ key, json }];
    });
    return { page, last: keys.length < pageSize ? null : (keys.at(-1) ?? null) };
  }

  /** Rows by projection and key, as they are now; null where there is no row any more. */
  async savedRows(keys: readonly (readonly [projection: string, key: string])[]): Promise<readonly SavedRow[]> {
    const saved: SavedRow[] = [];
    for (const projection of new Set(keys.map(([name]) => name))) {
      const own = keys.filter(([name]) => name === projection).map(([, key]) => key);
      const rows = await this.rows(projection, own);
      for (const key of own) saved.push({ projection, key, json: rows.get(key) ?? null });
    }
    return saved;
  }

  /** Adds every entry in the order of index, group, score and member. */
  async addEntries(projection: string, digest: TableDigest): Promise<void> {
    const names = [...(await this.sizes(projection, '*')).keys()].map(groupOf);
    names.sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y));
    for (let start = 0; start < names.length; start += groupsAtOnce) {
      const some = names.slice(start, start + groupsAtOnce);
      const firstPages = await this.firstPages(projection, some);
      for (const [place, [index, group]] of some.entries()) {
        let page = firstPages[place] ?? [];
        for (let offset = 0; page.length > 0;) {
          for (const { member, score, key } of page) digest.entry(index, group, score, member, key);
          if (page.length < pageSize) break;
          offset += pageSize;
          page = await this.range(projection, { index, group, limit: pageSize, offset });
        }
      }
    }
  }

  private firstPages(
    projection: string,
    groups: readonly (readonly [string, string])[],
  ): Promise<readonly (readonly RangeMember[])[]> {
    return this.reader.read(
      { projection },
      (pipeline, table) => {
        for (const [index, group] of groups) {
          pipeline.call('zrange', `${table}i:${groupName(index, group)}`, 0, pageSize - 1, 'WITHSCORES');
        }
      },
      (found) => {
        const pages = groups.map((_, place) => membersOf(found[place] as string[]));
        return { answer: pages, empty: pages.some((page) => page.length === 0) };
      },
    );
  }

  private async sizes(projection: string, pattern: string): Promise<ReadonlyMap<string, number>> {
    const sizes = new Map<string, number>();
    let cursor = '0';
    do {
      const [next, fields] = await this.reader.read(
        { projection },
        (pipeline, table) => pipeline.call('hscan', `${table}sizes`, cursor, 'MATCH', pattern, 'COUNT', 1_000),
        ([found]) => {
          const [after, some] = found as [string, string[]];
          return { answer: [after, some] as const, empty: after === '0' && some.length === 0 };
        },
      );
      for (let place = 0; place < fields.length; place += 2) {
        const name = fields[place] ?? '';
        if (name !== '') sizes.set(name, Number(fields[place + 1]));
      }
      cursor = next;
    } while (cursor !== '0');
    return sizes;
  }
}

function membersOf(flat: readonly string[]): readonly RangeMember[] {
  const members: RangeMember[] = [];
  for (let place = 0; place < flat.length; place += 2) {
    members.push({ ...memberOf(flat[place] ?? ''), score: Number(flat[place + 1]) });
  }
  return members;
}
