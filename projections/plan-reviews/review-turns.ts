import { reviewCycleClocks } from '../../workflows/plan/review-clocks.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { firstDue } from '../../workflows/timetable/due-dates.js';
import type { StandingBasis } from '../projection.js';

/** One turn of the yearly cycle: a review that was owed by a day, from the plan or the review before it. */
export interface ReviewTurn {
  readonly rule: 'E1' | 'E2' | 'D3';
  /** The plan was made, last reviewed or transferred here on that day. */
  readonly since: CalendarDate;
  readonly due: CalendarDate;
  /** The decision after the next review was notified. */
  readonly doneOn: CalendarDate | null;
  /** Before it was done the plan ended, was transferred or was kept in custody. */
  readonly closedOn: CalendarDate | null;
}

const rules: readonly string[] = ['E1', 'E2', 'D3'] satisfies readonly ReviewTurn['rule'][];

/** Every turn of a plan's cycle, oldest first. Where the plan was transferred here, the limit of reg 15(5) alone counts. */
export function reviewTurns(plan: Plan, basis: StandingBasis): readonly ReviewTurn[] {
  return reviewCycleClocks(plan, basis.policy).flatMap((clock): ReviewTurn[] => {
    const { rule, start, facts, completedOn, closed, supersededBy } = clock;
    if (!rules.includes(rule) || supersededBy != null) return [];
    const due = firstDue(rule, { start: start.on, ...facts }, basis);
    if (due === null) return [];
    const closedFirst = closed != null && (completedOn === null || closed.on < completedOn);
    return [
      {
        rule: rule as ReviewTurn['rule'],
        since: start.on,
        due,
        doneOn: completedOn,
        closedOn: closedFirst ? closed.on : null,
      },
    ];
  });
}
