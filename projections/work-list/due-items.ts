import type { DisputeStage } from '../../workflows/dispute/dispute.machine.js';
import type { NeedsAssessmentStage } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { PlanStage } from '../../workflows/plan/plan.machine.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ClockFacts, Deadline } from '../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { dayScore } from '../case-view/case-view.projection.js';
import type { IndexEntry, RowContext, StandingBasis } from '../projection.js';
import type { WaitingFor } from './waiting-for.js';

/** One open legal limit of a case. Whether it is overdue depends on today and is worked out on reading. */
export interface DueItem {
  readonly rule: RuleId;
  /** Advice request, review, notice, transfer, dispute: whatever the limit is one of several of. */
  readonly subject: string | null;
  /** Which step, where the law sets several limits from one day; null where there is one. */
  readonly stage: string | null;
  /** The advising body, for advice limits. */
  readonly body: string | null;
  readonly due: CalendarDate;
  readonly actBy: CalendarDate;
  /** Lifted by an exception: as soon as practicable; `due` is the original date, for order only. */
  readonly disapplied: boolean;
  readonly waitingFor: WaitingFor;
}

/** Which process a row of due work belongs to: its stages and its pages differ. */
export type DueProcess = 'assessment' | 'plan' | 'dispute';

export interface WorkListRow {
  readonly process: DueProcess;
  readonly stream: string;
  readonly childId: string;
  readonly stage: NeedsAssessmentStage | PlanStage | DisputeStage;
  readonly stageSince: CalendarDate | null;
  readonly team: string | null;
  readonly worker: string | null;
  readonly items: readonly DueItem[];
}

/** Judged as of a day after everything: what was done or stopped on whatever day is then off the list. */
const endOfTime = calendarDate('2199-12-31');

/** What a deadline does not say of itself; null keeps it off the list. */
type Particulars = Pick<DueItem, 'body' | 'waitingFor'> | null;
type DatedDeadline = Deadline & { readonly due: CalendarDate };

/** The limits that are still open, of the rules that are somebody's work. */
export function openItems(
  clocks: readonly ClockFacts[],
  listed: ReadonlySet<RuleId>,
  basis: StandingBasis,
  particulars: (deadline: DatedDeadline) => Particulars,
): readonly DueItem[] {
  const open = clocks.filter((clock) => listed.has(clock.rule) && mayBeOpen(clock));
  const items: DueItem[] = [];
  for (const deadline of deadlinesOf(open, { ...basis, today: endOfTime }, endOfTime)) {
    const { rule, subject, stage, due, actBy, status, completedOn } = deadline;
    const running = completedOn === null && (status === 'running' || status === 'overdue' || status === 'disapplied');
    if (!running || due === null || actBy === null) continue;
    const found = particulars({ ...deadline, due });
    if (found === null) continue;
    const { body, waitingFor } = found;
    items.push({ rule, subject, stage, body, due, actBy, disapplied: status === 'disapplied', waitingFor });
  }
  return items;
}

/** Most clocks of most cases are over, and need no counting to leave them off: the end of time is after every act. */
function mayBeOpen({ completedOn, closed, supersededBy }: ClockFacts): boolean {
  return completedOn === null && closed === null && supersededBy === null;
}

/** The name of an item in the indexes. */
export function memberOf({ stream }: Pick<WorkListRow, 'stream'>, { rule, subject, stage }: DueItem): string {
  return `${stream}#${rule}#${subject ?? ''}${stage === null ? '' : `#${stage}`}`;
}

/** Places by due date for the authority, the team and the worker. */
export function workListEntries(row: WorkListRow, { authority }: RowContext): readonly IndexEntry[] {
  return row.items.flatMap((item) => {
    const member = memberOf(row, item);
    const score = dayScore(item.due);
    // Lifted limits are a list of their own: no date of theirs can pass.
    const index = item.disapplied ? 'disapplied' : 'due';
    return [
      { index, group: authority, score, member },
      { index, group: `${authority}:team:${row.team ?? ''}`, score, member },
      { index, group: `${authority}:worker:${row.worker ?? ''}`, score, member },
    ];
  });
}
