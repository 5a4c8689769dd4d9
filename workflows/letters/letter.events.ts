import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { Recipient } from '../kernel/sent-plan.js';

/** The notices that the law requires to be given in an assessment. */
export type AssessmentLetterKind =
  | 'consideration'
  | 'decisionToAssess'
  | 'decisionNotToAssess'
  | 'adviceRequest'
  | 'delay'
  | 'decisionToIssue'
  | 'decisionNotToIssue'
  | 'draftPlan'
  | 'settingConsultation'
  | 'finalPlan';
/** The notices that the law requires to be given about a maintained plan. */
export type PlanLetterKind =
  | 'reviewInvitation'
  | 'reviewMaintain'
  | 'reviewAmend'
  | 'reviewCease'
  | 'amendmentNotice'
  | 'amendedPlan'
  | 'decisionNotToAmend'
  | 'transferConsultation'
  | 'decisionToReassess'
  | 'decisionNotToReassess'
  | 'transferLetter'
  | 'ceasingConsidered'
  | 'ceaseNotice';
export type LetterKind = AssessmentLetterKind | PlanLetterKind;

/** To whom a letter goes: those to whom plans are sent, and those who are told or asked. */
export type LetterRecipient = Recipient | 'socialCare' | 'adviceBody';

/** One part of a letter, or one enclosure by its name, and the item of the checklist that it meets. */
export interface LetterPart {
  readonly part: string;
  /** Stands above the part. */
  readonly heading?: string;
  readonly text: string;
}

/** What a letter says. Sealed under the child's own key: also the words of the authority, so that it is read as it went out. */
export interface LetterContent {
  /** Name and address of the authority as the letter carries them, line by line. */
  readonly sender?: string;
  /** Whom to ask, and how to reach them. */
  readonly contact?: string;
  readonly subject?: string;
  readonly parts?: readonly LetterPart[];
  readonly enclosures?: readonly LetterPart[];
  /** How it closes, line by line. */
  readonly signedBy?: string;
}

/** Whom a letter is addressed to. Sealed under the key of the parent or carer it goes to, otherwise under the child's. */
export interface LetterAddress {
  readonly recipientName?: string;
  readonly recipientAddress?: string;
  readonly salutation?: string;
}

/** A letter was made as it is to go out. `occurredOn` is the date it carries. Its words are never changed afterwards. */
export type LetterProduced = Fact<
  'LetterProduced',
  {
    readonly letterId: string;
    readonly kind: LetterKind;
    /** Version of the template it was made from. */
    readonly template: number;
    readonly recipient: LetterRecipient;
    /** The parent or carer it goes to; null for anybody else. */
    readonly recipientId: string | null;
    /** The draft, advice, review or notice it is about; null where there is none, or none on record yet. */
    readonly about: string | null;
    /** Items of the checklist that its content meets. */
    readonly met: readonly string[];
    /** Hex SHA-256 of the content with the address and the salt sealed beside it: without the keys it tells nothing. */
    readonly contentHash: string;
  },
  LetterContent & LetterAddress & { readonly salt?: string }
>;
/** The letter left the authority. Sent again, it is another fact. */
export type LetterSent = Fact<
  'LetterSent',
  {
    readonly letterId: string;
    readonly recipientId: string | null;
    readonly how: 'post' | 'email' | 'portal' | 'inPerson';
    /** Whoever sent it looked at name and address once more. */
    readonly recipientConfirmed: boolean;
    /** Something that the law requires was missing, and somebody said why it went all the same. */
    readonly knowinglyIncomplete: boolean;
  },
  Narrative & {
    /** Where it went: the address, or the e-mail address. */
    readonly sentTo?: string;
  }
>;
export type LetterDelivered = Fact<
  'LetterDelivered',
  { readonly letterId: string; readonly shownBy: 'signedFor' | 'receipt' | 'opened' | 'reply' | 'handedOver' }
>;
/** The letter came back undelivered. */
export type LetterReturned = Fact<
  'LetterReturned',
  {
    readonly letterId: string;
    readonly because: 'goneAway' | 'wrongAddress' | 'refused' | 'bounced' | 'notSaid';
  },
  Narrative
>;
/** The letter is not to be sent, or not to be relied on, after all. */
export type LetterWithdrawn = Fact<
  'LetterWithdrawn',
  {
    readonly letterId: string;
    readonly because: 'wrongContent' | 'wrongRecipient' | 'replaced' | 'notNeeded';
  },
  Narrative
>;

export type LetterEvent = LetterProduced | LetterSent | LetterDelivered | LetterReturned | LetterWithdrawn;

/** Commands that record one fact about a letter, with the fact each wishes for; of every workflow that gives notices. */
export const factOfLetterCommand = {
  ProduceLetter: 'LetterProduced',
  SendLetter: 'LetterSent',
  RecordLetterDelivery: 'LetterDelivered',
  RecordLetterReturn: 'LetterReturned',
  WithdrawLetter: 'LetterWithdrawn',
} as const satisfies Readonly<Record<string, LetterEvent['type']>>;
