import { reject } from '../kernel/command-rejected.js';
import type { DecisionBasis } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Calendar } from '../timetable/calendars.js';
import type { ClockFacts, ExceptionGround } from '../timetable/clock.js';
import { dueOf } from '../timetable/deadlines.js';
import { canExcuse } from '../timetable/exceptions.js';
import type { ExcuseAnswer } from '../timetable/exceptions.js';
import type { ExceptionClaimed } from '../exceptions/exception.events.js';
import { clocksOf } from './needs-assessment.clocks.js';
import type { NeedsAssessment } from './needs-assessment.state.js';

/** What somebody says got in the way, before it is put to a limit. */
export interface ClaimedFacts {
  readonly ground: ExceptionGround;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** One limit of the case with the answer whether the claimed facts can excuse it. */
export interface ExcusableLimit {
  readonly clock: ClockFacts;
  readonly due: CalendarDate | null;
  readonly answer: ExcuseAnswer;
}

const excusable: readonly string[] = ['A1', 'A2', 'B1', 'C1', 'C3'];

/** Every legal limit of the case against the claimed facts, judged by its own period: what the exception form shows. */
export function excusableLimits(
  state: NeedsAssessment,
  claim: ClaimedFacts,
  basis: DecisionBasis,
): readonly ExcusableLimit[] {
  return clocksOf(state, basis.policy)
    .filter(({ rule }) => excusable.includes(rule))
    .map((clock) => excusableLimit(state, clock, claim, basis));
}

function excusableLimit(
  state: NeedsAssessment,
  clock: ClockFacts,
  { ground, from, to }: ClaimedFacts,
  basis: DecisionBasis,
): ExcusableLimit {
  const start = clock.facts['start'] as CalendarDate;
  const due = dueOf(clock.rule, clock.facts, basis).due.at(-1)?.date ?? null;
  const closures = closuresKept(basis, ground, from);
  const answer = canExcuse({
    rule: clock.rule,
    ground,
    from,
    to,
    clockStart: start,
    clockDue: due,
    completedOn: clock.completedOn,
    // Where the authority keeps no closures of that year, the claimed days are taken as the closed days.
    ...(closures.length === 0 ? {} : { closures }),
    adviceAskedOn: settingAskedOn(state),
    ...appointmentOf(state, clock),
    ruleSet: basis.ruleSet,
  });
  return { clock, due, answer };
}

/** Every closure the authority keeps, or none where it keeps none of such settings for the academic year of the claim. */
function closuresKept({ calendar }: DecisionBasis, ground: ExceptionGround, from: CalendarDate): Calendar['closures'] {
  const early = ground === 'earlyYearsClosure';
  const kept = calendar.closures.some(
    ({ kind, firstClosedOn }) =>
      (kind === 'earlyYears') === early && academicYearOf(firstClosedOn) === academicYearOf(from),
  );
  return kept ? calendar.closures : [];
}

/** From 1 September, by the calendar year in which it begins. */
function academicYearOf(date: CalendarDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= '09-01' ? year : year - 1;
}

/** Whose appointment was missed, and whose advice the clock is about (reg 8(2)(c)). */
function appointmentOf(
  { advice }: NeedsAssessment,
  { subject }: ClockFacts,
): { readonly missedBody: string | null; readonly clockBody: string | null } {
  const own = advice.find(({ adviceId }) => adviceId === subject);
  const missed = own?.appointmentMissedOn == null ? advice.find((other) => other.appointmentMissedOn !== null) : own;
  return { missedBody: missed?.body ?? null, clockBody: own?.body ?? null };
}

/** The day on which the head's or the early years setting's advice was asked for (reg 6(1)(b)). */
function settingAskedOn({ advice }: NeedsAssessment): CalendarDate | null {
  return advice.find(({ body }) => body === 'education')?.requested?.on ?? null;
}

/**
 * An exception must name limits of this case, and for each the limb under which its ground can excuse it.
 * @throws CommandRejected with the reason in plain words.
 */
export function judgeClaim({ data }: ExceptionClaimed, state: NeedsAssessment, basis: DecisionBasis): void {
  const limits = excusableLimits(state, data, basis);
  for (const { rule, subject, limb } of data.limits) {
    const limit = limits.find(({ clock }) => clock.rule === rule && clock.subject === subject);
    if (limit === undefined) reject('no-such-limit', { rule, subject });
    if (!limit.answer.possible) reject('exception-cannot-excuse', { rule, reason: limit.answer.reason });
    if (limit.answer.limb !== limb) reject('exception-names-another-limb', { rule, limb, expected: limit.answer.limb });
  }
}
