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
  const parts = fields.flatMap((field) => {
    const bytes = Buffer.from(field, 'utf8');
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(parts);
}

function surnameAndBirthDate({ surname = '', birthDate = '' }: Identifiers): string {
  const letters = surname
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^\p{L}]/gu, '');
  return letters === '' || birthDate === '' ? '' : `${letters} ${birthDate}`;
}
