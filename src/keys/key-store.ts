import type { KeyObject } from 'node:crypto';

/** What is known about a person that can tell whether we have met them. Given as typed; normalised before use. */
export interface Identifiers {
  readonly upn?: string;
  readonly uln?: string;
  readonly surname?: string;
  /** Civil date `YYYY-MM-DD`; counts only together with `surname`. */
  readonly birthDate?: string;
}

export interface Registration {
  readonly identifiers: Identifiers;
  /**
   * Makes the registration repeatable where there is neither UPN nor ULN: the same id gives the same person. Anything
   * stable will do (a command id, file and row of an import); only a keyed hash of it is kept.
   */
  readonly requestId?: string;
  /** Give the person a case reference of this year, unless they have one. */
  readonly referenceYear?: number;
}

export interface RegisteredPerson {
  readonly personId: string;
  readonly created: boolean;
  /** `EHC-2026-0412`; null if none was asked for. */
  readonly reference: string | null;
  /** Others with the same surname and birth date: for a person to look at, never merged by itself; at most 100. */
  readonly candidates: readonly string[];
}

/** Who a registration would lead to. */
export interface PreviewedPerson {
  /** Null where a person would be made. */
  readonly personId: string | null;
  readonly reference: string | null;
  readonly candidates: readonly string[];
}

export interface FoundPerson {
  readonly personId: string;
  /** `surnameAndBirthDate` is only a candidate: twins share it. */
  readonly by: 'upn' | 'uln' | 'surnameAndBirthDate';
}

/** One ciphertext under a person's key. Fields are base64. */
export interface Sealed {
  readonly keyId: string;
  readonly iv: string;
  readonly tag: string;
  readonly ct: string;
}

/** A ciphertext as it was just made, with the digest that the log's hash covers. */
export interface FreshlySealed extends Sealed {
  /** Hex SHA-256 of initialisation vector, tag and ciphertext. */
  readonly digest: string;
}

/**
 * Keys of persons and the keyed index over who they are. Also its own injection token. Kept apart from the log:
 * deleting a person's row here is what makes their sealed data unreadable everywhere.
 */
export abstract class KeyStore {
  /**
   * Finds or makes the person, with their data key, in one transaction that is on disk when the promise resolves.
   * UPN and ULN decide who it is, then `requestId`; surname and birth date never do.
   * @throws PersonConflict if UPN and ULN point to different people, or contradict what is on file.
   */
  abstract registerPerson(authority: string, registration: Registration): Promise<RegisteredPerson>;

  /** The same for many, in one transaction and one sync; all or none. A conflict is an entry of the result, not an error. */
  abstract registerPersons(
    authority: string,
    registrations: readonly Registration[],
  ): Promise<readonly (RegisteredPerson | PersonConflict)[]>;

  /**
   * What `registerPersons` would answer, with nothing made, indexed or numbered. Who would be made anew has `personId` null
   * and no reference.
   */
  abstract previewPersons(
    authority: string,
    registrations: readonly Registration[],
  ): Promise<readonly (PreviewedPerson | PersonConflict)[]>;

  /** Adds identifiers learnt later. @throws PersonConflict if they belong to somebody else or contradict what is on file. */
  abstract addIdentifiers(authority: string, personId: string, identifiers: Identifiers): Promise<void>;

  abstract findPersons(authority: string, identifiers: Identifiers): Promise<readonly FoundPerson[]>;

  abstract referenceOf(personId: string): Promise<string | null>;

  abstract personByReference(authority: string, reference: string): Promise<string | null>;

  /** @throws PersonKeyMissing if the person was never registered or has been erased. */
  abstract seal(personId: string, aadOf: (keyId: string) => Buffer, json: string): FreshlySealed;

  /** The JSON text, or null when the key is gone (2 ms after it went, where another process erased it). @throws SealBroken if ciphertext or its place was tampered with. */
  abstract open(personId: string, aad: Buffer, sealed: Sealed): string | null;

  /** Makes the keys of these persons ready for `open`, for a few hundred at a time at half the cost of one by one. */
  abstract fetchKeys(personIds: readonly string[]): void;

  /** True while the person's key exists: asked of the disk, so that an erasure by any process shows at once. */
  abstract hasKey(personId: string): boolean;

  /** Those of the persons for whom `hasKey` is true, asked at once. */
  abstract keysHeld(personIds: readonly string[]): ReadonlySet<string>;

  /** Another number whenever a key may have gone, whoever deleted it: while it stays the same, `hasKey` does too for those who had one. */
  abstract get standing(): number;

  /** A UUID that only this installation's key can work out: for ids made from a UPN or a name. */
  abstract keyedId(purpose: string, text: string): string;

  /** A key of this installation for one purpose alone, never stored: what is sealed with it opens nowhere else. */
  abstract purposeKey(purpose: string): KeyObject;

  /** Proves that the key-encryption key opens this store. @throws KeyEncryptionKeyWrong. */
  abstract check(): void;

  abstract close(): Promise<void>;
}

export class PersonKeyMissing extends Error {
  override readonly name = 'PersonKeyMissing';

  constructor(readonly personId: string) {
    super(`There is no key for person ${personId}: never registered, or erased`);
  }
}

export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor(
    readonly personId: string,
    options?: ErrorOptions,
  ) {
    super(`Sealed data about person ${personId} do not open: altered, or moved from another event`, options);
  }
}

/** UPN and ULN do not agree about who this is. Somebody has to look. */
export class PersonConflict extends Error {
  override readonly name = 'PersonConflict';

  constructor(
    readonly reason: 'different-people' | 'different-upn' | 'different-uln',
    readonly personIds: readonly string[],
  ) {
    super(`The identifiers contradict each other (${reason}): persons ${personIds.join(', ')}`);
  }
}

export class KeyEncryptionKeyWrong extends Error {
  override readonly name = 'KeyEncryptionKeyWrong';
}

export class KeyStoreUnavailable extends Error {
  override readonly name = 'KeyStoreUnavailable';
}
