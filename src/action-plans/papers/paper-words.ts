import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import type { PlanDocument, RatedThing } from '../../../workflows/action-plan/plan-document.js';
import { ratingWords } from '../plan-rating-words.js';
import type { Audience, PaperKind, PaperSummary, RatingCell } from './paper.js';

export const paperKindWords: Readonly<Record<PaperKind, string>> = {
  'board-pack': 'Board pack',
  'annual-report': 'Annual report',
};

export const audienceWords: Readonly<Record<Audience, string>> = {
  board: 'For the board: not for publication',
  publication: 'For publication',
};

/** How a measure stands to its targets. */
export const targetStateWords: Readonly<Record<PaperSummary['byTarget'][number]['state'], string>> = {
  reached: 'Target reached',
  onTheWay: 'Moved the right way, not there yet',
  notReached: 'Target not reached',
  notDueYet: 'Target not due yet',
  baselineMissing: 'Baseline missing',
  comparatorMissing: 'Comparator missing',
  valueMissing: 'No value to hold against the target',
  notMeasurable: 'No value can be held against the target',
  withheld: 'Withheld: the counts are small',
  noTarget: 'No target',
};

export const milestoneKindWords = {
  milestone: 'Milestone',
  'family-outcome': 'What families notice',
} as const;

export const milestoneStandingWords = {
  reached: 'Reached',
  partly: 'Partly reached',
  notReached: 'Not reached',
} as const;

/** A code of a plan's scheme in words; null where none is recorded. */
export function ratingCell(
  { document }: Pick<ActionPlan, 'document'>,
  of: RatedThing,
  code: string | null,
  scheme: string | null = null,
): RatingCell | null {
  if (code === null || document === null) return null;
  const { word, meaning } = ratingWords(document, of, code, scheme);
  return { code, word, meaning };
}

/** Every code of a plan's schemes with its meaning, by what it rates. */
export function schemesOf({
  ragSchemes,
}: PlanDocument): readonly { readonly of: string; readonly ratings: readonly RatingCell[] }[] {
  return ragSchemes.flatMap((scheme) =>
    scheme.appliesTo.map((of) => ({
      of: of === 'progress' ? 'Progress' : 'Outcome',
      ratings: scheme.values
        .toSorted((a, b) => a.order - b.order)
        .filter(({ meaning }) => meaning[of] !== undefined)
        .map(({ code }) => {
          const { word, meaning } = ratingWords({ ragSchemes: [scheme] }, of, code, scheme.id);
          return { code, word, meaning };
        }),
    })),
  );
}
