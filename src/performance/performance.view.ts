import { adviceWithin6Weeks } from '../../projections/measures/advice.measures.js';
import { casesBehind, figureOf, summarise } from '../../projections/measures/figures.js';
import type { Figure, FigureCase, FigureRows } from '../../projections/measures/figures.js';
import type { Measure, Populations, Scope } from '../../projections/measures/measure.js';
import { percentage } from '../../projections/measures/measure.js';
import { ageBandOf, ageBands, openPast20Weeks } from '../../projections/measures/open-case.measures.js';
import * as plan from '../../projections/measures/plan.measures.js';
import { decidedWithin6Weeks, decisionsFallingDue } from '../../projections/measures/request.measures.js';
import { stageMeasures, stages } from '../../projections/measures/stage.measures.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { FigureSource } from './figure-source.service.js';
import { KeptWhile } from './kept-while.js';
import { monthOf } from './period.js';
import type { Basis } from './performance-query.js';

/** The measures that stand behind a page of one date basis. */
export function measuresOf(basis: Basis): {
  readonly twenty: Measure;
  readonly without: Measure | null;
  readonly six: Measure;
} {
  return basis === 'issued'
    ? { twenty: plan.plansWithin20Weeks, without: plan.plansWithin20WeeksNoExceptions, six: decidedWithin6Weeks }
    : { twenty: plan.plansWithin20WeeksOfCohort, without: null, six: decisionsFallingDue };
}

export interface Headline {
  readonly title: string;
  readonly measure: Measure;
  /** "50.3%", "50"; "No cases" where there is nothing to divide by. */
  readonly value: string;
  readonly line: string;
}

/** The four figures at the head of the page. */
export function headlines({ rows, scope }: FigureSource, basis: Basis): readonly Headline[] {
  const { twenty, without, six } = measuresOf(basis);
  const all = figureOf(twenty, rows, scope);
  const open = figureOf(openPast20Weeks, rows, scope);
  return [
    {
      title: basis === 'issued' ? 'Plans issued within 20 weeks, all' : 'Plans due and issued within 20 weeks',
      measure: twenty,
      ...share(all),
    },
    ...(without === null ? [] : [leavingOut(without, figureOf(without, rows, scope), all)]),
    {
      title: 'Open now and past 20 weeks',
      measure: openPast20Weeks,
      value: open.denominator === 0 ? 'No cases' : String(open.numerator),
      line: open.denominator === 0 ? '' : `of ${open.denominator ?? 0} open cases`,
    },
    { title: 'Told within 6 weeks whether to assess', measure: six, ...share(figureOf(six, rows, scope)) },
  ];
}

function leavingOut(measure: Measure, figure: Figure, all: Figure): Headline {
  const out = (all.denominator ?? 0) - (figure.denominator ?? 0);
  const { value, line } = share(figure);
  return {
    title: 'Leaving out plans with exceptions',
    measure,
    value,
    line: [line, `${out} left out`].filter(Boolean).join(' · '),
  };
}

/** "50.3%" with "197 of 392"; "No cases" alone. */
export function share({ percentage: rate, numerator, denominator }: Figure): {
  readonly value: string;
  readonly line: string;
} {
  return rate === null
    ? { value: 'No cases', line: '' }
    : { value: `${rate.toFixed(1)}%`, line: `${numerator} of ${denominator ?? 0}` };
}

export interface MonthlyRate {
  readonly month: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: number | null;
}

const byStream = new KeptWhile<FigureRows['assessment'], ReadonlyMap<string, FigureRows['assessment'][number]>>(1);

