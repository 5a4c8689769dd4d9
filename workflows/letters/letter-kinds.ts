import { assessmentLetters } from './assessment-letters.js';
import { itemsFor } from './checklist.js';
import type { ChecklistItem } from './checklist.js';
import type { LetterKind, LetterRecipient } from './letter.events.js';
import type { LetterRules } from './letter-rules.js';
import { planLetters } from './plan-letters.js';

/** Every kind of letter, in the order of the law. */
export const letterKinds: Readonly<Record<LetterKind, LetterRules>> = { ...assessmentLetters, ...planLetters };

export const allLetterKinds = Object.keys(letterKinds) as readonly LetterKind[];

/** Parts that any letter may have beside those of its checklist. */
export const freeParts = ['opening', 'next', 'more'] as const;

export function isLetterKind(text: string): text is LetterKind {
  return Object.hasOwn(letterKinds, text);
}

/** What a letter of the kind to this recipient should hold. */
export function checklistOf(kind: LetterKind, recipient: LetterRecipient): readonly ChecklistItem[] {
  return itemsFor(letterKinds[kind].items, recipient);
}
