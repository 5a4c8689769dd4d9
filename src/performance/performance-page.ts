import { bodyWords } from '../web/words/body-words.js';
import { capital } from '../web/words/distance-words.js';
import { listed, lowerFirst } from '../web/words/list-words.js';
import { backlogPage } from './backlog-page.js';
import { barChart } from './charts/bar-chart.js';
import { rateChart } from './charts/rate-chart.js';
import { stageChart } from './charts/stage-chart.js';
import { casesHref, definitionHref, links } from './figure-links.js';
import type { FigureSource } from './figure-source.service.js';
import { ofMonth } from './month-query.js';
import { comparedHref } from './stages-compared.js';
import { monthLabel, monthWords } from './period.js';
import { addressOf } from './performance-query.js';
import type { PerformanceQuery } from './performance-query.js';
import { planFigure, planFigureGroups } from './plan-figures.view.js';
import { Turns } from '../event-store/turns.js';
import {
  adviceByBody,
  backlogSentence,
  headlines,
  measuresOf,
  monthlyRates,
  openAges,
  stageRows,
  trendSentence,
} from './performance.view.js';

/**
 * Everything on the performance page but late days and workload, which need more than rows. In a large authority that is a second of
 * work: others have their turn after every figure.
 */
export async function performancePage(source: FigureSource, query: PerformanceQuery): Promise<object> {
  const parts: readonly (() => object)[] = [
    () => ({ headlines: headlineFacts(source, query), nothing: source.rows.assessment.length === 0 }),
    () => ({ byMonth: byMonth(source, query) }),
    () => ({ backlog: backlogPage(source, query) }),
    () => ({ ages: ages(source, query) }),
    () => ({ stages: stageTable(source, query) }),
    () => ({ advice: advice(source, query) }),
  ];
  const page: object = {};
  const turns = new Turns();
  for (const part of parts) {
    Object.assign(page, part());
    await turns.next();
  }
  return { ...page, more: planFigureGroups.map(({ id, title }) => ({ title, href: planFiguresHref(query, id) })) };
}

/** Address of the figures about plans, reviews, disputes and the rest under a query, at one of its headings. */
function planFiguresHref(query: PerformanceQuery, heading: string): string {
  return `/performance/plans?${addressOf(query)}#${heading}-title`;
}

function headlineFacts(source: FigureSource, query: PerformanceQuery): readonly object[] {
  return headlines(source, query.basis).map(({ measure, ...head }) => ({
    ...head,
    measure: measure.id,
    links: [
      {
        text: 'Show cases',
        href: casesHref(measure.id, measure.version, query, measure.id === 'ehc.open.past20w' ? 'late' : 'all'),
      },
      { text: 'Definition', href: definitionHref(measure.id) },
    ],
  }));
}

function advice({ rows, scope }: FigureSource, query: PerformanceQuery): object {
  return {
    id: 'advice',
    title: 'Advice within 6 weeks, by who was asked',
    sentence: 'Advice that fell due in the period. Advice excused by regulation 8(2) is left out.',
    links: links('advice', 'ehc.advice.within6w', query),
    rows: adviceByBody(rows, scope).map((row) => ({
      ...row,
      body: capital(bodyWords(row.body)),
      inTimeHref: `${casesHref('ehc.advice.within6w', 1, query, 'inTime')}&body=${row.body}`,
      ofHref: `${casesHref('ehc.advice.within6w', 1, query)}&body=${row.body}`,
      rate: `${row.rate?.toFixed(1) ?? '–'}%`,
    })),
  };
}

/** Every figure of the page beside, by its headings; others have their turn after each. */
export async function planFiguresPage(source: FigureSource, query: PerformanceQuery): Promise<readonly object[]> {
  const turns = new Turns();
  const groups: object[] = [];
  for (const { id, title, measures } of planFigureGroups) {
    const figures: object[] = [];
    for (const measure of measures) {
      const { value, line } = planFigure(measure, source);
      figures.push({
        title: measure.title,
        measure: measure.id,
        value,
        line,
        cases: casesHref(measure.id, measure.version, query),
        definition: definitionHref(measure.id),
      });
      await turns.next();
    }
    groups.push({ id, title, csv: `/performance/plans.csv?${addressOf(query)}`, rows: figures });
  }
  return groups;
}

