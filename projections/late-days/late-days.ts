import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { planSentOn } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { addDays, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { holderOn, holders } from './case-holder.js';
import type { Holder } from './case-holder.js';

export type DaysByHolder = Readonly<Record<Holder, number>>;

/** The late days of one plan, shared out: the parts add up to `days` exactly. */
export interface LateDays {
  readonly sentOn: CalendarDate;
  readonly days: number;
  readonly byHolder: DaysByHolder;
}

/** Last day of the 20 weeks, SEND Regulations 2014 reg 13(2). */
const lastDayInTime = 140;

export const noDays: DaysByHolder = Object.fromEntries(holders.map((holder) => [holder, 0])) as Record<Holder, number>;

/**
 * Shares the days after day 140 out over those who held the case, each day once (sharing rule, version 1). Null where
 * the plan was not late, was not sent, or day 0 is not known, and for a re-assessment, which has no twenty weeks.
 */
export function lateDaysOf(state: NeedsAssessment): LateDays | null {
  const { begun } = state;
  const sentOn = planSentOn(state, 'parent');
  if (begun === null || begun.by === 'broughtIn' || begun.by === 'reassessment' || sentOn === null) return null;
  const days = daysBetween(begun.on, sentOn) - lastDayInTime;
  if (days <= 0) return null;
  const byHolder = { ...noDays };
  for (let late = 1; late <= days; late += 1) byHolder[holderOn(state, addDays(begun.on, lastDayInTime + late))] += 1;
  return { sentOn, days, byHolder };
}

/** The parts of several plans, added up. */
export function sumOfLateDays(plans: readonly LateDays[]): { readonly days: number; readonly byHolder: DaysByHolder } {
  const byHolder = { ...noDays };
  let days = 0;
  for (const plan of plans) {
    days += plan.days;
    for (const holder of holders) byHolder[holder] += plan.byHolder[holder];
  }
  return { days, byHolder };
}
