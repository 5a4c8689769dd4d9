import type { RagScheme } from './plan-document.js';
import type { TargetAnswer, TargetState } from './target-answer.js';

/** How a value moved of late, as its targets want it to move. */
export type Trend = 'better' | 'worse' | 'level';

/** A code of the plan's own outcome scheme that the targets speak for, or why they speak for none. A person sets the rating. */
export type SuggestedRating =
  | {
      readonly kind: 'suggested';
      readonly scheme: string;
      readonly code: string;
      /** What the code means in this plan: "achieved". */
      readonly meaning: string;
      readonly reason: string;
    }
  | { readonly kind: 'none'; readonly reason: string };

export interface RatingAsk {
  readonly schemes: readonly RagScheme[];
  /** Of one measure, or of all the measures that are rated together. */
  readonly answers: readonly TargetAnswer[];
  /** How the value moved of late; null where there is one value or none, or several measures are rated together. */
  readonly trend: Trend | null;
}

type Verdict = 'achieved' | 'improving' | 'offTrack';

/** Words by which a scheme's own codes are known: codes of two plans are never compared by colour. */
const meanings: Readonly<Record<Verdict, RegExp>> = {
  achieved: /\b(?:achieved|met|reached)\b/i,
  improving: /\bimprov/i,
  offTrack: /\boff track\b/i,
};

/**
 * What the targets speak for: achieved where all are reached, improving where one is on its way or the value moves as it should,
 * off track where something is due and neither is so. None where the plan does not rate outcomes, has no target, or a target
 * cannot be told.
 */
export function suggestedRating(ask: RatingAsk): SuggestedRating {
  const scheme = ask.schemes.find(({ appliesTo }) => appliesTo.includes('outcome'));
  if (scheme === undefined) {
    return none(ask.schemes.length === 0 ? 'The plan has no rating scheme.' : 'The plan rates progress, not outcomes.');
  }
  if (ask.answers.length === 0) return none('There is no target to hold a value to.');
  const judged = verdictOf(ask);
  if (!('verdict' in judged)) return none(judged.reason);
  const { verdict, reason } = judged;
  const found = scheme.values.find(
    ({ meaning: { outcome } }) => outcome !== undefined && meanings[verdict].test(outcome),
  );
  const meaning = found?.meaning.outcome;
  if (found === undefined || meaning === undefined) return none(`${reason} The plan’s scheme has no word for that.`);
  return { kind: 'suggested', scheme: scheme.id, code: found.code, meaning, reason };
}

const none = (reason: string): SuggestedRating => ({ kind: 'none', reason });

const told: readonly TargetState[] = ['reached', 'onTheWay', 'notReached', 'notDueYet'];

function verdictOf({
  answers,
  trend,
}: RatingAsk): { readonly verdict: Verdict; readonly reason: string } | { readonly reason: string } {
  const open = answers.find(({ state }) => !told.includes(state));
  if (open !== undefined) return { reason: `${open.words}.` };
  const { length } = answers;
  const reached = answers.filter(({ state }) => state === 'reached').length;
  if (reached === length) return { verdict: 'achieved', reason: length === 1 ? 'The target is reached.' : `All ${String(length)} targets are reached.` }; // prettier-ignore
  const standing =
    length === 1 ? 'The target is not reached' : `${String(reached)} of ${String(length)} targets are reached`;
  const short = answers.filter(({ state }) => state !== 'reached');
  // What moved the right way from its base and worsened of late is not improving.
  if (trend === 'better' || (trend !== 'worse' && short.every(({ moved }) => moved === 'right'))) {
    const how = trend === 'better' ? 'the latest value is better than the one before' : 'the value has moved the right way from its base'; // prettier-ignore
    return { verdict: 'improving', reason: `${standing}; ${how}.` };
  }
  const due = short.filter(({ state }) => state !== 'notDueYet');
  if (due.length === 0) return { reason: `${standing}, and nothing is due yet.` };
  const how = trend === 'worse' ? 'the latest value is worse than the one before' : 'the value has not moved the right way'; // prettier-ignore
  return { verdict: 'offTrack', reason: `${standing}, ${String(due.length)} due; ${how}.` };
}

/** How the last of several values moved against the one before it; null where there are not two, or no target says which way is better. */
export function trendOf(values: readonly (number | null)[], answers: readonly TargetAnswer[]): Trend | null {
  const known = values.filter((value) => value !== null);
  const [last, before] = [known.at(-1), known.at(-2)];
  const wants = new Set(answers.flatMap(wanted));
  const [up] = wants;
  if (last === undefined || before === undefined || up === undefined || wants.size !== 1) return null;
  if (last === before) return 'level';
  return last > before === up ? 'better' : 'worse';
}

/** True: up. */
function wanted({ target: { operator, value, unit }, base }: TargetAnswer): readonly boolean[] {
  if (unit === 'direction') return [value === 'up'];
  if (operator === 'change') return typeof value === 'number' ? [value > 0] : [];
  if (operator === '>=' || operator === '>') return [true];
  if (operator === '<=' || operator === '<') return [false];
  if (operator === '=' && typeof value === 'number' && base !== null && base.value !== value)
    return [base.value < value];
  return [];
}