function byMonth(source: FigureSource, query: PerformanceQuery): object {
  const { twenty, without } = measuresOf(query.basis);
  const { months } = query.period;
  const all = monthlyRates(twenty, source, months);
  const leaving = without === null ? null : monthlyRates(without, source, months);
  const backlog = query.basis === 'issued' ? backlogSentence(source) : null;
  const sentence = [trendSentence(all, monthWords), backlog].filter((part) => part !== null).join(' ');
  const name = query.basis === 'issued' ? 'All plans' : 'Plans due';
  const chart = rateChart({
    id: 'by-month',
    label: `${twenty.title}, by month. ${sentence}`,
    categories: months.map((month, at) => monthLabel(month, at === 0)),
    series: [
      { name, values: all.map(({ rate }) => rate) },
      ...(leaving === null ? [] : [{ name: 'Leaving out exceptions', values: leaving.map(({ rate }) => rate) }]),
    ],
  });
  return {
    id: 'by-month',
    title:
      query.basis === 'issued'
        ? 'Plans issued within 20 weeks, by month'
        : 'Plans that fell due and were issued in time, by month',
    sentence,
    links: links('by-month', twenty.id, query),
    any: all.some(({ denominator }) => denominator > 0),
    wide: chart.wide,
    narrow: chart.narrow,
    rows: all.map((rate, at) => ({
      month: monthWords(rate.month),
      all: rate,
      href: casesHref(twenty.id, twenty.version, ofMonth(query, rate.month)),
      leaving: leaving?.[at] ?? null,
      leavingHref: without === null ? null : casesHref(without.id, without.version, ofMonth(query, rate.month)),
    })),
    hasLeaving: leaving !== null,
    lineNames: [name, ...(leaving === null ? [] : ['Leaving out exceptions'])],
  };
}

function ages({ rows, scope }: FigureSource, query: PerformanceQuery): object {
  const bands = openAges(rows, scope.asAt);
  const total = bands.reduce((sum, { count }) => sum + count, 0);
  const past = bands.filter(({ late }) => late).reduce((sum, { count }) => sum + count, 0);
  const sentence = `Weeks since the request. ${past} of ${total} are past 20 weeks, ${bands.at(-1)?.count ?? 0} past a year.`;
  const chart = barChart(
    'ages',
    `How old open cases are. ${sentence}`,
    bands.map(({ title, count, late }) => ({ title, value: count, late })),
  );
  return {
    id: 'ages',
    title: 'How old open cases are',
    sentence: total === 0 ? 'No open cases.' : sentence,
    links: links('ages', 'ehc.plan.inProgress', query),
    ...(total === 0 ? {} : chart),
    rows: bands.map((band) => ({ ...band, href: casesHref(band.measure, 1, query) })),
  };
}

function stageTable({ rows, scope }: FigureSource, query: PerformanceQuery): object {
  const found = stageRows(rows, scope);
  const known = found.filter(({ median }) => median !== null);
  const slowest = known.filter(({ median, limit }) => limit !== null && (median ?? 0) > limit);
  const sentence =
    known.length === 0
      ? 'No plans issued in the period with both days of a stage recorded.'
      : `Days, for plans issued in the period. The bar is the median, the ring where nine in ten were done, the line the legal or practice limit. ${
          slowest.length === 0
            ? 'No median is past its limit.'
            : `Past its limit: ${listed(slowest.map(({ title }) => lowerFirst(title)))}.`
        }`;
  return {
    id: 'stages',
    title: 'How long each stage takes',
    sentence,
    links: [
      ...links('stages', 'ehc.stage.requestToDecision', query).slice(1),
      { text: 'Before and after a date', href: comparedHref(query.team) },
    ],
    ...(known.length === 0 ? {} : stageChart('stages', `How long each stage takes. ${sentence}`, found)),
    rows: found.map((row) => ({
      ...row,
      median: row.median === null ? null : Math.round(row.median),
      ninth: row.ninth === null ? null : Math.round(row.ninth),
      href: casesHref(row.measure, 1, query),
    })),
  };
}
