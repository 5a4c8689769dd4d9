import { count, date } from './message-parts.js';
import type { Words } from './message-parts.js';

/** What the rules about a complaint say no to, and how to put it right. */
export const complaintMessages: Readonly<Record<string, Words>> = {
  'complainant-is-the-child':
    'Whoever complains has a record of their own. Leave the complainant out, and one is made for them',
  'complaint-already-acknowledged': ({ on }) =>
    `They were told already, on ${date(on)}, that the complaint came. To change it, correct it in the history`,
  'complaint-limit-out-of-range': ({ most }) =>
    `The working days promised for an answer must be a whole number from 1 to ${count(most)}`,
  'complaint-not-answered': 'First record the answer, or say why the complaint was dealt with in another way',
  'ombudsman-not-decided': 'First record what the Ombudsman decided',
};
