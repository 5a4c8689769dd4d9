import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ClockFacts } from '../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import type { NeedsAssessmentStage } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { dayScore } from '../case-view/case-view.projection.js';
import { needsAssessmentFold } from '../folds.js';
import type { IndexEntry, Projection } from '../projection.js';
import { waitingFor } from './waiting-for.js';
import type { WaitingFor } from './waiting-for.js';

/** One open legal limit of a case. Whether it is overdue depends on today and is worked out on reading. */
export interface DueItem {
  readonly rule: RuleId;
  /** Advice request, draft or dispute, where the limit is one of several of its kind. */
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

export interface WorkListRow {
  readonly stream: string;
  readonly childId: string;
  readonly stage: NeedsAssessmentStage;
  readonly stageSince: CalendarDate | null;
  /** Day 0: of the request, or of what began the assessment instead. */
  readonly receivedOn: CalendarDate;
  readonly team: string | null;
  readonly worker: string | null;
  readonly items: readonly DueItem[];
}

/** Judged as of a day after everything: what was done or stopped on whatever day is then off the list. */
const endOfTime = calendarDate('2199-12-31');

/** Limits that are work for somebody in the authority's team: what falls due by law and can still be met or missed. */
const listed: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['A1', 'A2', 'D5', 'B1', 'C1', 'C3', 'G2'] as const),
  ...(['K1', 'K2', 'K3', 'K4', 'K5', 'K9', 'I6'] as const),
]);

/** Most clocks of most cases are over, and need no counting to leave them off: the end of time is after every act. */
function mayBeOpen({ rule, completedOn, closed, supersededBy }: ClockFacts): boolean {
  return listed.has(rule) && completedOn === null && closed === null && supersededBy === null;
}

/** Due work: every open legal clock once, by due date, for each worker, team and authority. */
export const workListProjection: Projection<NeedsAssessment, WorkListRow> = {
  name: 'work-list',
  version: 2,
  of: needsAssessmentFold,
  usesBasis: true,
  row(state, { stream }, basis) {
    if (state.begun === null || state.childId === null) return null;
    const receivedOn = state.begun.on;
    const clocks = clocksOf(state, basis.policy).filter(mayBeOpen);
    const items = deadlinesOf(clocks, { ...basis, today: endOfTime }, endOfTime).flatMap((deadline): DueItem[] => {
      const { rule, subject, stage, due, actBy, status, completedOn } = deadline;
      const open = completedOn === null && (status === 'running' || status === 'overdue' || status === 'disapplied');
      if (!open || due === null || actBy === null) return [];
      const body = state.advice.find(({ adviceId }) => adviceId === subject)?.body ?? null;
      return [
        {
          rule,
          subject,
          stage,
          body,
          due,
          actBy,
          disapplied: status === 'disapplied',
          waitingFor: waitingFor(state, rule, subject),
        },
      ];
    });
    if (items.length === 0) return null;
    const { childId, stage, stageSince, team, worker } = state;
    return { stream, childId, stage, stageSince, receivedOn, team, worker, items };
  },
  entries: (row, { authority }) => row.items.flatMap((item) => entriesOf(row, item, authority)),
};

/** The name of an item in the indexes. */
export function memberOf({ stream }: Pick<WorkListRow, 'stream'>, { rule, subject, stage }: DueItem): string {
  return `${stream}#${rule}#${subject ?? ''}${stage === null ? '' : `#${stage}`}`;
}

function entriesOf(row: WorkListRow, item: DueItem, authority: string): readonly IndexEntry[] {
  const member = memberOf(row, item);
  const score = dayScore(item.due);
  // Lifted limits are a list of their own: no date of theirs can pass.
  const index = item.disapplied ? 'disapplied' : 'due';
  return [
    { index, group: authority, score, member },
    { index, group: `${authority}:team:${row.team ?? ''}`, score, member },
    { index, group: `${authority}:worker:${row.worker ?? ''}`, score, member },
  ];
}
