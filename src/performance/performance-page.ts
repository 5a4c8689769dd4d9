import type { LatePlans } from './late-plans.service.js';
import type { FigureSource } from './figure-source.service.js';
import { lateChart, lateDaysTable, lateSentence } from './late-days.view.js';
import { barChart, limitBar } from './charts/bar-chart.js';
import { rateChart } from './charts/rate-chart.js';
import { bodyWords } from '../web/words/body-words.js';
import { capital } from '../web/words/distance-words.js';
import { monthLabel, monthWords } from './period.js';
import { addressOf } from './performance-query.js';
import type { PerformanceQuery } from './performance-query.js';
import { planFigures } from './plan-figures.view.js';
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

interface Link {
  readonly text: string;
  readonly href: string;
}

/** Address of the cases behind a measure under a query. */
export function casesHref(measure: string, version: number, query: PerformanceQuery, result = 'all'): string {
  return `/performance/cases?measure=${encodeURIComponent(measure)}&version=${version}&result=${result}&${addressOf(query)}`;
}

export const definitionHref = (measure: string): string => `/definitions/${encodeURIComponent(measure)}`;

function links(figure: string, measure: string, query: PerformanceQuery): readonly Link[] {
  return [
    { text: 'Show cases', href: casesHref(measure, 1, query) },
    { text: 'CSV', href: `/performance/${figure}.csv?${addressOf(query)}` },
    { text: 'Definition', href: definitionHref(measure) },
  ];
}

/** Everything on the performance page but late days and workload, which need more than rows. */
export function performancePage(source: FigureSource, query: PerformanceQuery): object {
  const { rows, scope } = source;
  const heads = headlines(source, query.basis);
  return {
    headlines: heads.map(({ measure, ...head }) => ({
      ...head,
      links: [
        {
          text: 'Show cases',
          href: casesHref(measure.id, measure.version, query, measure.id === 'ehc.open.past20w' ? 'late' : 'all'),
        },
        { text: 'Definition', href: definitionHref(measure.id) },
      ],
    })),
    nothing: rows.assessment.length === 0,
    byMonth: byMonth(source, query),
    ages: ages(source, query),
    stages: stageTable(source, query),
    advice: {
      id: 'advice',
      title: 'Advice within 6 weeks, by who was asked',
      sentence: 'Advice that fell due in the period. Advice excused by regulation 8(2) is left out.',
      links: links('advice', 'ehc.advice.within6w', query),
      rows: adviceByBody(rows, scope).map((row) => ({
        ...row,
        body: capital(bodyWords(row.body)),
        rate: `${row.rate?.toFixed(1) ?? '–'}%`,
      })),
    },
    plans: planFigures(source).map(({ id, title, rows: figures }) => ({
      id,
      title,
      csv: `/performance/plans.csv?${addressOf(query)}`,
      rows: figures.map(({ measure, value, line }) => ({
        title: measure.title,
        value,
        line,
        cases: casesHref(measure.id, measure.version, query),
        definition: definitionHref(measure.id),
      })),
    })),
  };
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
      leaving: leaving?.[at] ?? null,
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
  const longest = Math.max(1, ...found.flatMap(({ median, limit }) => [median ?? 0, (limit ?? 0) * 1.5]));
  return {
    id: 'stages',
    title: 'How long each stage takes',
    sentence: 'Plans issued in the period. The line marks the legal or practice limit; the bar is the median.',
    links: links('stages', 'ehc.stage.requestToDecision', query).slice(1),
    rows: found.map((row) => ({
      ...row,
      median: row.median === null ? null : Math.round(row.median),
      ninth: row.ninth === null ? null : Math.round(row.ninth),
      bar: row.median === null ? '' : limitBar(row.median, row.limit, longest),
      href: casesHref(row.measure, 1, query),
    })),
  };
}

const monthsShown = 3;

/** Why plans were late: bars and table of the last three months of the period; the CSV has all. */
export function latePage({ late, excused }: LatePlans, query: PerformanceQuery): object {
  const whole = query.period.months.length <= monthsShown;
  const table = lateDaysTable(late, query.period.months.slice(-monthsShown));
  const sentence = lateSentence(table, whole ? excused : 0);
  const chart = table.days === 0 ? {} : lateChart(table, `Why plans were late. ${sentence}`);
  return {
    id: 'late',
    title: 'Why plans were late',
    sentence,
    note: whole ? null : 'The last three months of the period are shown; the CSV has every month.',
    links: [
      {
        text: `Show the ${table.plans} cases`,
        href: casesHref('ehc.plan.lateNoException', 1, { ...query, period: lastMonths(query) }, 'late'),
      },
      { text: 'CSV', href: `/performance/late.csv?${addressOf(query)}` },
      { text: 'How days are shared out', href: '/definitions/late-days' },
    ],
    table: { ...table, months: table.months.map((month) => monthWords(month).slice(0, 3)) },
    ...chart,
  };
}

function lastMonths({ period }: PerformanceQuery): PerformanceQuery['period'] {
  const months = period.months.slice(-monthsShown);
  return { ...period, months, fromMonth: months[0] ?? period.fromMonth };
}
