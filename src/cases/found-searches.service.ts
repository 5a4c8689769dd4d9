import { randomBytes } from 'node:crypto';
import type { BasisService } from '../commands/basis.service.js';
import { seal, unseal } from '../kept-forms/seal.js';
import type { KeyStore } from '../keys/key-store.js';
import { RedisConnection } from '../redis/redis-connection.js';

const keptFor = 15 * 60_000;
const mostKept = 1_000;

/** What people searched for, under short-lived keys: a name never stands in an address. Also its own injection token. */
export abstract class FoundSearches {
  /** The key of a search, for the person who made it and a quarter of an hour. */
  abstract keep(text: string, personId: string): Promise<string>;

  /** What was searched for; null where the key is not this person's or is over. */
  abstract textOf(key: string, personId: string): Promise<string | null>;
}

const newKey = (): string => randomBytes(18).toString('base64url');

/** In memory alone, for an installation of one process. */
export class FoundSearchesInMemory extends FoundSearches {
  private readonly kept = new Map<
    string,
    { readonly text: string; readonly personId: string; readonly until: number }
  >();

  constructor(private readonly basis: Pick<BasisService, 'now'>) {
    super();
  }

  override keep(text: string, personId: string): Promise<string> {
    const now = this.basis.now.getTime();
    for (const [key, { until }] of this.kept) if (until <= now || this.kept.size >= mostKept) this.kept.delete(key);
    const key = newKey();
    this.kept.set(key, { text, personId, until: now + keptFor });
    return Promise.resolve(key);
  }

  override textOf(key: string, personId: string): Promise<string | null> {
    const found = this.kept.get(key);
    const theirs = found?.personId === personId && found.until > this.basis.now.getTime();
    return Promise.resolve(theirs ? found.text : null);
  }
}

/** In Redis, for every process that serves the same people: sealed for one person, and gone after its time by itself. */
export class RedisFoundSearches extends FoundSearches {
  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: Pick<KeyStore, 'purposeKey' | 'keyedId'>,
  ) {
    super();
  }

  override async keep(text: string, personId: string): Promise<string> {
    const key = newKey();
    const sealed = seal(this.keys.purposeKey('found searches'), `${personId} ${key}`, text).toString('base64');
    await RedisConnection.answersOf(this.connection.quick.pipeline().set(this.placeOf(key), sealed, 'PX', keptFor));
    return key;
  }

  override async textOf(key: string, personId: string): Promise<string | null> {
    const [found] = await RedisConnection.answersOf(this.connection.quick.pipeline().get(this.placeOf(key)));
    if (typeof found !== 'string') return null;
    return unseal(this.keys.purposeKey('found searches'), `${personId} ${key}`, Buffer.from(found, 'base64'));
  }

  private placeOf(key: string): string {
    return `${this.connection.prefix}found:${this.keys.keyedId('found search', key)}`;
  }
}
