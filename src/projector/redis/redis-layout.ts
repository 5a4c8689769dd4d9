import { randomBytes } from 'node:crypto';

/**
 * Under which keys the read models stand in Redis.
 *
 *     <prefix>read-models              hash: projection -> "<generation> <position> <stamp>", "!seq" -> number of the last save
 *     <prefix>read-models:term         the leading process's term, with an expiry
 *     <prefix>rm:<projection>:<generation>:rows      hash: key -> row
 *     <prefix>rm:<projection>:<generation>:keys      sorted set of keys in the order of their bytes
 *     <prefix>rm:<projection>:<generation>:entries   hash: key -> its index entries, so that they can be taken out again
 *     <prefix>rm:<projection>:<generation>:sizes     hash: <index>:<group> -> number of members
 *     <prefix>rm:<projection>:<generation>:i:<index>:<group>   sorted set of members by score
 *
 * Each of the four fixed keys of a table holds '' from its first moment, so that a key that is missing was lost.
 */
export class RedisLayout {
  readonly head: string;
  readonly term: string;
  readonly channel: string;

  constructor(readonly prefix: string) {
    this.head = `${prefix}read-models`;
    this.term = `${prefix}read-models:term`;
    this.channel = `${prefix}read-models:saved`;
  }

  table(projection: string, generation: string): string {
    return `${this.prefix}rm:${projection}:${generation}:`;
  }

  /** Which table a key belongs to; null for any other key. */
  tableOf(key: string): { readonly projection: string; readonly generation: string } | null {
    const start = `${this.prefix}rm:`;
    if (!key.startsWith(start)) return null;
    const [projection = '', generation = ''] = key.slice(start.length).split(':', 2);
    return { projection, generation };
  }

  /** Matches every key of every table. */
  get everyTable(): string {
    return `${this.prefix.replace(/[\\*?[\]]/g, '\\$&')}rm:*`;
  }
}

export const sequenceField = '!seq';

/** Never used before: what was read from one generation is never taken for another's. */
export function newGeneration(): string {
  return `${Date.now().toString(36)}-${randomBytes(6).toString('base64url')}`;
}

export interface HeadValue {
  readonly generation: string;
  readonly position: number;
  readonly stamp: string;
}

export function headValue(text: string): HeadValue {
  const [, generation = '', position = '0', stamp = ''] = /^(\S+) (\d+) ([\s\S]*)$/.exec(text) ?? [];
  return { generation, position: Number(position), stamp };
}

/** The set of an index's group. An index has no colon, so that no two groups share a name. */
export function groupName(index: string, group: string): string {
  if (index.includes(':')) throw new Error(`The index ${index} has a colon in its name`);
  return `${index}:${group}`;
}

export function groupOf(name: string): readonly [index: string, group: string] {
  const colon = name.indexOf(':');
  return [name.slice(0, colon), name.slice(colon + 1)];
}

/**
 * A member as it stands in a sorted set: its name, then the key of its row. NUL sorts before everything else, so that
 * the order stays that of the names; mostly the name begins with the key, and saying how much of it saves the memory.
 */
export function storedMember(member: string, key: string): string {
  if (member.includes('\0') || key.includes('\0')) throw new Error('Names in read models hold no NUL');
  if (member === key) return member;
  return member.startsWith(key) ? `${member}\0=${key.length}` : `${member}\0:${key}`;
}

export function memberOf(stored: string): { readonly member: string; readonly key: string } {
  const end = stored.indexOf('\0');
  if (end < 0) return { member: stored, key: stored };
  const member = stored.slice(0, end);
  const rest = stored.slice(end + 2);
  return { member, key: stored[end + 1] === '=' ? member.slice(0, Number(rest)) : rest };
}

/** The order of UTF-8 bytes, which is that of Redis and of SQLite, and not that of JavaScript strings. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
