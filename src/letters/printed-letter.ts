import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { sentenceDate } from '../web/words/date-words.js';
import type { SealedLetter } from './letter-hash.js';

/** A letter as it is printed, on paper and on the screen alike. */
export interface PrintedLetter {
  readonly reference: string;
  readonly date: string;
  readonly dated: CalendarDate;
  readonly sender: readonly string[];
  readonly contact: readonly string[];
  readonly recipient: readonly string[];
  readonly salutation: string;
  readonly subject: string;
  readonly parts: readonly { readonly heading: string | null; readonly paragraphs: readonly string[] }[];
  readonly closing: readonly string[];
  readonly enclosures: readonly string[];
}

/** What stands where the key of a person is gone. */
const removed = '[Removed]';

export function printedLetter(letter: SealedLetter, dated: CalendarDate, reference: string): PrintedLetter {
  const { sender = removed, contact = '', subject = removed, parts = [], enclosures = [], signedBy = '' } = letter;
  const { recipientName = removed, recipientAddress = '', salutation = '' } = letter;
  return {
    reference,
    dated,
    date: sentenceDate(dated),
    sender: linesOf(sender),
    contact: linesOf(contact),
    recipient: [...linesOf(recipientName), ...linesOf(recipientAddress)],
    salutation: salutation === '' ? '' : salutation,
    subject,
    parts: parts.map(({ heading = null, text }) => ({ heading, paragraphs: linesOf(text) })),
    closing: linesOf(signedBy),
    enclosures: enclosures.map(({ text }) => text),
  };
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
