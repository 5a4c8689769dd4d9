import type { StatementSyncInstance } from '@photostructure/sqlite';
import { randomBytes } from 'node:crypto';
import type { SqliteConnection } from '../event-store/sqlite/sqlite-connection.js';
import type { KeyEncryptionKey } from './key-encryption-key.js';

export interface DataKey {
  readonly keyId: string;
  /**
   * To be used at once: overwritten with zeros when it is forgotten. Bytes, and no `KeyObject`: each of these is a handle that
   * the next great garbage collection visits, and after a hundred thousand children were opened that stops all for a quarter of
   * a second.
   */
  readonly key: Buffer;
}

/** Asking whether another process has changed the file costs as much as decrypting: so it is asked no more often. */
const askAgainAfterMs = 2;

type WrappedRow = [keyId: string, ivTagAndWrapped: string];

/** In hex and as one, since every BLOB that crosses into JavaScript is an allocation of its own. */
const wrappedColumns = 'key_id, hex(iv || tag || wrapped)';
const [ivBytes, tagBytes] = [12, 16];

/** One data key per person, wrapped on disk, with the unwrapped ones in use kept in a bounded cache. */
export class DataKeys {
  private readonly cache = new Map<string, DataKey>();
  private readonly insert: StatementSyncInstance;
  private readonly select: StatementSyncInstance;
  private readonly selectMany: StatementSyncInstance;
  private readonly selectHeld: StatementSyncInstance;
  private readonly dataVersion: StatementSyncInstance;
  private seenVersion = 0;
  private askedAt = -Infinity;

  constructor(
    connection: SqliteConnection,
    private readonly kek: KeyEncryptionKey,
    private readonly mostCached: number,
  ) {
    this.insert = connection.prepare(
      'INSERT INTO data_keys (person_id, key_id, kek_id, iv, tag, wrapped) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.select = connection.prepareArrays(`SELECT ${wrappedColumns} FROM data_keys WHERE person_id = ?`);
    this.selectMany = connection.prepareArrays(`SELECT ${wrappedColumns}, person_id FROM data_keys
      WHERE person_id IN (SELECT value FROM json_each(?))`);
    this.selectHeld = connection.prepareArrays(`SELECT person_id FROM data_keys
      WHERE person_id IN (SELECT value FROM json_each(?))`);
    this.dataVersion = connection.prepareArrays('PRAGMA data_version');
  }

  /** Makes the person's key inside the caller's transaction. */
  create(personId: string): void {
    const keyId = randomBytes(8).toString('hex');
    const secret = randomBytes(32);
    const { iv, tag, wrapped } = this.kek.wrap(secret, purposeOf(personId, keyId));
    secret.fill(0);
    this.insert.run(personId, keyId, this.kek.id, iv, tag, wrapped);
  }

  /** Null if the person has none: never registered, or erased, if by another process then at least 2 ms ago. */
  keyOf(personId: string): DataKey | null {
    if (performance.now() - this.askedAt >= askAgainAfterMs) this.forgetIfChangedElsewhere();
    const cached = this.cache.get(personId);
    if (cached !== undefined) return cached;
    const row = this.select.get(personId) as WrappedRow | undefined;
    return row === undefined ? null : this.unwrap(personId, row);
  }

  /** Unwraps the keys of many at once, which spares a search and its locks for each. */
  fetch(personIds: readonly string[]): void {
    this.forgetIfChangedElsewhere();
    const missing = personIds.filter((personId) => !this.cache.has(personId));
    const rows = this.selectMany.all(JSON.stringify(missing)) as [...WrappedRow, personId: string][];
    for (const [keyId, wrapped, personId] of rows) this.unwrap(personId, [keyId, wrapped]);
  }

  /** Whether the person has a key at this moment, whoever may have deleted it. */
  exists(personId: string): boolean {
    this.forgetIfChangedElsewhere();
    return this.cache.has(personId) || this.select.get(personId) !== undefined;
  }

  /** Those of the persons who have a key at this moment. */
  existing(personIds: readonly string[]): ReadonlySet<string> {
    this.forgetIfChangedElsewhere();
    const held = new Set(personIds.filter((personId) => this.cache.has(personId)));
    if (held.size === personIds.length) return held;
    const others = personIds.filter((personId) => !held.has(personId));
    for (const [personId] of this.selectHeld.all(JSON.stringify(others)) as [string][]) held.add(personId);
    return held;
  }

  /** Another number whenever another process has changed the file; this one makes keys and deletes none. */
  get standing(): number {
    if (performance.now() - this.askedAt >= askAgainAfterMs) this.forgetIfChangedElsewhere();
    return this.seenVersion;
  }

  forgetAll(): void {
    for (const { key } of this.cache.values()) key.fill(0);
    this.cache.clear();
  }

  private unwrap(personId: string, [keyId, hex]: WrappedRow): DataKey {
    const bytes = Buffer.from(hex, 'hex');
    const iv = bytes.subarray(0, ivBytes);
    const tag = bytes.subarray(ivBytes, ivBytes + tagBytes);
    const wrapped = bytes.subarray(ivBytes + tagBytes);
    const dataKey = { keyId, key: this.kek.unwrap({ iv, tag, wrapped }, purposeOf(personId, keyId)) };
    this.remember(personId, dataKey);
    return dataKey;
  }

  private remember(personId: string, dataKey: DataKey): void {
    if (this.cache.size >= this.mostCached) {
      for (const [oldest, { key }] of this.cache) {
        key.fill(0);
        this.cache.delete(oldest);
        break;
      }
    }
    this.cache.set(personId, dataKey);
  }

  private forgetIfChangedElsewhere(): void {
    // Erasure may run in another process: a key it deleted must not live on in this one's memory.
    this.askedAt = performance.now();
    const [version] = this.dataVersion.get() as [number];
    if (version === this.seenVersion) return;
    this.seenVersion = version;
    this.forgetAll();
  }
}

function purposeOf(personId: string, keyId: string): string {
  return `data key ${keyId} of ${personId}`;
}
