import { ReturnUnreadable } from '../sen2/return-unreadable.js';
import { count } from '../web/words/number-words.js';

const passing: Readonly<Record<string, string>> = {
  StoreFull: 'The disk is full. Ask for space to be freed, then go on',
  StoreUnavailable: 'The part of the system that keeps the records does not answer. Go on in a few minutes',
  StoreTimedOut: 'The part of the system that keeps the records does not answer. Go on in a few minutes',
  OutcomeUnknown: 'The part of the system that keeps the records stopped answering. Go on in a few minutes',
  KeyStoreUnavailable: 'The part of the system that keeps the keys does not answer. Go on in a few minutes',
  ReadModelsBehind: 'Lists are still being brought up to date. Go on in a few minutes',
  ReadModelsUnavailable: 'The part of the system that holds the lists does not answer. Go on in a few minutes',
  RedisUnavailable: 'The part of the system that holds the lists does not answer. Go on in a few minutes',
};

/** Why an import failed, in words that say what to do; null for a fault of ours. */
export function failureWords(error: unknown): string | null {
  if (error instanceof ReturnUnreadable) return `${unreadable(error)}. Nothing was recorded.`;
  const words = error instanceof Error ? passing[error.name] : undefined;
  return words === undefined ? null : `${words}. What was taken in stays, and nothing is doubled.`;
}

function unreadable({ reason, explanation, message, personsRead }: ReturnUnreadable): string {
  if (reason !== 'cut-off' || personsRead === 0) return message;
  const read = `${count(personsRead)} ${personsRead === 1 ? 'was' : 'were'} read`;
  // "ends inside Message > Persons": after one record and before the next.
  return / Persons$/.test(explanation)
    ? `The end of the file is missing: it stops after record ${count(personsRead)}; ${read}`
    : `The file ends in the middle of record ${count(personsRead + 1)}; ${read}`;
}
