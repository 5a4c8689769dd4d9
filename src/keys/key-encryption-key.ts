import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { KeyEncryptionKeyWrong } from './key-store.js';

/** A key under the key-encryption key. */
export interface WrappedKey {
  readonly iv: Uint8Array;
  readonly tag: Uint8Array;
  readonly wrapped: Uint8Array;
}

/** AES-256 key that wraps the data keys. Its id is derived from it, so that a wrong one is recognised by name. */
export class KeyEncryptionKey {
  readonly id: string;
  private readonly key: KeyObject;

  /** @throws KeyEncryptionKeyWrong if the text is not 32 bytes in base64. */
  constructor(base64: string) {
    const bytes = Buffer.from(base64.trim(), 'base64');
    if (bytes.length !== 32 || !/^[A-Za-z0-9+/]{43}=?$/.test(base64.trim())) {
      throw new KeyEncryptionKeyWrong(
        'EHC_KEY_ENCRYPTION_KEY must be 32 random bytes in base64 (44 characters). Make one with: openssl rand -base64 32',
      );
    }
    this.key = createSecretKey(bytes);
    this.id = createHmac('sha256', this.key).update('ehc-tracker key-encryption-key id').digest('hex').slice(0, 16);
  }

  /** `purpose` is bound to the result: a wrapped key opens only where it was made for. */
  wrap(secret: Uint8Array, purpose: string): WrappedKey {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(purpose, 'utf8'));
    const wrapped = Buffer.concat([cipher.update(secret), cipher.final()]);
    return { iv, tag: cipher.getAuthTag(), wrapped };
  }

  /** @throws Error if the key was wrapped under another key or for another purpose, or has been altered. */
  /** The bytes belong to whoever asked, who overwrites them when they are no longer needed. */
  unwrap({ iv, tag, wrapped }: WrappedKey, purpose: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(purpose, 'utf8')).setAuthTag(tag);
    const secret = decipher.update(wrapped);
    // In this mode nothing is left to come: finishing only checks the tag.
    decipher.final();
    return secret;
  }
}

export interface KeyEncryptionKeySource {
  readonly folder: string;
  /** Value of `EHC_KEY_ENCRYPTION_KEY`: 32 bytes in base64. */
  readonly keyEncryptionKey?: string;
  /** Demo mode: without a configured key, one is made in the data folder. Never for real data: it lies beside them. */
  readonly makeOwnKey?: boolean;
}

/**
 * The configured key, or in demo mode the one in the data folder, made if this is a new folder.
 * @throws KeyEncryptionKeyWrong if there is none to use; the message says what to do.
 */
export function keyEncryptionKeyFrom(source: KeyEncryptionKeySource, storeExists: boolean): KeyEncryptionKey {
  if (source.keyEncryptionKey !== undefined && source.keyEncryptionKey !== '') {
    return new KeyEncryptionKey(source.keyEncryptionKey);
  }
  if (source.makeOwnKey !== true) {
    throw new KeyEncryptionKeyWrong(
      'EHC_KEY_ENCRYPTION_KEY is not set. Set it to 32 random bytes in base64 (openssl rand -base64 32) and keep a copy ' +
        'apart from the data: without it no personal data can ever be read',
    );
  }
  const file = join(source.folder, 'key-encryption-key');
  if (!existsSync(file)) {
    if (storeExists) {
      throw new KeyEncryptionKeyWrong(
        `${file} is missing, but ${source.folder} holds keys made with it. Put the file back, or start in an empty data folder`,
      );
    }
    makeKeyFile(file);
  }
  return new KeyEncryptionKey(readFileSync(file, 'utf8'));
}

function makeKeyFile(file: string): void {
  const fresh = `${file}.${process.pid}`;
  const handle = openSync(fresh, 'wx', 0o600);
  writeSync(handle, `${randomBytes(32).toString('base64')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    // Linking appears whole or not at all, and never replaces the key of a process that was faster.
    linkSync(fresh, file);
  } catch (error) {
    if (!(isNativeError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(fresh);
  }
}