/** A rate month by month: each case stands in the month of its own date, so that the months add up to the period. */
export function monthlyRates(
  measure: Measure,
  { rows, scope }: FigureSource,
  months: readonly string[],
): readonly MonthlyRate[] {
  const found = new Map(months.map((month) => [month, { numerator: 0, denominator: 0 }]));
  const dates = byStream.of(rows.assessment, '', () => new Map(rows.assessment.map((row) => [row.stream, row])));
  for (const { stream, counted } of casesBehind(measure, rows, scope)) {
    const row = dates.get(stream);
    const on =
      measure.id === plan.plansWithin20WeeksOfCohort.id
        ? row?.receivedOn == null
          ? null
          : addDays(row.receivedOn, 140)
        : (row?.planSentToFamilyOn ?? null);
    const month = on === null ? undefined : found.get(monthOf(on));
    if (month === undefined) continue;
    month.denominator += 1;
    if (counted === 'inNumerator') month.numerator += 1;
  }
  return [...found].map(([month, { numerator, denominator }]) => ({
    month,
    numerator,
    denominator,
    rate: percentage(numerator, denominator),
  }));
}

export interface AgeRow {
  readonly measure: string;
  readonly title: string;
  readonly count: number;
  readonly late: boolean;
}

/** Open cases by weeks since the request. */
export function openAges(rows: FigureRows, asAt: CalendarDate): readonly AgeRow[] {
  const counts = new Map<string, number>();
  for (const row of rows.assessment) {
    const band = ageBandOf(row, asAt);
    if (band !== null) counts.set(band, (counts.get(band) ?? 0) + 1);
  }
  return ageBands.map(({ id, title, from }) => ({
    measure: `ehc.open.${id}`,
    title,
    count: counts.get(id) ?? 0,
    late: from >= 20,
  }));
}

export interface StageRow {
  readonly measure: string;
  readonly title: string;
  readonly limit: number | null;
  readonly cases: number;
  readonly median: number | null;
  readonly ninth: number | null;
}

/** Days each stage took. */
export function stageRows(rows: FigureRows, scope: Scope): readonly StageRow[] {
  return stageMeasures.map((measure, at) => {
    const { numerator, median, ninth } = figureOf(measure, rows, scope);
    return {
      measure: measure.id,
      title: measure.title,
      limit: stages[at]?.limit ?? null,
      cases: numerator,
      median,
      ninth,
    };
  });
}

export interface BodyRow {
  readonly body: string;
  readonly inTime: number;
  readonly of: number;
  readonly rate: number | null;
}

/** Advice in time by the body that was asked, the lowest rate first. */
export function adviceByBody(rows: FigureRows, scope: Scope): readonly BodyRow[] {
  const byBody = new Map<string, FigureCase[]>();
  for (const found of casesBehind(adviceWithin6Weeks, rows, scope)) {
    const { body } = (found.item as Populations['advice']).item;
    const known = byBody.get(body);
    if (known === undefined) byBody.set(body, [found]);
    else known.push(found);
  }
  return [...byBody]
    .map(([body, found]) => {
      const { numerator, denominator, percentage: rate } = summarise(adviceWithin6Weeks, scope, found);
      return { body, inTime: numerator, of: denominator ?? 0, rate };
    })
    .filter((row) => row.of > 0)
    .sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0) || b.of - a.of);
}

/** "Up from 41.2% in November to 61.0% in October", or what there is to say with fewer months. */
export function trendSentence(rates: readonly MonthlyRate[], monthWordsOf: (month: string) => string): string {
  const known = rates.filter(({ rate }) => rate !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first?.rate == null || last?.rate == null) return 'No cases in this period.';
  const at = ({ rate, month }: MonthlyRate): string => `${(rate ?? 0).toFixed(1)}% in ${monthWordsOf(month)}`;
  if (known.length < 3) return `${known.map(at).join(', ')}. Fewer than 3 months with cases: no line is drawn.`;
  const way = last.rate > first.rate ? 'Up from' : last.rate < first.rate ? 'Down from' : 'Unchanged from';
  return `${way} ${at(first)} to ${at(last)}.`;
}

/** What must be said beside a rate that a cleared backlog holds down: plans over a year old above 5 in 100. */
export function backlogSentence({ rows, scope }: FigureSource): string | null {
  const { numerator, denominator } = figureOf(plan.plansOverYear, rows, scope);
  if (denominator === null || numerator * 20 <= denominator) return null;
  return 'Sending out old plans first can hold this rate down while things improve: see how old open cases are.';
}
