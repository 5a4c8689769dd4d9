import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SqliteConnection } from '../event-store/sqlite/sqlite-connection.js';
import type { KeyEncryptionKey, WrappedKey } from './key-encryption-key.js';
import { KeyEncryptionKeyWrong, KeyStoreUnavailable } from './key-store.js';

const schemaVersion = 1;

/**
 * `secure_delete` and a truncating checkpoint after the commit are what makes a deleted key gone from the files: deleting
 * the rows of a person from `data_keys`, `blind_index` and `persons` is erasure. Numbers of references are never given twice.
 */
const schema = `
  CREATE TABLE key_encryption_keys (
    version INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
    iv BLOB NOT NULL, tag BLOB NOT NULL, canary BLOB NOT NULL
  ) STRICT;
  CREATE TABLE secrets (
    name TEXT PRIMARY KEY, kek_id TEXT NOT NULL, iv BLOB NOT NULL, tag BLOB NOT NULL, wrapped BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE persons (
    person_id TEXT PRIMARY KEY, authority TEXT NOT NULL, reference TEXT, created_at TEXT NOT NULL,
    UNIQUE (authority, reference)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE data_keys (
    person_id TEXT PRIMARY KEY, key_id TEXT NOT NULL UNIQUE, kek_id TEXT NOT NULL,
    iv BLOB NOT NULL, tag BLOB NOT NULL, wrapped BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE blind_index (
    kind TEXT NOT NULL, hmac BLOB NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (kind, hmac, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX blind_index_of_person ON blind_index (person_id, kind);
  CREATE UNIQUE INDEX one_person_each ON blind_index (kind, hmac) WHERE kind <> 'surnameAndBirthDate';
  CREATE TABLE reference_numbers (
    authority TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (authority, year)
  ) STRICT, WITHOUT ROWID;
`;

type SecretName = 'blind-index' | 'keyed-id';

/** Sets what the connection needs and makes tables, canary and secrets in a new file, in one transaction. */
export function prepareKeyStore(connection: SqliteConnection, kek: KeyEncryptionKey, now: Date): void {
  connection.exec('PRAGMA secure_delete = ON');
  // Seen by two processes at once, a new file is made by whichever gets the write lock first.
  connection.exec('BEGIN IMMEDIATE');
  try {
    const found = connection.pragma('user_version');
    if (found > schemaVersion) {
      throw new KeyStoreUnavailable(
        `${connection.file} has schema version ${found}, but this release knows versions up to ${schemaVersion}. ` +
          'Install the release that wrote it, or a later one; nothing was changed',
      );
    }
    if (found === 0) {
      connection.exec(schema);
      createSecrets(connection, kek, now);
      connection.exec(`PRAGMA user_version = ${schemaVersion}`);
    }
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
  if (connection.pragma('secure_delete') !== 1) {
    throw new KeyStoreUnavailable(`${connection.file} would not be erased safely: secure_delete is not on`);
  }
}

/** @throws KeyEncryptionKeyWrong if this key did not make the store. */
export function assertKeyOpensStore(connection: SqliteConnection, kek: KeyEncryptionKey): void {
  const row = connection.get(
    'SELECT id, iv, tag, canary AS wrapped FROM key_encryption_keys ORDER BY version DESC LIMIT 1',
  ) as (WrappedKey & { id: string }) | undefined;
  if (row === undefined) throw new KeyStoreUnavailable(`${connection.file} does not say which key it was made with`);
  if (row.id !== kek.id) {
    throw new KeyEncryptionKeyWrong(
      `The key-encryption key (id ${kek.id}) is not the one ${connection.file} was made with (id ${row.id}). ` +
        'Set EHC_KEY_ENCRYPTION_KEY to that key, or open the data folder that belongs to this one; nothing was changed',
    );
  }
  try {
    kek.unwrap(row, canaryPurpose).fill(0);
  } catch (cause) {
    throw new KeyEncryptionKeyWrong(
      `The test value in ${connection.file} does not open: the file is damaged. Restore its backup`,
      {
        cause,
      },
    );
  }
}

export function secretOf(connection: SqliteConnection, kek: KeyEncryptionKey, name: SecretName): KeyObject {
  const row = connection.get('SELECT iv, tag, wrapped FROM secrets WHERE name = ?', name) as WrappedKey | undefined;
  if (row === undefined) throw new KeyStoreUnavailable(`The key store holds no ${name} key`);
  const bytes = kek.unwrap(row, `secret ${name}`);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

const canaryPurpose = 'canary';

function createSecrets(connection: SqliteConnection, kek: KeyEncryptionKey, now: Date): void {
  const canary = kek.wrap(randomBytes(32), canaryPurpose);
  connection
    .prepare('INSERT INTO key_encryption_keys (version, id, created_at, iv, tag, canary) VALUES (1, ?, ?, ?, ?, ?)')
    .run(kek.id, now.toISOString(), canary.iv, canary.tag, canary.wrapped);
  const insert = connection.prepare('INSERT INTO secrets (name, kek_id, iv, tag, wrapped) VALUES (?, ?, ?, ?, ?)');
  for (const name of ['blind-index', 'keyed-id'] satisfies SecretName[]) {
    const { iv, tag, wrapped } = kek.wrap(randomBytes(32), `secret ${name}`);
    insert.run(name, kek.id, iv, tag, wrapped);
  }
}
