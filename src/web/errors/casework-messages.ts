import { count, date, text, texts } from './message-parts.js';
import type { Words } from './message-parts.js';
import { listed } from '../words/list-words.js';

const inHistory = 'To change it, correct it in the history';

/** What the rules about contacts and escalations say no to, and how to put it right. */
export const caseworkMessages: Readonly<Record<string, Words>> = {
  'contact-already-answered': ({ on }) => `This was answered already, on ${date(on)}. ${inHistory}`,
  'answered-before-received': ({ on, receivedOn }) =>
    `${date(on)} is before ${date(receivedOn)}, when they got in touch. Check both dates`,
  'no-such-process': 'Say which assessment or plan is stuck, or that it is the case as a whole',
  'already-stepped-up': ({ on }) => `The escalation is at the second level already, since ${date(on)}. ${inHistory}`,
  'already-with-this-manager': 'The escalation is with this manager already. Choose somebody else',
  'escalation-already-settled': ({ on }) => `The escalation was settled already, on ${date(on)}. ${inHistory}`,
  'next-step-before-reply': ({ nextStepBy, on }) =>
    `The next step is ahead: ${date(nextStepBy)} is before ${date(on)}, the day of the reply. Check both dates`,
  'before-it-was-raised': ({ on, raisedOn }) =>
    `${date(on)} is before ${date(raisedOn)}, when the case was escalated. Check both dates`,
  'no-such-casework-limit': ({ limit, allowed }) =>
    `There is no period “${text(limit)}”. The periods are ${listed(texts(allowed))}`,
  'casework-limit-out-of-range': ({ limit, most }) =>
    `The period of ${text(limit)} must be a whole number from 1 to ${count(most)}`,
};
