import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';

/** A plan with what was told of days up to one: what is known by now of later days is left out of a paper about earlier ones. */
export function planUpTo(plan: ActionPlan, day: CalendarDate): ActionPlan {
  const told = <Line extends { readonly on: CalendarDate }>(lines: readonly Line[]): readonly Line[] =>
    lines.filter(({ on }) => on <= day);
  return {
    ...plan,
    progress: told(plan.progress),
    outcomes: told(plan.outcomes),
    values: told(plan.values),
    judgements: told(plan.judgements),
    completed: new Map([...plan.completed].filter(([, { on }]) => on <= day)),
    milestones: new Map([...plan.milestones].map(([id, lines]) => [id, told(lines)] as const)),
  };
}
