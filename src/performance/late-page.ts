import type { Holder } from '../../projections/late-days/case-holder.js';
import { casesHref } from './figure-links.js';
import { lateChart, lateDaysTable, lateSentence } from './late-days.view.js';
import type { LatePlans } from './late-plans.service.js';
import { ofMonth } from './month-query.js';
import { monthWords } from './period.js';
import { addressOf } from './performance-query.js';
import type { PerformanceQuery } from './performance-query.js';

const monthsShown = 3;

/** Why plans were late: bars and table of the last three months of the period; the CSV has all. */
export function latePage({ late, excused }: LatePlans, query: PerformanceQuery): object {
  const whole = query.period.months.length <= monthsShown;
  const table = lateDaysTable(late, query.period.months.slice(-monthsShown));
  const shown = { ...query, period: lastMonths(query) };
  const monthAt = (at: number): PerformanceQuery => ofMonth(query, table.months[at] ?? query.period.toMonth);
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
        href: casesHref('ehc.plan.lateNoException', 1, shown, 'late'),
      },
      { text: 'CSV', href: `/performance/late.csv?${addressOf(query)}` },
      { text: 'How days are shared out', href: '/definitions/late-days' },
    ],
    table: {
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        href: lateHref(shown, row.holder),
        byMonth: row.byMonth.map((days, at) => ({ days, href: lateHref(monthAt(at), row.holder) })),
      })),
      totals: table.totals.map((days, at) => ({ days, href: lateHref(monthAt(at)) })),
      href: lateHref(shown),
      months: table.months.map((month) => monthWords(month).slice(0, 3)),
    },
    ...chart,
  };
}

/** The late plans behind a number of days, each with its own. */
function lateHref(query: PerformanceQuery, holder?: Holder): string {
  return `/performance/late-cases?${addressOf(query)}${holder === undefined ? '' : `&holder=${holder}`}`;
}

function lastMonths({ period }: PerformanceQuery): PerformanceQuery['period'] {
  const months = period.months.slice(-monthsShown);
  return { ...period, months, fromMonth: months[0] ?? period.fromMonth };
}
