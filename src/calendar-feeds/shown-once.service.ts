import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { BasisService } from '../commands/basis.service.js';

const keptFor = 5 * 60_000;
const mostKept = 100;

/** Secrets between being made and being shown, once, to whoever asked for them. Held in memory alone. */
@Injectable()
export class ShownOnce {
  private readonly kept = new Map<
    string,
    { readonly secret: string; readonly personId: string; readonly until: number }
  >();

  constructor(private readonly basis: BasisService) {}

  /** The key under which this person can see the secret, once and within five minutes. */
  keep(secret: string, personId: string): string {
    const now = this.basis.now.getTime();
    for (const [key, { until }] of this.kept) if (until <= now || this.kept.size >= mostKept) this.kept.delete(key);
    const key = randomBytes(18).toString('base64url');
    this.kept.set(key, { secret, personId, until: now + keptFor });
    return key;
  }

  /** The secret; null where it has been shown, is another's or is over. */
  take(key: string, personId: string): string | null {
    const found = this.kept.get(key);
    if (found === undefined || found.personId !== personId) return null;
    this.kept.delete(key);
    return found.until <= this.basis.now.getTime() ? null : found.secret;
  }
}
