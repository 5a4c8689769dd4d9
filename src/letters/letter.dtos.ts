import type { factOfLetterCommand, LetterAddress, LetterContent } from '../../workflows/letters/letter.events.js';
import type { DtoClass } from '../api/dto-table.js';
import type { SealedFor } from '../api/fact-workflow.js';
import {
  ProduceLetterDto,
  RecordLetterDeliveryDto,
  RecordLetterReturnDto,
  SendLetterDto,
  WithdrawLetterDto,
} from './letter.dto.js';

type Table<Value> = Readonly<Record<keyof typeof factOfLetterCommand, Value>>;

/** The bodies of the commands about letters, the same in every workflow that gives notices. */
export const letterDtos = {
  ProduceLetter: ProduceLetterDto,
  SendLetter: SendLetterDto,
  RecordLetterDelivery: RecordLetterDeliveryDto,
  RecordLetterReturn: RecordLetterReturnDto,
  WithdrawLetter: WithdrawLetterDto,
} as const satisfies Table<DtoClass>;

/** Fields that follow from the rest of a command and may be left out. */
export type WorkedOutOfLetters<C> = C extends 'ProduceLetter' ? 'template' | 'met' | 'contentHash' : never;

/** What a letter says and to whom, all of it sealed. */
export const sealedOfLetters = {
  recipientName: true,
  recipientAddress: true,
  salutation: true,
  sender: true,
  contact: true,
  subject: true,
  parts: true,
  enclosures: true,
  signedBy: true,
  salt: true,
} as const satisfies Readonly<Record<keyof (LetterContent & LetterAddress) | 'salt', true>>;

export const personalOfLetters = {
  ProduceLetter: sealedOfLetters,
  SendLetter: { text: true, sentTo: true },
  RecordLetterReturn: { text: true },
  WithdrawLetter: { text: true },
} as const satisfies Partial<Table<object>>;

/** Whom a letter to a parent or carer is addressed to is theirs, not the child's. */
export const sealedForOfLetters: Readonly<Record<string, SealedFor>> = {
  ProduceLetter: { person: 'recipientId', fields: ['recipientName', 'recipientAddress', 'salutation'] },
  SendLetter: { person: 'recipientId', fields: ['sentTo'] },
};

export const helpOfLetters: Table<string> = {
  ProduceLetter: 'A letter was made as it is to go out. Records no notice by itself',
  SendLetter: 'A letter was sent, or sent again',
  RecordLetterDelivery: 'A letter arrived',
  RecordLetterReturn: 'A letter came back undelivered',
  WithdrawLetter: 'A letter is not to be sent, or not to be relied on, after all',
};
