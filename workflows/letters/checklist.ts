import type { AuthoritySettings } from '../kernel/decider.js';
import type { RuleId } from '../timetable/rule.js';
import type { LetterContent, LetterRecipient } from './letter.events.js';

/**
 * Why a letter should hold something. `law`: a provision says so and our source confirms it. `record`: the notice itself
 * cannot be recorded without it. `guidance`: the Code or good practice. `unverified`: we know of it, but our source does not
 * confirm it for this notice; the authority chooses whether it counts (`LetterContentRule`).
 */
export type Standing = 'law' | 'record' | 'guidance' | 'unverified';

/** Which items a letter must have: what is confirmed, or also what is not. A named option of the authority. */
export type LetterContentRule = NonNullable<AuthoritySettings['letterContent']>;
export const defaultContentRule: LetterContentRule = 'confirmed';

/** One thing that a letter should hold, with the provision that asks for it. */
export interface ChecklistItem {
  /** Also the name of the part of the letter, or of the enclosure, that meets it. */
  readonly id: string;
  readonly says: string;
  readonly rule: RuleId | null;
  readonly citation: string;
  readonly standing: Standing;
  /** Filled from recorded facts, from the words of the template, or by the person who writes. */
  readonly from: 'facts' | 'template' | 'person';
  readonly in: 'text' | 'enclosure';
  /** Whose letter must have it: the family's alone, or everyone's. */
  readonly for: 'family' | 'everyone';
}

/** Where a template leaves something to be said: "[[say why]]". A part that still holds one is not finished. */
export const gap = /\[\[/;

/** The items of a list that a letter to this recipient should have. */
export function itemsFor(items: readonly ChecklistItem[], recipient: LetterRecipient): readonly ChecklistItem[] {
  return items.filter((item) => item.for === 'everyone' || recipient === 'parentOrYoungPerson');
}

/** Ids of the items that the content meets, in the order of the list. */
export function itemsMet(items: readonly ChecklistItem[], content: LetterContent): readonly string[] {
  return items.filter((item) => isMet(item, content)).map(({ id }) => id);
}

/** The items without which a letter must not go out unless somebody says why. */
export function itemsRequired(items: readonly ChecklistItem[], rule: LetterContentRule): readonly ChecklistItem[] {
  return items.filter(
    ({ standing }) =>
      standing === 'law' || standing === 'record' || (standing === 'unverified' && rule === 'everything'),
  );
}

function isMet({ id, in: where }: ChecklistItem, { parts = [], enclosures = [] }: LetterContent): boolean {
  if (where === 'enclosure') return enclosures.some(({ part }) => part === id);
  const text = parts.find(({ part }) => part === id)?.text.trim() ?? '';
  return text !== '' && !gap.test(text);
}
