import { hash } from 'node:crypto';

/** The fingerprint of a log that holds no event. */
export const noEvents = '0'.repeat(64);

/**
 * The fingerprint of a whole log after one event more: `SHA-256(0x02 ‖ fingerprint before ‖ leaf)`, in hex. It covers every
 * event and their order, and no position: the same log has the same fingerprint in every store.
 */
export function fingerprintAfter(before: string, leaf: string): string {
  return hash('sha256', Buffer.from(`02${before}${leaf}`, 'hex'), 'hex');
}
