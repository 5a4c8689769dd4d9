import { exceptionsAgainst } from '../exceptions/exception-claims.js';
import type { Ended } from '../kernel/day.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ClockFacts } from '../timetable/clock.js';
import type { RuleId } from '../timetable/rule.js';
import type { Plan } from './plan.state.js';

/** One clock of a plan as its own part tells it; what is the same for all is added by `planClock`. */
export interface PlanClock {
  readonly rule: RuleId;
  readonly subject: string | null;
  readonly start: { readonly on: CalendarDate; readonly revision: number | null };
  readonly facts?: Readonly<Record<string, string>>;
  readonly completedOn: CalendarDate | null;
  readonly waivedOn?: CalendarDate | null;
  readonly closed?: Ended | undefined;
  readonly supersededBy?: Ended;
  readonly directedOn?: CalendarDate | null;
}

/** The clock with the exceptions claimed against it. */
export function planClock(plan: Plan, clock: PlanClock): ClockFacts {
  const { rule, subject, start, completedOn } = clock;
  return {
    rule,
    subject,
    facts: { start: start.on, ...clock.facts },
    startRevision: start.revision,
    completedOn,
    waivedOn: clock.waivedOn ?? null,
    exceptions: exceptionsAgainst(plan.exceptions, rule, subject),
    closed: clock.closed ?? null,
    supersededBy: clock.supersededBy ?? null,
    directedOn: clock.directedOn ?? null,
  };
}

/** The day from which the authority owes nothing more about the plan. */
export function endOfPlan({ ceased, transferredOutOn }: Plan): Ended {
  if (transferredOutOn !== null && (ceased === null || transferredOutOn <= ceased.on)) {
    return { on: transferredOutOn, reason: 'planTransferredOut' };
  }
  return ceased === null ? null : { on: ceased.on, reason: 'planCeased' };
}

/** The same, and while a young person is in custody: the plan is then kept, not maintained (CFA 2014 s.70). */
export function notMaintained(plan: Plan): Ended {
  const inCustody = plan.custody !== null && plan.custody.released === null;
  return endOfPlan(plan) ?? (inCustody ? { on: plan.custody.beganOn, reason: 'inCustody' } : null);
}

/** A text as a fact of a clock, or none. */
export function dateFact(name: string, on: CalendarDate | null | undefined): Readonly<Record<string, string>> {
  return on == null ? {} : { [name]: on };
}
