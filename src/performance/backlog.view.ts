import { cohortOutcomeOf, cohortOutcomes } from '../../projections/measures/cohort.measures.js';
import type { CohortOutcome } from '../../projections/measures/cohort.measures.js';
import { percentage } from '../../projections/measures/measure.js';
import { plansWithin20Weeks } from '../../projections/measures/plan.measures.js';
import { count } from '../web/words/number-words.js';
import { stackedChart } from './charts/bar-chart.js';
import { palette } from './charts/palette.js';
import type { Drawn } from './charts/rate-chart.js';
import type { FigureSource } from './figure-source.service.js';
import { monthOf, monthWords } from './period.js';
import { monthlyRates } from './performance.view.js';

type Outcomes = Readonly<Record<CohortOutcome, number>>;

/** The plans that went out in a month, and what became of the requests that came in in it. */
export interface BacklogMonth {
  readonly month: string;
  readonly issued: number;
  readonly issuedInTime: number;
  readonly rate: number | null;
  readonly received: number;
  readonly outcomes: Outcomes;
}

export interface Backlog {
  readonly months: readonly BacklogMonth[];
  readonly total: Omit<BacklogMonth, 'month'>;
  /** Outcomes that any month has, in the order of tables. */
  readonly shown: readonly CohortOutcome[];
}

const colours: Readonly<Record<CohortOutcome, string>> = {
  planInTime: palette.teal,
  planLate: palette.orange,
  openInTime: palette.blue,
  openLate: palette.late,
  endedWithoutPlan: palette.grey,
  otherLimits: palette.purple,
};

/** The rate as published beside the cohort of each month: what is in a column adds up, and so does every row. */
export function backlogOf(source: FigureSource, months: readonly string[]): Backlog {
  const byMonth = new Map(months.map((month) => [month, none()]));
  for (const row of source.rows.assessment) {
    const outcome = cohortOutcomeOf(row, source.scope);
    const outcomes = outcome === null || row.receivedOn === null ? undefined : byMonth.get(monthOf(row.receivedOn));
    if (outcome !== null && outcomes !== undefined) outcomes[outcome] += 1;
  }
  const rates = monthlyRates(plansWithin20Weeks, source, months);
  const list = rates.map(({ month, numerator, denominator, rate }): BacklogMonth => {
    const outcomes = byMonth.get(month) ?? none();
    return { month, issued: denominator, issuedInTime: numerator, rate, received: sumOf(outcomes), outcomes };
  });
  const total = totalOf(list);
  const shown = cohortOutcomes.map(({ id }) => id).filter((id) => id !== 'otherLimits' || total.outcomes[id] > 0);
  return { months: list, total, shown };
}

export const outcomeTitle = (id: CohortOutcome): string =>
  cohortOutcomes.find((outcome) => outcome.id === id)?.title ?? id;

/** "67 of 119 plans issued in the period were in time (56.3%). Of the 312 requests received in the same months …" */
export function backlogSentence({ total }: Backlog): string {
  const { issued, issuedInTime, rate, received, outcomes } = total;
  const published =
    rate === null
      ? 'No plan was issued in the period.'
      : `${count(issuedInTime)} of ${count(issued)} plans issued in the period were in time: ${rate.toFixed(1)}%, the rate as published.`;
  if (received === 0) return `${published} No request was received in it.`;
  const { planInTime, planLate, openInTime, openLate } = outcomes;
  return (
    `${published} Of the ${count(received)} requests received in the same months, ${count(planInTime)} have had a plan in time ` +
    `and ${count(planLate)} a late one; ${count(openLate)} are open past their 20 weeks and ${count(openInTime)} within them.`
  );
}

export function backlogChart({ months, shown }: Backlog, label: string): Drawn {
  const drawn = stackedChart({
    id: 'backlog',
    label,
    titles: months.map(({ month }) => monthWords(month).slice(0, 3)),
    parts: shown.map((id) => ({
      name: outcomeTitle(id),
      color: colours[id],
      values: months.map(({ outcomes }) => outcomes[id]),
    })),
    totals: months.map(({ received, rate }) => `${count(received)}${rate === null ? '' : ` · ${rate.toFixed(0)}%`}`),
  });
  // On a phone the table that names the colours lies beyond the edge.
  const names = shown.map(
    (id) =>
      `<li><img width="12" height="12" alt="" src="data:image/svg+xml,${outcomeSwatch(id)}"> ${outcomeTitle(id)}</li>`,
  );
  return { wide: drawn.wide, narrow: `${drawn.narrow}<ul class="govuk-list app-small">${names.join('')}</ul>` };
}

/** An outcome's square as an image address. */
export function outcomeSwatch(id: CohortOutcome): string {
  return encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12"><path fill="${colours[id]}" d="M0 0h12v12H0z"/></svg>`,
  );
}

function totalOf(months: readonly BacklogMonth[]): Backlog['total'] {
  const outcomes = none();
  let [issued, issuedInTime] = [0, 0];
  for (const month of months) {
    issued += month.issued;
    issuedInTime += month.issuedInTime;
    for (const { id } of cohortOutcomes) outcomes[id] += month.outcomes[id];
  }
  return { issued, issuedInTime, rate: percentage(issuedInTime, issued), received: sumOf(outcomes), outcomes };
}

function none(): Record<CohortOutcome, number> {
  return { planInTime: 0, planLate: 0, openInTime: 0, openLate: 0, endedWithoutPlan: 0, otherLimits: 0 };
}

const sumOf = (outcomes: Outcomes): number => Object.values(outcomes).reduce((sum, one) => sum + one, 0);
