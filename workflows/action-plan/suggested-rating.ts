import type { RagScheme } from './plan-document.js';
import type { TargetAnswer } from './target-answer.js';

export type Trend = 'better' | 'worse' | 'level';

/** A code of the plan's own outcome scheme that the targets speak for, or why they speak for none. A person sets the rating. */
export type SuggestedRating =
  | {
      readonly kind: 'suggested';
      readonly scheme: string;
      readonly code: string;
      readonly meaning: string;
      readonly reason: string;
    }
  | { readonly kind: 'none'; readonly reason: string };

export interface RatingAsk {
  readonly schemes: readonly RagScheme[];
  /** Of one measure, or of all the measures that are rated together. */
  readonly answers: readonly TargetAnswer[];
  /** How the value moved of late; null where there is one value or none. */
  readonly trend: Trend | null;
}

export function suggestedRating(ask: RatingAsk): SuggestedRating {
  return { kind: 'none', reason: ask.answers.length === 0 ? 'The measure has no target.' : '' };
}
