import { letterKinds } from '../../../workflows/letters/letter-kinds.js';
import type {
  LetterDelivered,
  LetterEvent,
  LetterKind,
  LetterRecipient,
  LetterReturned,
  LetterSent,
  LetterWithdrawn,
} from '../../../workflows/letters/letter.events.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** What happened to a letter, as a clause after "when" or "that". */
export const letterClauses: Words<LetterEvent['type']> = {
  LetterProduced: 'the letter was produced',
  LetterSent: 'the letter was sent',
  LetterDelivered: 'the letter was delivered',
  LetterReturned: 'the letter came back',
  LetterWithdrawn: 'the letter was withdrawn',
};

export const letterRecipientWords: Words<LetterRecipient> = {
  parentOrYoungPerson: 'Parent or young person',
  setting: 'School or college',
  commissioningBody: 'Health body (responsible commissioning body)',
  socialCare: 'Social care',
  adviceBody: 'Whoever is asked',
};

export const sendingWords: Words<LetterSent['data']['how']> = {
  post: 'Post',
  email: 'Email',
  portal: 'Online account',
  inPerson: 'Handed over',
};

export const deliveryWords: Words<LetterDelivered['data']['shownBy']> = {
  signedFor: 'It was signed for',
  receipt: 'A receipt says that it was received or read',
  opened: 'It was opened in the online account',
  reply: 'They answered it',
  handedOver: 'It was handed over',
};

export const returnWords: Words<LetterReturned['data']['because']> = {
  goneAway: 'They no longer live or work there',
  wrongAddress: 'The address was wrong',
  refused: 'It was refused',
  bounced: 'The email could not be delivered',
  notSaid: 'Nothing says why',
};

export const withdrawalWords: Words<LetterWithdrawn['data']['because']> = {
  wrongContent: 'What it says is wrong',
  wrongRecipient: 'It is addressed to, or went to, the wrong person',
  replaced: 'Another letter takes its place',
  notNeeded: 'It is not needed after all',
};

/** "Decision not to assess". */
export function letterTitle(kind: LetterKind): string {
  return letterKinds[kind].title;
}

const kindWords = Object.fromEntries(Object.entries(letterKinds).map(([kind, { title }]) => [kind, title]));

/** Fields that only facts about letters have. */
export const letterFields: FieldTable = {
  template: { label: 'Version of the template' },
  contentHash: { label: 'Fingerprint of what it says' },
  recipientName: { label: 'Addressed to' },
  recipientAddress: { label: 'Address' },
  salutation: { label: 'Salutation' },
  sender: { label: 'From' },
  contact: { label: 'Whom to ask' },
  subject: { label: 'Heading' },
  parts: { label: 'What it says' },
  part: { label: 'Part' },
  heading: { label: 'Heading of the part' },
  enclosures: { label: 'What goes with it' },
  signedBy: { label: 'Signed by' },
  salt: { label: 'Random text sealed with it' },
  sentTo: { label: 'Where it went' },
  recipientConfirmed: { label: 'Name and address looked at once more' },
  knowinglyIncomplete: { label: 'Sent although something was missing' },
  shownBy: { label: 'How we know', value: codes(deliveryWords) },
};

/** Fields that mean something of their own in facts about letters. */
export const letterFieldsByFact: Readonly<Record<string, FieldTable>> = {
  LetterProduced: {
    kind: { label: 'Letter', value: codes(kindWords) },
    recipient: { label: 'Goes to', value: codes(letterRecipientWords) },
    about: { label: 'About' },
    met: { label: 'Holds' },
  },
  LetterSent: { how: { label: 'How it was sent', value: codes(sendingWords) } },
  LetterReturned: { because: { label: 'Why it came back', value: codes(returnWords) } },
  LetterWithdrawn: { because: { label: 'Why it was withdrawn', value: codes(withdrawalWords) } },
};
