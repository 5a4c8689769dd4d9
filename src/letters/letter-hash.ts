import { createHash } from 'node:crypto';
import type { LetterAddress, LetterContent } from '../../workflows/letters/letter.events.js';
import { canonicalJson } from '../event-store/canonical-json.js';

/** Everything of a letter that its hash covers. */
export type SealedLetter = LetterContent & LetterAddress & { readonly salt?: string };

/**
 * Hex SHA-256 of everything that a letter says. The salt among it is sealed with it: whoever has only the log in clear, or
 * what an erasure leaves, cannot try out names.
 */
export function contentHashOf(letter: SealedLetter): string {
  return createHash('sha256').update(canonicalJson(letter)).digest('hex');
}
