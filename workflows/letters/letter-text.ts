import type { LetterAddress, LetterContent } from './letter.events.js';

/** Most characters of one part, and of everything that a letter says. */
export const longestPart = 5_000;
export const longestLetter = 30_000;

/**
 * Characters that nobody sees and that make a text read otherwise than it was typed: control characters other than a new
 * line, and those that turn the direction of writing round.
 */
const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]/;

/** Tells whether a text holds characters that cannot be seen and must not be printed. */
export function hasHiddenCharacters(text: string): boolean {
  return hidden.test(text);
}

/** Everything that a letter says, with the name of where it says it. */
export function textsOf(letter: LetterContent & LetterAddress): readonly (readonly [name: string, text: string])[] {
  const {
    recipientName,
    recipientAddress,
    salutation,
    sender,
    contact,
    subject,
    signedBy,
    parts = [],
    enclosures = [],
  } = letter;
  const single = { recipientName, recipientAddress, salutation, subject, sender, contact, signedBy };
  return [
    ...Object.entries(single).flatMap(([name, text]): readonly (readonly [string, string])[] =>
      text === undefined ? [] : [[name, text]],
    ),
    ...[...parts, ...enclosures].map(({ part, heading = '', text }) => [part, `${heading}${text}`] as const),
  ];
}

/** The first place that holds hidden characters; null where there is none. */
export function hiddenIn(letter: LetterContent & LetterAddress): string | null {
  return textsOf(letter).find(([, text]) => hasHiddenCharacters(text))?.[0] ?? null;
}

export function lengthOf(letter: LetterContent & LetterAddress): number {
  return textsOf(letter).reduce((sum, [, { length }]) => sum + length, 0);
}
