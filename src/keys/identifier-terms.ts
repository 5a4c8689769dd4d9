import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Identifiers } from './key-store.js';

export type TermKind = 'upn' | 'uln' | 'surnameAndBirthDate' | 'request';

/** One searchable identifier as the index holds it: a keyed hash, never the value. */
export interface Term {
  readonly kind: TermKind;
  readonly hmac: Buffer;
}

/** The terms of identifiers, normalised so that spelling does not matter. What is empty or incomplete gives none. */
export function termsOf(indexKey: KeyObject, authority: string, identifiers: Identifiers): readonly Term[] {
  const values: [TermKind, string][] = [
    ['upn', (identifiers.upn ?? '').toUpperCase().replaceAll(/[^A-Z0-9]/g, '')],
    ['uln', (identifiers.uln ?? '').replaceAll(/\D/g, '')],
    ['surnameAndBirthDate', surnameAndBirthDate(identifiers)],
  ];
  return values.filter(([, value]) => value !== '').map(([kind, value]) => termOf(indexKey, authority, kind, value));
}

export function termOf(indexKey: KeyObject, authority: string, kind: TermKind, value: string): Term {
  return { kind, hmac: keyedHash(indexKey, [authority, kind, value]) };
}

/** HMAC-SHA-256 over length-prefixed fields, so that no two lists of fields run together. */
export function keyedHash(key: KeyObject, fields: readonly string[]): Buffer {
  return createHmac('sha256', key).update(lengthPrefixed(fields)).digest();
}

/** Each field as its length in bytes (32 bits, big-endian) and its UTF-8 bytes. */
export function lengthPrefixed(fields: readonly string[]): Buffer {
  let longest = 0;
  // UTF-8 needs three bytes for a UTF-16 unit at most.
  for (const field of fields) longest += 4 + field.length * 3;
  const bytes = Buffer.allocUnsafe(longest);
  let length = 0;
  for (const field of fields) {
    const written = bytes.write(field, length + 4, 'utf8');
    bytes.writeUInt32BE(written, length);
    length += 4 + written;
  }
  return bytes.subarray(0, length);
}

function surnameAndBirthDate({ surname = '', birthDate = '' }: Identifiers): string {
  const letters = surname
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^\p{L}]/gu, '');
  return letters === '' || birthDate === '' ? '' : `${letters} ${birthDate}`;
}
