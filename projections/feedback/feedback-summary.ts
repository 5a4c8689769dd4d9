import type { FeedbackStage } from '../../workflows/feedback/feedback.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { feedbackStages } from '../measures/feedback.measures.js';
import { percentage } from '../measures/measure.js';
import { publishedFlows, publishedTable } from '../suppression.js';
import type { Flow } from '../suppression.js';
import type { FeedbackRow } from './feedback.projection.js';

type Published = number | null;

/** What may be published of one stage, or of all together; null where a number is withheld or there is none. */
export interface StageSummary {
  readonly stage: FeedbackStage | 'all';
  readonly invited: Published;
  readonly answered: Published;
  readonly responseRate: Published;
  readonly replies: Published;
  readonly mean: Published;
  readonly positive: Published;
  readonly positiveShare: Published;
}
/** Replies of one quarter of a year, by stage and together. */
export interface QuarterSummary {
  /** "2026 Q3". */
  readonly quarter: string;
  readonly replies: readonly Published[];
  readonly total: Published;
}
export interface FeedbackSummary {
  readonly stages: readonly StageSummary[];
  readonly quarters: readonly QuarterSummary[];
  /** Whether anything of it is withheld. */
  readonly withholds: boolean;
}

interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * What families answered in a period, as it may be published: counts below the smallest that is shown are withheld, and with
 * them whatever would give them away; no mean and no share stands beside a withheld count. Quarters, stages and what is
 * positive share their totals, so that all of them are withheld together.
 */
export function feedbackSummary(
  rows: readonly FeedbackRow[],
  { from, to }: Period,
  smallestShown: number,
): FeedbackSummary {
  const inside = ({ on }: { readonly on: CalendarDate }): boolean => on >= from && on <= to;
  const invitations = rows.flatMap((row) => row.invitations.filter(inside));
  const replies = rows.flatMap((row) => row.replies.filter(inside));
  const quarters = quartersOf(from, to);
  const asked = publishedTable(
    feedbackStages.map((stage) => {
      const theirs = invitations.filter((one) => one.stage === stage);
      const answered = theirs.filter(({ answeredOn }) => answeredOn !== null).length;
      return [answered, theirs.length - answered];
    }),
    smallestShown,
  );
  const flows = flowsOf(replies, quarters);
  const published = publishedFlows(flows, smallestShown);
  const shown = new Map(flows.map((flow, at) => [`${flow.from}>${flow.to}`, published[at] ?? null]));
  const at = (a: string, b: string): Published => shown.get(`${a}>${b}`) ?? null;
  const summaryOf = (stage: FeedbackStage | 'all', place: number): StageSummary => {
    const all = stage === 'all';
    const count = all ? at('end', 'start') : at(stage, `${stage} out`);
    const positive = all ? at('positive', 'end') : at(`${stage} out`, 'positive');
    const notPositive = all ? at('other', 'end') : at(`${stage} out`, 'other');
    const scores = replies.filter((one) => all || one.stage === stage).map(({ score }) => score);
    const answered = all ? (asked.columnTotals[0] ?? null) : (asked.cells[place]?.[0] ?? null);
    const invited = all ? asked.total : (asked.rowTotals[place] ?? null);
    return {
      stage,
      invited,
      answered,
      responseRate: answered === null || invited === null ? null : percentage(answered, invited),
      replies: count,
      mean: count === null || count === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length,
      positive,
      positiveShare: positive === null || notPositive === null || count === null ? null : percentage(positive, count),
    };
  };
  return {
    stages: [...feedbackStages, 'all' as const].map(summaryOf),
    quarters: quarters.map((quarter) => ({
      quarter,
      replies: feedbackStages.map((stage) => at(quarter, stage)),
      total: at('start', quarter),
    })),
    withholds: [...published, ...asked.cells.flat(), ...asked.rowTotals, asked.total].includes(null),
  };
}

/** Replies as they flow through quarters into stages, and through stages into what is positive and what is not. */
function flowsOf(replies: readonly FeedbackRow['replies'][number][], quarters: readonly string[]): readonly Flow[] {
  const count = (fits: (one: FeedbackRow['replies'][number]) => boolean): number => replies.filter(fits).length;
  const inQuarter = (quarter: string) => (one: { readonly on: CalendarDate }) => quarterOf(one.on) === quarter;
  return [
    { from: 'end', to: 'start', count: replies.length },
    ...quarters.map((quarter) => ({ from: 'start', to: quarter, count: count(inQuarter(quarter)) })),
    ...quarters.flatMap((quarter) =>
      feedbackStages.map((stage) => ({
        from: quarter,
        to: stage,
        count: count((one) => one.stage === stage && inQuarter(quarter)(one)),
      })),
    ),
    ...feedbackStages.flatMap((stage) => [
      { from: stage, to: `${stage} out`, count: count((one) => one.stage === stage) },
      { from: `${stage} out`, to: 'positive', count: count((one) => one.stage === stage && one.positive) },
      { from: `${stage} out`, to: 'other', count: count((one) => one.stage === stage && !one.positive) },
    ]),
    { from: 'positive', to: 'end', count: count(({ positive }) => positive) },
    { from: 'other', to: 'end', count: count(({ positive }) => !positive) },
  ];
}

/** "2026 Q3": of the calendar year. */
function quarterOf(on: CalendarDate): string {
  return `${on.slice(0, 4)} Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
}

function quartersOf(from: CalendarDate, to: CalendarDate): readonly string[] {
  const found: string[] = [];
  const last = quarterOf(to);
  for (let [year, quarter] = [Number(from.slice(0, 4)), Math.ceil(Number(from.slice(5, 7)) / 3)]; ;) {
    const name = `${year} Q${quarter}`;
    found.push(name);
    // Nobody reads more than ten years by the quarter.
    if (name === last || found.length === 40) return found;
    [year, quarter] = quarter === 4 ? [year + 1, 1] : [year, quarter + 1];
  }
}
