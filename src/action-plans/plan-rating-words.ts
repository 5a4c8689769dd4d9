import type { PlanDocument, RatedThing, RagScheme } from '../../workflows/action-plan/plan-document.js';
import { schemeFor } from '../../workflows/action-plan/plan-faults.js';

/**
 * A rating with the meaning its own plan gives it. The same colour means other things in other plans, so the word and the meaning
 * always stand beside the colour.
 */
export interface RatingWords {
  readonly code: string;
  /** "Amber". */
  readonly word: string;
  /** "on track, some concerns". */
  readonly meaning: string;
  /** "Amber: on track, some concerns". */
  readonly text: string;
  /** Class of the tag; empty for the plain one. */
  readonly tag: string;
}

/** The classes of tags by the names that plans give their colours; another code is grey. */
const tags: Readonly<Record<string, string>> = {
  blue: 'govuk-tag--blue',
  green: 'govuk-tag--green',
  amber: 'app-tag--amber',
  red: 'govuk-tag--red',
  white: 'app-tag--white',
};

/** A code in the words of its scheme. A code that the scheme has not, as an old event may hold, stands as it is. */
export function ratingWords(
  { ragSchemes }: Pick<PlanDocument, 'ragSchemes'>,
  of: RatedThing,
  code: string,
  schemeId: string | null = null,
): RatingWords {
  const scheme = ragSchemes.find(({ id }) => id === schemeId) ?? schemeFor({ ragSchemes }, of);
  const word = `${code.charAt(0).toUpperCase()}${code.slice(1)}`;
  const meaning = scheme?.values.find((value) => value.code === code)?.meaning[of] ?? 'no meaning printed';
  return { code, word, meaning, text: `${word}: ${meaning}`, tag: tags[code] ?? 'govuk-tag--grey' };
}

/** The codes of a scheme for one thing, in their order: the choices of a form, the key of a page. */
export function ratingsOf(scheme: RagScheme, of: RatedThing): readonly RatingWords[] {
  return scheme.values
    .toSorted((a, b) => a.order - b.order)
    .filter(({ meaning }) => meaning[of] !== undefined)
    .map(({ code }) => ratingWords({ ragSchemes: [scheme] }, of, code));
}
