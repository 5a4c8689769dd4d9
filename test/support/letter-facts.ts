import type {
  LetterAddress,
  LetterContent,
  LetterEvent,
  LetterProduced,
} from '../../workflows/letters/letter.events.js';
import { itemsMet } from '../../workflows/letters/checklist.js';
import { checklistOf, letterKinds } from '../../workflows/letters/letter-kinds.js';
import { day } from './assessment-facts.js';

export const letterId = '7d0f1f2e-5b0a-4c51-8c0e-0a4f4d1c9e01';
export const child = '0e9a3c1d-4f57-4a52-9f51-6f0c2d1b7a10';

/** A letter that holds everything its checklist asks for, or all but what is left out. */
export function wholeLetter(
  kind: LetterProduced['data']['kind'],
  without: readonly string[] = [],
  recipient: LetterProduced['data']['recipient'] = 'parentOrYoungPerson',
): LetterContent & LetterAddress {
  const items = checklistOf(kind, recipient).filter(({ id }) => !without.includes(id));
  return {
    subject: letterKinds[kind].title,
    recipientName: 'Sadia Hussain-Cole',
    recipientAddress: '4 Mill Lane\nNorthmere',
    parts: items.filter((item) => item.in === 'text').map(({ id, says }) => ({ part: id, text: says })),
    enclosures: items.filter((item) => item.in === 'enclosure').map(({ id, says }) => ({ part: id, text: says })),
  };
}

/** The data of such a letter, as its content has it. */
export function letterData(
  kind: LetterProduced['data']['kind'],
  content: LetterContent,
  more: Partial<LetterProduced['data']> = {},
): LetterProduced['data'] {
  const recipient = more.recipient ?? 'parentOrYoungPerson';
  return {
    letterId,
    kind,
    template: letterKinds[kind].template,
    recipient,
    recipientId: null,
    about: null,
    met: itemsMet(checklistOf(kind, recipient), content),
    contentHash: 'f'.repeat(64),
    ...more,
  };
}

/** The letter as a fact. */
export function produced(
  on: string,
  kind: LetterProduced['data']['kind'],
  without: readonly string[] = [],
  more: Partial<LetterProduced['data']> = {},
): LetterProduced {
  const content = wholeLetter(kind, without, more.recipient);
  return {
    type: 'LetterProduced',
    occurredOn: day(on),
    data: letterData(kind, content, more),
    personal: { [child]: content },
  };
}

export function letterSent(on: string): LetterEvent {
  const data = {
    letterId,
    recipientId: null,
    how: 'post',
    recipientConfirmed: true,
    knowinglyIncomplete: false,
  } as const;
  return { type: 'LetterSent', occurredOn: day(on), data, personal: { [child]: { sentTo: '4 Mill Lane' } } };
}
