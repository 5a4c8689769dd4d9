import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import type { OutcomeBlock, PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { schemeFor } from '../../../workflows/action-plan/plan-faults.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import type { SuggestedRating } from '../../../workflows/action-plan/suggested-rating.js';
import type { TargetAnswer } from '../../../workflows/action-plan/target-answer.js';
import { amountWords } from '../../../workflows/action-plan/target-values.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { targetLine, valueLine } from '../plan-value-words.js';
import type { ReadAnswer } from './answer-read.js';
import type { PaperMeasure, RatingCell } from './paper.js';
import { documentOf } from './plan-part.js';
import { ratingCell } from './paper-words.js';
import { withheldMark } from './published-answers.js';

/** A measure as it was read for a paper: as the pages of the plan have it. */
export interface MeasureReading {
  /** What may be shown of the live answer. */
  readonly now: ReadAnswer;
  /** For an annual report, by stretch of time. */
  readonly course: readonly { readonly label: string; readonly answer: ReadAnswer }[];
  readonly answers: readonly TargetAnswer[];
  readonly suggested: SuggestedRating;
  /** The last published year in one line; null where nothing is published of it. */
  readonly published: string | null;
}

export interface MeasureFrame {
  readonly plan: ActionPlan;
  /** Counts below it are withheld; null where all are shown. */
  readonly smallestShown: number | null;
}

const standingWords = { met: 'Met', partlyMet: 'Partly met', notMet: 'Not met' } as const;

export function paperMeasure(measure: PlanMeasure, reading: MeasureReading, frame: MeasureFrame): PaperMeasure {
  const { plan } = frame;
  const { now, course, answers, suggested, published } = reading;
  const recorded = valuesRecorded(measure, frame);
  const withheld = now.figures.some((figure) => figure.withheld) || recorded.some(({ hidden }) => hidden);
  const block = blockOf(plan, measure.id);
  return {
    id: measure.id,
    ref: measure.sourceRef,
    summary: measure.summary,
    feed: measure.feed.class,
    baseline: measure.baseline.map(valueLine),
    printed: measure.current.map(valueLine),
    targets: measure.targets.map(targetLine),
    // Only what a reader sees goes into a paper: where a figure comes from stays behind.
    figures: now.figures.map(({ population: _population, source: _source, ...figure }) => figure),
    tables: now.tables,
    recorded: [...recorded.map(({ words }) => words), ...judgementsOf(measure, frame)],
    why: now.figures.length > 0 ? null : now.why,
    note: measure.note === undefined ? now.note : [measure.note, now.note].filter((part) => part !== null).join('. '),
    comparators: [
      ...measure.comparators.map((value) => `${valueLine(value)}, printed`),
      ...(published === null ? [] : [published]),
    ],
    answers: withheld ? hiddenAnswers(measure) : answers.map(({ state, words }) => ({ state, words })),
    given: block === null ? givenOf(plan, measure.id) : null,
    suggested: block === null ? suggestionOf(plan, withheld ? null : suggested) : null,
    course: course.map(({ label, answer }) => ({ label, words: answer.figures[0]?.words ?? answer.why ?? '' })),
  };
}

/** Whether a target is reached would tell more of a withheld count than its range. */
function hiddenAnswers({ targets }: PlanMeasure): PaperMeasure['answers'] {
  return targets.length === 0 ? [] : [{ state: 'withheld', words: 'Withheld: the counts are small' }];
}

/** Values that people recorded, the latest of each period and population. */
function valuesRecorded(
  { id }: PlanMeasure,
  { plan, smallestShown }: MeasureFrame,
): readonly { readonly words: string; readonly hidden: boolean }[] {
  const latest = new Map(
    plan.values
      .filter(({ measureId }) => measureId === id)
      .map((value) => [`${value.period ?? value.on} ${value.population ?? ''}`, value]),
  );
  return [...latest.values()]
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .map(({ value, unit, population, period, on, source, note }) => {
      const hidden = smallestShown !== null && unit === 'count' && value > 0 && value < smallestShown;
      const when = period === null ? sentenceDate(on) : printedDateWords(period);
      const of = population === null ? '' : ` (${population})`;
      const said = note === null || smallestShown !== null ? '' : `. ${note}`;
      return {
        words: `${hidden ? withheldMark : amountWords(value, unit)}${of}, ${when}. Source: ${source}${said}`,
        hidden,
      };
    });
}

function judgementsOf({ id }: PlanMeasure, { plan, smallestShown }: MeasureFrame): readonly string[] {
  const last = plan.judgements.findLast(({ measureId }) => measureId === id);
  if (last === undefined) return [];
  const evidence = smallestShown === null ? `. Evidence: ${last.evidence}` : '';
  return [`${standingWords[last.standing]}, ${sentenceDate(last.on)}: ${last.judgement}${evidence}`];
}

function blockOf({ document }: ActionPlan, measureId: string): OutcomeBlock | null {
  return document?.outcomeAssessments.find(({ measureIds }) => measureIds.includes(measureId)) ?? null;
}

function givenOf(plan: ActionPlan, measureId: string): RatingCell | null {
  const last = plan.outcomes.findLast((given) => given.measureId === measureId);
  return last === undefined ? null : ratingCell(plan, 'outcome', last.rag, last.ragScheme);
}

/** Null where the plan rates no outcomes: a paper says that once, not beside every measure. */
function suggestionOf(plan: ActionPlan, suggested: SuggestedRating | null): PaperMeasure['suggested'] {
  if (schemeFor(documentOf(plan), 'outcome') === null) return null;
  if (suggested === null) return { rating: null, reason: 'Withheld: the counts are small' };
  if (suggested.kind === 'none') return { rating: null, reason: suggested.reason };
  return { rating: ratingCell(plan, 'outcome', suggested.code, suggested.scheme), reason: suggested.reason };
}
