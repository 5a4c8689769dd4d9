import { isLetterKind } from '../../../workflows/letters/letter-kinds.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { factClause } from '../words/fact-words.js';
import { fieldLabel } from '../words/field-words.js';
import { letterRecipientWords, letterTitle } from '../words/letter-words.js';
import { listed, lowerFirst } from '../words/list-words.js';
import { count, date, text, texts } from './message-parts.js';
import type { Words } from './message-parts.js';

/** What the rules about letters say no to, and how to put it right. */
export const letterMessages: Readonly<Record<string, Words>> = {
  'no-such-letter': 'This case has no such letter. Open Documents and choose from the list',
  'letter-already-produced':
    'This letter has already been produced. To change what it says, withdraw it and write another',
  'letter-belongs-elsewhere': ({ kind }) =>
    `“${title(kind)}” does not belong to this record. A letter stands with the assessment or the plan whose notice it gives`,
  'letter-not-for-them': ({ kind, recipient }) =>
    `“${title(kind)}” does not go to ${whom(recipient)}. Choose who it goes to`,
  'letter-not-to-a-parent': 'Only a letter to the family names a parent or carer. Leave that out, or choose the family',
  'letter-about-nothing':
    'What the letter is about is not on this record. Choose it from the list, or leave it out until it is recorded',
  'letter-has-no-such-part': ({ part, allowed }) =>
    `This letter has no part or enclosure “${text(part)}”. It can have ${listed(texts(allowed))}`,
  'letter-has-hidden-characters': ({ place }) =>
    `${fieldLabel(text(place))} holds characters that cannot be seen and change how the text reads. Delete what was pasted there and type it again`,
  'letter-too-long': ({ length, most }) =>
    `The letter is ${count(length)} characters long. It must be ${count(most)} or fewer: put the rest into an enclosure`,
  'letter-checklist-differs': 'What the letter is said to hold is not what it holds. Leave “met” out: it is worked out',
  'letter-incomplete': ({ missing }) =>
    `The letter does not hold what it must: ${listed(texts(missing).map(lowerFirst))}. Withdraw it and write it anew, or say why it goes all the same`,
  'letter-incomplete-without-reason': 'Say why the letter goes although something is missing',
  'letter-recipient-not-confirmed': 'Look at the name and address once more, and confirm that this is who it goes to',
  'letter-needs-an-address': 'Enter where it went: the address, or the e-mail address',
  'letter-of-another-recipient': 'The letter is addressed to somebody else. Open it and see to whom',
  'letter-before-its-notice': ({ on, fact }) =>
    `The letter must have been sent on or after ${date(on)}, when ${factClause(text(fact))}. If that day is wrong, correct it in the history`,
  'letter-not-sent': 'First record that the letter was sent',
  'letter-withdrawn': ({ on }) => `The letter was withdrawn on ${date(on)}. Write another`,
  'record-cannot-be-changed':
    'What went out stays as it was: only its day can be corrected. Strike it out if it did not happen; withdraw a letter that is wrong and write another',
};

function title(kind: Plain | undefined): string {
  const name = text(kind);
  return isLetterKind(name) ? letterTitle(name) : name;
}

function whom(recipient: Plain | undefined): string {
  const words: Readonly<Record<string, string>> = letterRecipientWords;
  return lowerFirst(words[text(recipient)] ?? text(recipient));
}
