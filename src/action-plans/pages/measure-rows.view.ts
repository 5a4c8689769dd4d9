import { planGaps } from '../../../workflows/action-plan/plan-gaps.js';
import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { amountWords } from '../../../workflows/action-plan/target-values.js';
import type { TargetAnswer, TargetState } from '../../../workflows/action-plan/target-answer.js';
import { sentenceDate } from '../../web/words/date-words.js';
import type { LiveAnswer } from '../live/live-answer.js';
import { valueOf } from '../measure-standings.service.js';
import type { MeasureStanding } from '../measure-standings.service.js';
import { ratingWords } from '../plan-rating-words.js';
import type { RatingWords } from '../plan-rating-words.js';
import { targetLine, valueLine } from '../plan-value-words.js';
import { classWords, nodeChain } from '../plan-words.js';
import type { OpenedPlan } from './opened-plan.js';

/** What came of a target, as a tag that says it in words. */
export const targetStateTags: Readonly<Record<TargetState, { readonly text: string; readonly tag: string }>> = {
  reached: { text: 'Reached', tag: 'govuk-tag--green' },
  onTheWay: { text: 'On the way', tag: 'govuk-tag--blue' },
  notReached: { text: 'Not reached', tag: 'govuk-tag--red' },
  notDueYet: { text: 'Not due yet', tag: 'govuk-tag--grey' },
  baselineMissing: { text: 'Baseline missing', tag: 'app-tag--amber' },
  comparatorMissing: { text: 'Comparator missing', tag: 'app-tag--amber' },
  valueMissing: { text: 'No value', tag: 'govuk-tag--grey' },
  notMeasurable: { text: 'Not measurable', tag: 'govuk-tag--grey' },
};

export interface TargetLine {
  readonly words: string;
  readonly state: (typeof targetStateTags)[TargetState];
}

export interface MeasureRow {
  readonly id: string;
  readonly ref: string;
  readonly href: string;
  readonly summary: string;
  readonly theme: string;
  readonly class: string;
  readonly baseline: readonly string[];
  readonly current: readonly string[];
  readonly targets: readonly string[];
  readonly live: string;
  readonly answers: readonly TargetLine[];
  readonly suggested: RatingWords | null;
  readonly rating: RatingWords | null;
}

export function measureRow(opened: OpenedPlan, standing: MeasureStanding): MeasureRow {
  const { document, links } = opened;
  const { measure, live, answers } = standing;
  const given = givenRatings(opened, measure).at(-1);
  return {
    id: measure.id,
    ref: measure.sourceRef ?? measure.id,
    href: links.measure(measure.id),
    summary: measure.summary,
    theme: themeOf(opened, measure),
    class: classWords[measure.feed.class],
    baseline: baselineLines(opened, measure),
    current: measure.current.map(valueLine),
    targets: measure.targets.map(targetLine),
    live: liveWords(live, standing),
    answers: answers.map(answerLine),
    suggested: suggestedWords(opened, standing),
    rating: given === undefined ? null : ratingWords(document, 'outcome', given.rag, given.ragScheme),
  };
}

export const answerLine = ({ words, state }: TargetAnswer): TargetLine => ({ words, state: targetStateTags[state] });

export function suggestedWords({ document }: OpenedPlan, { suggested }: MeasureStanding): RatingWords | null {
  return suggested.kind === 'none' ? null : ratingWords(document, 'outcome', suggested.code, suggested.scheme);
}

/** The printed baselines; that one is missing where a target is relative to it (R83). */
export function baselineLines({ state }: OpenedPlan, measure: PlanMeasure): readonly string[] {
  const printed = measure.baseline.map(valueLine);
  const missing = planGaps(state).some((gap) => gap.kind === 'noBaseline' && gap.measure?.id === measure.id);
  return missing ? ['Baseline missing', ...printed] : printed;
}

function themeOf({ document }: OpenedPlan, { nodeId, itemId }: PlanMeasure): string {
  const item = document.items.find(({ id }) => id === itemId);
  return nodeChain(document, nodeId ?? item?.nodeId ?? null)[0] ?? '';
}

/** The live value in one line, or why there is none. */
export function liveWords(
  live: LiveAnswer,
  { recorded, judgements }: Pick<MeasureStanding, 'recorded' | 'judgements'>,
): string {
  const last = recorded.at(-1);
  const judged = judgements.at(-1);
  if (judged !== undefined && (live.kind === 'judgement' || live.kind === 'unanswered')) return `${standingWords[judged.standing]}, judged on ${sentenceDate(judged.on)}`; // prettier-ignore
  if (last !== undefined && valueOf(live) === null)
    return `${amountWords(last.value, last.unit)}, ${sentenceDate(last.on)}`;
  switch (live.kind) {
    case 'figures': {
      const headline = live.figures[live.headline];
      return headline === undefined ? 'No value' : headline.words;
    }
    case 'breakdown':
    case 'held':
      return live.words;
    case 'judgement':
      return 'Not judged yet';
    case 'unanswered':
      return live.why;
  }
}

export const standingWords = { met: 'Met', partlyMet: 'Partly met', notMet: 'Not met' } as const;

/** One rating of an outcome that a person gave, printed or recorded here. */
export interface GivenRating {
  readonly asOf: string;
  readonly rag: string;
  readonly ragScheme: string | null;
  /** The ref of the block that is rated once; null where the measure is rated by itself. */
  readonly block: string | null;
  readonly revision: number | null;
  readonly reason: string | null;
  readonly suggested: string | null;
}

/** Every rating of a measure, its own and those of the blocks that hold it, by their days. */
export function givenRatings({ document, state }: OpenedPlan, measure: PlanMeasure): readonly GivenRating[] {
  const ofBlocks = document.outcomeAssessments
    .filter(({ measureIds }) => measureIds.includes(measure.id))
    .flatMap((block) =>
      block.assessments.map(({ asOf, rag, ragScheme }): GivenRating => {
        const entry = state.outcomes.findLast((one) => one.blockId === block.id && one.on === asOf);
        return { asOf, rag, ragScheme, block: block.sourceRef, revision: entry?.revision ?? null, reason: entry?.reason ?? null, suggested: entry?.suggested ?? null }; // prettier-ignore
      }),
    );
  const own = state.outcomes
    .filter(({ measureId }) => measureId === measure.id)
    .map(({ on, rag, ragScheme, revision, reason, suggested }): GivenRating => ({ asOf: on, rag, ragScheme, block: null, revision, reason, suggested })); // prettier-ignore
  return [...ofBlocks, ...own].toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1));
}

/** Rows of the download. */
export function measuresCsv(rows: readonly MeasureRow[]): readonly (readonly string[])[] {
  const head = ['id', 'ref', 'theme', 'measure', 'class', 'baseline', 'printed position', 'target', 'live value', 'target answer', 'suggested rating', 'rating given']; // prettier-ignore
  return [
    head,
    ...rows.map(({ id, ref, theme, summary, class: from, baseline, current, targets, live, answers, suggested, rating }) => [id, ref, theme, summary, from, baseline.join('; '), current.join('; '), targets.join('; '), live, answers.map(({ words }) => words).join('; '), suggested?.text ?? '', rating?.text ?? '']), // prettier-ignore
  ];
}
