import type { Plan } from '../../workflows/plan/plan.state.js';
import { standingRisk } from '../../workflows/plan/transition.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { dayScore } from '../case-view/case-view.projection.js';
import { planFold } from '../folds.js';
import type { IndexEntry, Projection, RowContext } from '../projection.js';
import { transferLines } from './transfer-lines.js';
import type { TransferLine } from './transfer-lines.js';

/** The phase transfers of one plan. */
export interface PhaseTransfersRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly stage: Plan['stage'];
  readonly team: string | null;
  readonly worker: string | null;
  readonly receptionYear: number | null;
  readonly lastReviewedOn: CalendarDate | null;
  readonly transfers: readonly TransferLine[];
  /** Since when a risk of breakdown is flagged; null where none stands. */
  readonly riskSince: CalendarDate | null;
}

/**
 * Phase transfers, one row a plan that has any. Index `year`: transfers that are not over, by their limit, in the groups
 * `<authority>:<year>`, `…:team:<team>` and `…:worker:<worker>`; a member is `<stream>#<transferId>`.
 */
export const phaseTransfersProjection: Projection<Plan, PhaseTransfersRow> = {
  name: 'phase-transfers',
  version: 2,
  of: planFold,
  usesBasis: true,
  row(plan, { stream, authority }, basis) {
    const { childId, stage, team, worker, receptionYear, reviews } = plan;
    if (childId === null || plan.phaseTransfers.length === 0) return null;
    const lastReviewedOn = reviews.reduce<CalendarDate | null>(
      (last, { decidedOn }) => (decidedOn !== null && (last === null || decidedOn > last) ? decidedOn : last),
      null,
    );
    const transfers = transferLines(plan, basis);
    const riskSince = standingRisk(plan.transition)?.on ?? null;
    return { stream, authority, childId, stage, team, worker, receptionYear, lastReviewedOn, transfers, riskSince };
  },
  entries: (row, context) => row.transfers.flatMap((transfer) => entriesOf(row, transfer, context)),
};

function entriesOf(
  { stream, team, worker }: PhaseTransfersRow,
  { transferId, due, closedOn }: TransferLine,
  { authority }: RowContext,
): readonly IndexEntry[] {
  if (due === null || closedOn !== null) return [];
  const year = `${authority}:${due.slice(0, 4)}`;
  const place = { index: 'year', score: dayScore(due), member: `${stream}#${transferId}` };
  return [year, `${year}:team:${team ?? ''}`, `${year}:worker:${worker ?? ''}`].map((group) => ({ ...place, group }));
}
