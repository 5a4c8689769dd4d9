import type { ChecklistItem } from './checklist.js';
import type { LetterRecipient } from './letter.events.js';

/** The workflows whose streams hold letters. */
export type LetterWorkflow = 'needsAssessment' | 'plan';

/** What a letter may be about, where a case can have several. */
export type LetterSubject = 'advice' | 'draft' | 'consultation' | 'exception' | 'review' | 'notice' | 'reassessment';

/** One kind of letter: the fact it announces, to whom it goes by law, and what it must hold. */
export interface LetterRules {
  readonly title: string;
  readonly workflow: LetterWorkflow;
  /** Type of the fact that it announces. Neither is ever recorded by recording the other. */
  readonly fact: string;
  readonly about?: LetterSubject;
  /** Version of its template and checklist; goes up with every change of either. */
  readonly template: number;
  /** Who gets it, each by the provision that says so. The first is the one for whom the fact stands. */
  readonly recipients: readonly { readonly recipient: LetterRecipient; readonly citation: string }[];
  readonly items: readonly ChecklistItem[];
}
