import { hash } from 'node:crypto';
import type { SealedPart, StoredEvent } from './event-store.js';

/** `previous` of the first event of a stream. */
export const noPrevious = '0'.repeat(64);

/** Everything of an event that its leaf covers. The position is not: it differs from store to store. */
export type LeafContent = Omit<StoredEvent, 'position' | 'leaf'>;

const absent = 0xffffffff;
let scratch = Buffer.allocUnsafe(64 * 1024);
let length = 0;

/**
 * `leaf = SHA-256(0x00 ‖ enc(header) ‖ enc(clear) ‖ sealDigests ‖ previous)`, in hex. Every field is its length in bytes
 * (32 bits, big-endian) and its UTF-8 bytes; an absent one is the length 0xFFFFFFFF alone; numbers are written in decimal.
 * Each sealed part counts as subject, key id and digest, never as plaintext, so that its ciphertext may be blanked.
 * The format is fixed for ever by the golden vectors in the tests.
 */
export function leafOf(event: LeafContent): string {
  length = 0;
  reserve(1);
  scratch[length++] = 0x00;
  for (const field of headerOf(event)) put(field);
  put(event.clear);
  put(String(event.sealed.length));
  for (const part of event.sealed) {
    put(part.subject);
    put(part.keyId);
    putHash(part.digest);
  }
  putHash(event.previous);
  return hash('sha256', scratch.subarray(0, length), 'hex');
}

/** `SHA-256(iv ‖ tag ‖ ciphertext)` in hex; the fields are base64. */
export function sealDigestOf(iv: string, tag: string, ct: string): string {
  const bytes = [iv, tag, ct].map((field) => Buffer.from(field, 'base64'));
  return hash('sha256', Buffer.concat(bytes), 'hex');
}

/** True if the digest belongs to the ciphertext, or the ciphertext has been blanked. */
export function sealDigestHolds(part: SealedPart): boolean {
  if (part.ct === null) return true;
  // Base64 with stray bits or characters decodes to the same bytes: the text itself has to be the canonical one.
  const canonical = [part.iv, part.tag, part.ct].every(
    (text) => Buffer.from(text, 'base64').toString('base64') === text,
  );
  return canonical && sealDigestOf(part.iv, part.tag, part.ct) === part.digest;
}

function headerOf(event: LeafContent): readonly (string | null)[] {
  return [
    'ehc-tracker event 1',
    event.stream,
    String(event.revision),
    event.eventId,
    event.type,
    String(event.schema),
    event.occurredOn,
    event.recordedAt,
    event.clockSuspect ? '1' : '0',
    event.authority,
    event.actor.id,
    event.actor.role,
    event.actor.onBehalfOf ?? null,
    event.commandId,
    event.correlationId,
    event.causationId,
    event.source,
  ];
}

function put(text: string | null): void {
  if (text === null) {
    reserve(4);
    length = scratch.writeUInt32BE(absent, length);
    return;
  }
  reserve(4 + text.length * 3);
  const bytes = scratch.write(text, length + 4, 'utf8');
  scratch.writeUInt32BE(bytes, length);
  length += 4 + bytes;
}

function putHash(hex: string): void {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new TypeError(`"${hex}" is not a SHA-256 in hex`);
  reserve(32);
  length += scratch.write(hex, length, 'hex');
}

function reserve(bytes: number): void {
  if (length + bytes <= scratch.length) return;
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, length + bytes));
  scratch.copy(larger, 0, 0, length);
  scratch = larger;
}
