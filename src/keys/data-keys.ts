import type { StatementSyncInstance } from '@photostructure/sqlite';
import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SqliteConnection } from '../event-store/sqlite/sqlite-connection.js';
import type { KeyEncryptionKey } from './key-encryption-key.js';

export interface DataKey {
  readonly keyId: string;
  readonly key: KeyObject;
}

type WrappedRow = [keyId: string, iv: Uint8Array, tag: Uint8Array, wrapped: Uint8Array];

/** One data key per person, wrapped on disk, with the unwrapped ones in use kept in a bounded cache. */
export class DataKeys {
  private readonly cache = new Map<string, DataKey>();
  private readonly insert: StatementSyncInstance;
  private readonly select: StatementSyncInstance;
  private readonly dataVersion: StatementSyncInstance;
  private seenVersion = 0;

  constructor(
    connection: SqliteConnection,
    private readonly kek: KeyEncryptionKey,
    private readonly mostCached: number,
  ) {
    this.insert = connection.prepare(
      'INSERT INTO data_keys (person_id, key_id, kek_id, iv, tag, wrapped) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.select = connection.prepareArrays('SELECT key_id, iv, tag, wrapped FROM data_keys WHERE person_id = ?');
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

  /** Null if the person has none: never registered, or erased, be it a moment ago by another process. */
  keyOf(personId: string): DataKey | null {
    this.forgetIfChangedElsewhere();
    const cached = this.cache.get(personId);
    if (cached !== undefined) return cached;
    const row = this.select.get(personId) as WrappedRow | undefined;
    if (row === undefined) return null;
    const [keyId, iv, tag, wrapped] = row;
    const dataKey = { keyId, key: this.kek.unwrap({ iv, tag, wrapped }, purposeOf(personId, keyId)) };
    this.remember(personId, dataKey);
    return dataKey;
  }

  forgetAll(): void {
    this.cache.clear();
  }

  private remember(personId: string, dataKey: DataKey): void {
    if (this.cache.size >= this.mostCached) {
      for (const oldest of this.cache.keys()) {
        this.cache.delete(oldest);
        break;
      }
    }
    this.cache.set(personId, dataKey);
  }

  private forgetIfChangedElsewhere(): void {
    // Erasure may run in another process: a key it deleted must not live on in this one's memory.
    const [version] = this.dataVersion.get() as [number];
    if (version === this.seenVersion) return;
    this.seenVersion = version;
    this.cache.clear();
  }
}

function purposeOf(personId: string, keyId: string): string {
  return `data key ${keyId} of ${personId}`;
}
