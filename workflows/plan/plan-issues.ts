import type { SentPlan } from '../kernel/sent-plan.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Plan } from './plan.state.js';

/**
 * The days on which the family was sent a plan here, each once and in order: the first one, and every amended one. Of a plan
 * that was brought in the first day lies elsewhere.
 */
export function planIssues({ made, broughtIn, amendments, amendedWithoutNotice }: Plan): readonly CalendarDate[] {
  const toFamily = (sent: readonly SentPlan[]): readonly CalendarDate[] =>
    sent.filter(({ recipient }) => recipient === 'parentOrYoungPerson').map(({ on }) => on);
  const days = [
    ...(made === null || broughtIn ? [] : [made.on]),
    ...amendments.flatMap(({ sent }) => toFamily(sent)),
    ...toFamily(amendedWithoutNotice),
  ];
  return [...new Set(days)].sort();
}
