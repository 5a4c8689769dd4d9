import type { Figure } from '../../../projections/measures/figures.js';
import type { Measure, Population } from '../../../projections/measures/measure.js';
import type { BoundFigure, Take } from '../../../projections/measures/plan-binding.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { casesHref, definitionHref } from '../../performance/figure-links.js';
import type { Result } from '../../performance/cases-behind.view.js';
import type { Period } from '../../performance/period.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { count, nOfN, oneDecimal } from '../../web/words/number-words.js';
import type { LiveFigure } from './live-answer.js';

/** A figure of a measure, and what it was asked for. */
export interface Counted {
  readonly measure: Measure;
  readonly figure: Figure;
  readonly period: Period;
  readonly knownOn: CalendarDate | null;
}

const units: Readonly<Record<Take, string>> = {
  share: 'percent',
  count: 'count',
  below: 'count',
  mean: 'score',
  meanDays: 'days',
};

/** Whether a measure speaks of a day rather than of a period. */
export function isOfADay({ dateBasis }: Pick<Measure, 'dateBasis'>): boolean {
  return dateBasis.startsWith('As at ');
}

export function liveFigure({ take, label, population }: BoundFigure, counted: Counted): LiveFigure {
  const { measure, figure } = counted;
  const value = valueOf(take, figure);
  return {
    label: label ?? measure.title,
    measure,
    figure,
    value,
    unit: units[take],
    population,
    words: value === null ? nothingWords(counted) : valueWords(take, value, figure),
    casesHref: (figure.denominator ?? figure.numerator) === 0 || value === null ? null : hrefOf(take, value, counted),
    definitionHref: definitionHref(measure.id),
  };
}

/** The number that a figure gives; null where nothing is set against nothing. */
export function valueOf(take: Take, { kind, numerator, denominator, percentage, mean }: Figure): number | null {
  switch (take) {
    case 'share':
      return percentage;
    case 'count':
      return denominator === 0 ? null : numerator;
    case 'below':
      return denominator;
    case 'mean':
      return mean === null ? null : hundredths(mean);
    case 'meanDays':
      return kind === 'duration' && mean !== null ? hundredths(mean) : null;
  }
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function valueWords(take: Take, value: number, { numerator, denominator, percentage, median }: Figure): string {
  switch (take) {
    case 'share':
    case 'count':
      if (denominator === null || percentage === null) return value === 0 ? 'None' : count(value);
      return `${nOfN(numerator, denominator)} (${percentage.toFixed(1)}%)`;
    case 'below':
      return value === 0 ? 'None' : count(value);
    case 'mean':
      return `${String(value)} on the mean of ${count(numerator)}`;
    case 'meanDays':
      return `${oneDecimal(value)} days on the mean of ${count(numerator)}, median ${oneDecimal(median ?? value)}`;
  }
}

/** A count out of others opens to what counts; everything else to all that stands behind it. */
function hrefOf(take: Take, value: number, { measure, figure, period, knownOn }: Counted): string | null {
  if (value === 0 && take !== 'share') return null;
  const result: Result = take === 'count' && figure.denominator !== null ? 'counted' : 'all';
  const query = { period, team: null, basis: 'issued', asAt: knownOn } as const;
  const on = isOfADay(measure) ? `&on=${figure.scope.asAt}` : '';
  return casesHref(measure.id, measure.version, query, result) + on;
}

/** What is missing where nothing is counted. */
const nothing: Readonly<Partial<Record<Population, string>>> = {
  advice: 'No advice fell due',
  auditedAdvice: 'No advice audited',
  planQuality: 'No audits recorded',
  reviewQuality: 'No reviews decided',
  review: 'No review meetings recorded',
  provisionItem: 'No provision looked at',
  reviewedOutcome: 'No outcomes looked at',
  feedbackReply: 'No replies recorded',
  feedbackInvitation: 'Nobody asked',
  contact: 'No contacts recorded',
  careAct: 'No Care Act assessment fell due',
  preference: 'No preference answered',
  transfer: 'No change of phase fell due',
};

const nothingOf: Readonly<Record<string, string>> = {
  'ehc.review.mostOutcomesMet': 'No outcomes looked at',
  'ehc.review.within4w': 'No review decision fell due',
  'ehc.qa.goodOrBetterOfIssued': 'No plan issued and audited',
  'ehc.qa.reviewGoodOrBetter': 'No reviews audited',
};

function nothingWords({ measure, figure: { scope }, knownOn }: Counted): string {
  const { id, of, denominator } = measure;
  const what = nothingOf[id] ?? nothing[of] ?? `Nothing to count from (${denominator.charAt(0).toLowerCase()}${denominator.slice(1)})`; // prettier-ignore
  const when = isOfADay(measure) ? `on ${sentenceDate(scope.asAt)}` : 'in these months';
  return `${what} ${when}${knownOn === null ? '' : `, as known on ${sentenceDate(knownOn)}`}`;
}
