import { cohortOutcomes } from '../../projections/measures/cohort.measures.js';
import { holders } from '../../projections/late-days/case-holder.js';
import { backlogOf, outcomeTitle } from './backlog.view.js';
import type { BacklogMonth } from './backlog.view.js';
import type { CsvCell } from './csv.js';
import type { WorkloadRow } from './workload.service.js';
import { bodyWords } from '../web/words/body-words.js';
import { capital } from '../web/words/distance-words.js';
import type { FigureSource } from './figure-source.service.js';
import { holderWords, lateDaysTable } from './late-days.view.js';
import type { LatePlans } from './late-plans.service.js';
import type { PerformanceQuery } from './performance-query.js';
import { planFigures } from './plan-figures.view.js';
import { adviceByBody, measuresOf, monthlyRates, openAges, stageRows } from './performance.view.js';

type Rows = readonly (readonly CsvCell[])[];

/** The table of each figure that rows alone can give, by the name of its file. */
export const figureTables: Readonly<Record<string, (source: FigureSource, query: PerformanceQuery) => Rows>> = {
  'by-month'(source, { basis, period }) {
    const { twenty, without } = measuresOf(basis);
    return [twenty, ...(without === null ? [] : [without])].reduce<Rows>(
      (rows, measure) => [
        ...rows,
        ...monthlyRates(measure, source, period.months).map(({ month, numerator, denominator, rate }) => [
          measure.id,
          measure.version,
          month,
          numerator,
          denominator,
          rate,
        ]),
      ],
      [['measure', 'version', 'month', 'numerator', 'denominator', 'percent']],
    );
  },
  ages: ({ rows, scope }) => [
    ['measure', 'weeks since the request', 'open cases', 'as at'],
    ...openAges(rows, scope.asAt).map(({ measure, title, count }) => [measure, title, count, scope.asAt]),
  ],
  stages: ({ rows, scope }) => [
    ['measure', 'stage', 'cases', 'median days', '9 in 10 within days', 'limit in days'],
    ...stageRows(rows, scope).map(({ measure, title, cases, median, ninth, limit }) => [
      measure,
      title,
      cases,
      median,
      ninth,
      limit,
    ]),
  ],
  plans: (source) => [
    ['group', 'measure', 'version', 'figure', 'numerator', 'denominator', 'percent', 'median days'],
    ...planFigures(source).flatMap(({ title, rows }) =>
      rows.map(({ measure, figure }) => [
        title,
        measure.id,
        measure.version,
        measure.title,
        figure.numerator,
        figure.denominator,
        figure.percentage,
        measure.kind === 'duration' ? figure.median : null,
      ]),
    ),
  ],
  backlog(source, { period }) {
    const { months, total } = backlogOf(source, period.months);
    const outcomes = cohortOutcomes.map(({ id }) => id);
    const line = (name: string, row: Omit<BacklogMonth, 'month'>): readonly CsvCell[] => [
      name,
      row.issued,
      row.issuedInTime,
      row.rate,
      row.received,
      ...outcomes.map((id) => row.outcomes[id]),
    ];
    return [
      ['month', 'plans issued', 'of these in time', 'percent', 'requests received', ...outcomes.map(outcomeTitle)],
      ...months.map(({ month, ...row }) => line(month, row)),
      line('All', total),
    ];
  },
  advice: ({ rows, scope }) => [
    ['measure', 'asked', 'in time', 'fell due', 'percent'],
    ...adviceByBody(rows, scope).map(({ body, inTime, of, rate }) => [
      'ehc.advice.within6w',
      capital(bodyWords(body)),
      inTime,
      of,
      rate,
    ]),
  ],
};

/** Days late of every month of the period, by who held the case; the last row and column are the totals. */
export function lateDaysCsv({ late }: LatePlans, { period }: PerformanceQuery): Rows {
  const table = lateDaysTable(late, period.months);
  const byHolder = new Map(table.rows.map((row) => [row.holder, row]));
  return [
    ['held by', ...period.months, 'days'],
    ...holders.map((holder) => {
      const row = byHolder.get(holder);
      return [holderWords[holder], ...(row?.byMonth ?? period.months.map(() => 0)), row?.days ?? 0];
    }),
    ['All', ...table.totals, table.days],
  ];
}

/** Who has how much open, as the table shows it. */
export function workloadCsv(rows: readonly WorkloadRow[]): Rows {
  return [
    ['person', 'open cases', 'due in 28 days', 'overdue'],
    ...rows.map(({ title, open, due, overdue }) => [title, open, due, overdue]),
  ];
}
