import { hash } from 'node:crypto';

/** The id of the n-th event of a command: a name-based UUID, so that a retry makes the same ids. */
export function eventIdOf(commandId: string, index: number): string {
  return uuidFromHex(hash('sha256', `ehc-tracker event\n${commandId}\n${index}`, 'hex'));
}

/** A version 8 (vendor-defined, RFC 9562) UUID from the first 128 bits of a digest in hex. */
export function uuidFromHex(digest: string): string {
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
