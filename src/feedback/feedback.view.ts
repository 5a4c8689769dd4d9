import type { FeedbackSummary, StageSummary } from '../../projections/feedback/feedback-summary.js';
import { feedbackStages } from '../../projections/measures/feedback.measures.js';
import type { BoardPeriod } from '../boards/board-period.js';
import { feedbackStageWords } from '../web/words/feedback-words.js';
import { count } from '../web/words/number-words.js';

/** Stands for a number that is not published. */
export const withheld = 'withheld';

const stageTitles: Readonly<Record<StageSummary['stage'], string>> = { ...feedbackStageWords, all: 'All together' };

/** One line of the table by stage, as it is shown. */
export interface StageLine {
  readonly stage: string;
  readonly invited: string;
  readonly answered: string;
  readonly responseRate: string;
  readonly replies: string;
  readonly mean: string;
  readonly positive: string;
  readonly positiveShare: string;
}

export function stageLines({ stages }: FeedbackSummary): readonly StageLine[] {
  return stages.map((one) => ({
    stage: stageTitles[one.stage],
    invited: counted(one.invited),
    answered: counted(one.answered),
    responseRate: rated(one.responseRate, one.invited, one.answered),
    replies: counted(one.replies),
    mean: one.mean === null ? missing(one.replies) : one.mean.toFixed(2),
    positive: counted(one.positive),
    positiveShare: rated(one.positiveShare, one.replies, one.positive),
  }));
}

export function quarterLines({ quarters }: FeedbackSummary): readonly {
  readonly quarter: string;
  readonly cells: readonly string[];
  readonly total: string;
}[] {
  return quarters.map(({ quarter, replies, total }) => ({
    quarter,
    cells: replies.map(counted),
    total: counted(total),
  }));
}

export const stageHeads: readonly string[] = feedbackStages.map((stage) => feedbackStageWords[stage]);

/** What may be published, as a table for a spreadsheet: no name, no words of anybody, no count that is withheld. */
export function feedbackCsvRows(
  summary: FeedbackSummary,
  { from, to }: BoardPeriod,
): readonly (readonly (string | number | null)[])[] {
  const head = ['From', 'To', 'Quarter', 'Stage', 'Asked', 'Answered', 'Response rate, %', 'Replies', 'Mean score, 1 to 5', 'Positive', 'Positive, %']; // prettier-ignore
  const cell = (value: number | null, decimals = 0): string | number =>
    value === null ? withheld : decimals === 0 ? value : value.toFixed(decimals);
  const share = (rate: number | null, of: number | null): string => (rate === null ? missing(of) : rate.toFixed(1));
  return [
    head,
    ...summary.stages.map((one) => [
      from,
      to,
      'All',
      stageTitles[one.stage],
      cell(one.invited),
      cell(one.answered),
      share(one.responseRate, one.invited),
      cell(one.replies),
      one.mean === null ? missing(one.replies) : one.mean.toFixed(2),
      cell(one.positive),
      share(one.positiveShare, one.replies),
    ]),
    ...summary.quarters.flatMap(({ quarter, replies, total }) =>
      [...replies.map((value, at) => [stageHeads[at] ?? '', value] as const), [stageTitles.all, total] as const].map(
        ([stage, value]) => [from, to, quarter, stage, null, null, null, cell(value), null, null, null],
      ),
    ),
  ];
}

const counted = (value: number | null): string => (value === null ? withheld : count(value));
/** A share or a mean is missing because nothing was counted, or because a count is withheld. */
const missing = (of: number | null): string => (of === 0 ? 'none' : withheld);

function rated(rate: number | null, of: number | null, part: number | null): string {
  if (rate !== null) return `${rate.toFixed(1)}%`;
  return part === null ? withheld : missing(of);
}
