import type { FaultReason } from '../../event-store/verify.js';

const reasons: Readonly<Record<FaultReason, string>> = {
  unreadable: 'cannot be read',
  'position-missing': 'is missing',
  'position-out-of-order': 'stands in the wrong place',
  'revision-missing': 'does not follow the one before it in its stream',
  'chain-broken': 'does not carry the fingerprint of the one before it',
  'content-altered': 'does not match its fingerprint',
  'ciphertext-altered': 'holds sealed personal data that were altered',
  'events-missing-at-end': 'was written and is no longer there',
};

/** What is wrong with an event: "does not match its fingerprint". */
export function reasonWords(reason: FaultReason): string {
  return reasons[reason];
}

/** "Event 12 does not match its fingerprint". */
export function faultWords({
  number,
  reason,
}: {
  readonly number: number | null;
  readonly reason: FaultReason;
}): string {
  return `${number === null ? 'An event of this case' : `Event ${number}`} ${reasons[reason]}`;
}
