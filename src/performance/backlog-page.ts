import { cohortReceived } from '../../projections/measures/cohort.measures.js';
import { plansWithin20Weeks } from '../../projections/measures/plan.measures.js';
import { backlogChart, backlogOf, backlogSentence, outcomeSwatch, outcomeTitle } from './backlog.view.js';
import type { BacklogMonth } from './backlog.view.js';
import { casesHref } from './figure-links.js';
import type { FigureSource } from './figure-source.service.js';
import { ofMonth } from './month-query.js';
import { monthWords } from './period.js';
import { addressOf } from './performance-query.js';
import type { PerformanceQuery } from './performance-query.js';

/** The published rate beside the cohort of each month; every number opens to its cases. */
export function backlogPage(source: FigureSource, query: PerformanceQuery): object {
  const found = backlogOf(source, query.period.months);
  const sentence = backlogSentence(found);
  const rowOf = (row: Omit<BacklogMonth, 'month'>, of: PerformanceQuery): object => ({
    issued: row.issued,
    issuedHref: casesHref(plansWithin20Weeks.id, 1, { ...of, basis: 'issued' }),
    inTime: row.issuedInTime,
    inTimeHref: casesHref(plansWithin20Weeks.id, 1, { ...of, basis: 'issued' }, 'inTime'),
    rate: row.rate,
    received: row.received,
    receivedHref: casesHref(cohortReceived.id, 1, of),
    outcomes: found.shown.map((id) => ({ count: row.outcomes[id], href: casesHref(`ehc.cohort.${id}`, 1, of) })),
  });
  return {
    id: 'backlog',
    title: 'The published rate beside the requests behind it',
    sentence,
    links: [
      { text: 'Show cases', href: casesHref(cohortReceived.id, 1, query) },
      { text: 'CSV', href: `/performance/backlog.csv?${addressOf(query)}` },
      { text: 'Definition', href: '/definitions/backlog' },
    ],
    any: found.total.received > 0 || found.total.issued > 0,
    ...(found.total.received === 0
      ? {}
      : backlogChart(found, `What became of the requests of each month. ${sentence}`)),
    heads: found.shown.map((id) => ({ title: outcomeTitle(id), swatch: outcomeSwatch(id) })),
    rows: found.months.map(({ month, ...row }) => ({ month: monthWords(month), ...rowOf(row, ofMonth(query, month)) })),
    total: rowOf(found.total, query),
  };
}
