import { createHash } from 'node:crypto';

/**
 * SHA-256 over a table of read models: rows in the order of keys, then entries by index, group, score and member, all by
 * their UTF-8 bytes. Every adapter hands over the same, so that equal tables have equal digests wherever they are kept.
 */
export class TableDigest {
  private readonly hash = createHash('sha256');

  row(key: string, json: string): void {
    this.hash.update(`${key}\n${json}\n`);
  }

  entry(index: string, group: string, score: number, member: string, key: string): void {
    this.hash.update(JSON.stringify([index, group, score, member, key]));
  }

  hex(): string {
    return this.hash.digest('hex');
  }
}
