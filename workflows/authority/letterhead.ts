import type { Contradiction } from '../kernel/decider.js';
import type { Fact } from '../kernel/fact.js';
import type { LetterContentRule } from '../letters/checklist.js';
import { hasHiddenCharacters } from '../letters/letter-text.js';

/** Words of an authority that stand in letters; null where it has given none. */
export interface LetterWords {
  /** How an appeal is made: named for rule A4 (reg 5(3)) and rule C6 (reg 14). */
  readonly appeal: string | null;
  /** Which mediation adviser serves the area, and how to reach them (reg 32). */
  readonly mediation: string | null;
  /** Who helps with a disagreement. */
  readonly disagreementResolution: string | null;
  /** Who gives information, advice and support. */
  readonly adviceServices: string | null;
  /** Where information about schools and colleges can be found (reg 13(1)). */
  readonly settingInformation: string | null;
}

/**
 * What letters carry of the authority: name, address and its own words about appeals, mediation and advice. `occurredOn` is
 * the day it holds from. Replaces what was set before; a letter that was produced keeps what it was produced with.
 */
export type LetterheadSet = Fact<
  'LetterheadSet',
  LetterWords & {
    readonly name: string;
    /** Line by line. */
    readonly address: string;
    /** Telephone, e-mail, opening hours, line by line. */
    readonly contact: string;
    /** Whether a letter must also hold what our source does not confirm for its notice. */
    readonly content: LetterContentRule;
    readonly reason: string | null;
  }
>;

const texts = [
  'name',
  'address',
  'contact',
  'appeal',
  'mediation',
  'disagreementResolution',
  'adviceServices',
  'settingInformation',
] as const satisfies readonly (keyof LetterheadSet['data'])[];

/** What is wrong with a letterhead; null where it can be printed. */
export function letterheadFault(data: LetterheadSet['data']): Contradiction | null {
  if (data.name.trim() === '') return { code: 'letterhead-needs-a-name', details: {} };
  if (data.address.trim() === '') return { code: 'letterhead-needs-an-address', details: {} };
  const place = texts.find((name) => hasHiddenCharacters(data[name] ?? ''));
  return place === undefined ? null : { code: 'letter-has-hidden-characters', details: { place } };
}
