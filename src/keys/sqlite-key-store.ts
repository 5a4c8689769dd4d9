import { createCipheriv, createDecipheriv, createSecretKey, hash, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { uuidFromHex } from '../event-store/event-id.js';
import { createPrivateFile, createPrivateFolder } from '../event-store/sqlite/data-folder.js';
import { SqliteConnection } from '../event-store/sqlite/sqlite-connection.js';
import { resultCodeOf } from '../event-store/sqlite/sqlite-errors.js';
import { makeDurable } from '../event-store/sqlite/sqlite-schema.js';
import { DataKeys } from './data-keys.js';
import { keyedHash } from './identifier-terms.js';
import { InitialisationVectors } from './initialisation-vectors.js';
import type { KeyEncryptionKey, KeyEncryptionKeySource } from './key-encryption-key.js';
import { keyEncryptionKeyFrom } from './key-encryption-key.js';
import { KeyStore, KeyStoreUnavailable, PersonConflict, PersonKeyMissing, SealBroken } from './key-store.js';
import type { FoundPerson, FreshlySealed, Identifiers, Sealed } from './key-store.js';
import type { PreviewedPerson, RegisteredPerson, Registration } from './key-store.js';
import { assertKeyOpensStore, prepareKeyStore, secretOf } from './key-store-schema.js';
import { PersonRegister } from './person-register.js';

export interface SqliteKeyStoreOptions extends KeyEncryptionKeySource {
  /** Unwrapped data keys held in memory at most; default 20,000. */
  readonly mostCachedKeys?: number;
}

/** Keys in a SQLite file of their own. Several processes may use it: what one erases, the others forget. */
export class SqliteKeyStore extends KeyStore {
  private readonly vectors = new InitialisationVectors();
  private readonly dataKeys: DataKeys;
  private readonly register: PersonRegister;
  private readonly idKey: KeyObject;
  private closed = false;

  private constructor(
    private readonly connection: SqliteConnection,
    private readonly kek: KeyEncryptionKey,
    mostCachedKeys: number,
  ) {
    super();
    this.dataKeys = new DataKeys(connection, kek, mostCachedKeys);
    this.register = new PersonRegister(
      connection,
      secretOf(connection, kek, 'blind-index'),
      this.dataKeys,
      () => new Date(),
    );
    this.idKey = secretOf(connection, kek, 'keyed-id');
  }

  /** Opens the store, making it if need be. @throws KeyEncryptionKeyWrong, KeyStoreUnavailable. */
  static open(options: SqliteKeyStoreOptions): SqliteKeyStore {
    const file = join(options.folder, 'keys.sqlite');
    createPrivateFolder(options.folder);
    const kek = keyEncryptionKeyFrom(options, existsSync(file));
    let connection: SqliteConnection | null = null;
    try {
      createPrivateFile(file);
      connection = new SqliteConnection(file, { timeout: 5_000 });
      connection.exec('PRAGMA journal_mode = WAL');
      connection.exec('PRAGMA synchronous = FULL');
      prepareKeyStore(connection, kek, new Date());
      // The key is proved before anything is written under it, and before the write that proves durability.
      assertKeyOpensStore(connection, kek);
      makeDurable(connection);
      return new SqliteKeyStore(connection, kek, options.mostCachedKeys ?? 20_000);
    } catch (error) {
      connection?.close();
      throw keyStoreError(error);
    }
  }

  override async registerPerson(authority: string, registration: Registration): Promise<RegisteredPerson> {
    return Promise.resolve(this.inTransaction(() => this.register.register(authority, registration)));
  }

  override async registerPersons(
    authority: string,
    registrations: readonly Registration[],
  ): Promise<readonly (RegisteredPerson | PersonConflict)[]> {
    const registered = this.inTransaction(() =>
      registrations.map((registration) => orConflict(() => this.register.register(authority, registration))),
    );
    return Promise.resolve(registered);
  }

  override async addIdentifiers(authority: string, personId: string, identifiers: Identifiers): Promise<void> {
    this.inTransaction(() => {
      this.register.addIdentifiers(authority, personId, identifiers);
    });
    return Promise.resolve();
  }

  override async previewPersons(
    authority: string,
    registrations: readonly Registration[],
  ): Promise<readonly (PreviewedPerson | PersonConflict)[]> {
    const previewed = this.guarded(() =>
      registrations.map((registration) => orConflict(() => this.register.preview(authority, registration))),
    );
    return Promise.resolve(previewed);
  }

  override async findPersons(authority: string, identifiers: Identifiers): Promise<readonly FoundPerson[]> {
    return Promise.resolve(this.guarded(() => this.register.find(authority, identifiers)));
  }

  override async referenceOf(personId: string): Promise<string | null> {
    return Promise.resolve(this.guarded(() => this.register.referenceOf(personId)));
  }

  override async personByReference(authority: string, reference: string): Promise<string | null> {
    return Promise.resolve(this.guarded(() => this.register.byReference(authority, reference)));
  }

  override seal(personId: string, aadOf: (keyId: string) => Buffer, json: string): FreshlySealed {
    const dataKey = this.guarded(() => this.dataKeys.keyOf(personId));
    if (dataKey === null) throw new PersonKeyMissing(personId);
    const iv = this.vectors.take();
    const cipher = createCipheriv('aes-256-gcm', dataKey.key, iv).setAAD(aadOf(dataKey.keyId));
    const ct = cipher.update(json, 'utf8');
    // In this mode nothing is left to come: finishing only makes the tag.
    cipher.final();
    const tag = cipher.getAuthTag();
    return {
      keyId: dataKey.keyId,
      iv: iv.toString('base64'),
      tag: tag.toString('base64'),
      ct: ct.toString('base64'),
      digest: hash('sha256', Buffer.concat([iv, tag, ct]), 'hex'),
    };
  }

  override open(personId: string, aad: Buffer, sealed: Sealed): string | null {
    const dataKey = this.guarded(() => this.dataKeys.keyOf(personId));
    if (dataKey?.keyId !== sealed.keyId) return null;
    try {
      const iv = Buffer.from(sealed.iv, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', dataKey.key, iv, { authTagLength: 16 });
      decipher.setAAD(aad).setAuthTag(Buffer.from(sealed.tag, 'base64'));
      return decipher.update(sealed.ct, 'base64', 'utf8') + decipher.final('utf8');
    } catch (cause) {
      throw new SealBroken(personId, { cause });
    }
  }

  override fetchKeys(personIds: readonly string[]): void {
    this.guarded(() => {
      this.dataKeys.fetch(personIds);
    });
  }

  override hasKey(personId: string): boolean {
    return this.guarded(() => this.dataKeys.exists(personId));
  }

  override keysHeld(personIds: readonly string[]): ReadonlySet<string> {
    return this.guarded(() => this.dataKeys.existing(personIds));
  }

  override get standing(): number {
    return this.guarded(() => this.dataKeys.standing);
  }

  override keyedId(purpose: string, text: string): string {
    return uuidFromHex(keyedHash(this.idKey, [purpose, text]).toString('hex'));
  }

  override purposeKey(purpose: string): KeyObject {
    const bytes = Buffer.from(hkdfSync('sha256', this.idKey, Buffer.alloc(0), `ehc-tracker ${purpose}`, 32));
    const key = createSecretKey(bytes);
    bytes.fill(0);
    return key;
  }

  override check(): void {
    this.guarded(() => {
      assertKeyOpensStore(this.connection, this.kek);
    });
  }

  override async close(): Promise<void> {
    if (this.closed) return Promise.resolve();
    this.closed = true;
    this.dataKeys.forgetAll();
    this.connection.close();
    return Promise.resolve();
  }

  private inTransaction<Result>(work: () => Result): Result {
    return this.guarded(() => {
      this.connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.connection.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
        throw error;
      }
    });
  }

  private guarded<Result>(work: () => Result): Result {
    if (this.closed) throw new KeyStoreUnavailable('The key store is closed');
    try {
      return work();
    } catch (error) {
      throw keyStoreError(error);
    }
  }
}

/** A conflict is an answer where many are asked about at once. */
function orConflict<Answer>(work: () => Answer): Answer | PersonConflict {
  try {
    return work();
  } catch (error) {
    if (error instanceof PersonConflict) return error;
    throw error;
  }
}

function keyStoreError(error: unknown): Error {
  const cause = isNativeError(error) ? error : new Error(String(error));
  if (resultCodeOf(error) === null) return cause;
  return new KeyStoreUnavailable(`The key store cannot be used: ${cause.message}`, { cause });
}
