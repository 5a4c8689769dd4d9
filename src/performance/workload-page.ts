import { barChart } from './charts/bar-chart.js';
import { casesHref } from './figure-links.js';
import { addressOf } from './performance-query.js';
import type { PerformanceQuery } from './performance-query.js';
import type { WorkloadRow } from './workload.service.js';

/** Work per person: bars of open cases beside a table whose every number opens. */
export function workloadPage(rows: readonly WorkloadRow[], isManager: boolean, query: PerformanceQuery): object {
  const people = rows.filter(({ worker }) => worker !== null);
  const most = people.toSorted((a, b) => b.open - a.open)[0];
  const sentence = `Open requests and assessments, and legal limits of these, of plans and of disputes: due in the next 28 days and past their date.${
    isManager && most !== undefined && most.open > 0 ? ` ${most.title} has the most open cases: ${most.open}.` : ''
  }`;
  const limits = (worker: string, which: string): string =>
    `/performance/workload-limits?${new URLSearchParams({ worker, which }).toString()}`;
  const bars = rows.map(({ title, open }) => ({ title, value: open, late: false }));
  return {
    id: 'workload',
    title: isManager ? 'Work per person' : 'Your work',
    sentence,
    links: [
      { text: 'CSV', href: `/performance/workload.csv?${addressOf(query)}` },
      { text: 'Definition', href: '/definitions/workload' },
    ],
    ...(rows.some(({ open }) => open > 0)
      ? barChart('workload', `Open cases of each person. ${sentence}`, bars, 150)
      : {}),
    rows: rows.map((row) => ({
      ...row,
      openHref:
        row.worker === null
          ? null
          : `${casesHref('ehc.plan.inProgress', 1, query)}&worker=${encodeURIComponent(row.worker)}`,
      dueHref: row.worker === null ? null : limits(row.worker, 'due'),
      overdueHref: row.worker === null ? null : limits(row.worker, 'overdue'),
    })),
  };
}
