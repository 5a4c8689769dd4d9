import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { BasisService } from '../commands/basis.service.js';

const keptFor = 15 * 60_000;
const mostKept = 1_000;

/** What people searched for, under short-lived keys: a name never stands in an address. Held in memory alone. */
@Injectable()
export class FoundSearches {
  private readonly kept = new Map<
    string,
    { readonly text: string; readonly personId: string; readonly until: number }
  >();

  constructor(private readonly basis: BasisService) {}

  /** The key of a search, for the person who made it and a quarter of an hour. */
  keep(text: string, personId: string): string {
    const now = this.basis.now.getTime();
    for (const [key, { until }] of this.kept) if (until <= now || this.kept.size >= mostKept) this.kept.delete(key);
    const key = randomBytes(18).toString('base64url');
    this.kept.set(key, { text, personId, until: now + keptFor });
    return key;
  }

  /** What was searched for; null where the key is not this person's or is over. */
  textOf(key: string, personId: string): string | null {
    const found = this.kept.get(key);
    if (found === undefined || found.personId !== personId || found.until <= this.basis.now.getTime()) return null;
    return found.text;
  }
}
