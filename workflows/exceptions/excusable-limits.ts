import { reject } from '../kernel/command-rejected.js';
import type { DecisionBasis } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Calendar } from '../timetable/calendars.js';
import type { ClockFacts, ExceptionGround } from '../timetable/clock.js';
import { deadlinesOf } from '../timetable/deadlines.js';
import { canExcuse, limbFor } from '../timetable/exceptions.js';
import type { ExcuseAnswer } from '../timetable/exceptions.js';
import type { ExceptionClaimed } from './exception.events.js';

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

/** What a workflow knows, beside its clocks, of the things that grounds turn on. */
export interface Surroundings {
  /** The day on which the head's or the early years setting's advice was asked for (reg 6(1)(b)). */
  readonly settingAskedOn: CalendarDate | null;
  /** Whose appointment was missed, and whose advice the clock is about (reg 8(2)(c)). */
  readonly appointmentOf: (clock: ClockFacts) => {
    readonly missedBody: string | null;
    readonly clockBody: string | null;
  };
}

/** Of a workflow that asks nobody for advice. */
export const noSurroundings: Surroundings = {
  settingAskedOn: null,
  appointmentOf: () => ({ missedBody: null, clockBody: null }),
};

/**
 * The limits of a case that some ground can excuse, each against the claimed facts and judged by its own period: what an
 * exception form shows.
 */
export function excusableLimits(
  clocks: readonly ClockFacts[],
  claim: ClaimedFacts,
  basis: DecisionBasis,
  surroundings: Surroundings = noSurroundings,
): readonly ExcusableLimit[] {
  const some = clocks.filter(({ rule }) => rule in basis.ruleSet.rules && hasExceptions(rule, claim.ground, basis));
  return limitsAgainst(some, claim, basis, surroundings);
}

/** The limits of all these clocks, each against the claimed facts: also those that nothing ever excuses, with the reason. */
export function limitsAgainst(
  clocks: readonly ClockFacts[],
  claim: ClaimedFacts,
  basis: DecisionBasis,
  surroundings: Surroundings = noSurroundings,
): readonly ExcusableLimit[] {
  return clocks
    .filter(({ rule }) => rule in basis.ruleSet.rules)
    .map((clock) => excusableLimit(clock, claim, basis, surroundings));
}

/** A limit that no ground ever excuses is not put to the person; one that this ground does not reach is, with the reason. */
function hasExceptions(rule: ClockFacts['rule'], ground: ExceptionGround, { ruleSet }: DecisionBasis): boolean {
  const newest = ruleSet.rules[rule].at(-1);
  if (newest === undefined) return false;
  return newest.exceptions.length > 0 || limbFor(newest, ground, ruleSet) !== null;
}

function excusableLimit(
  clock: ClockFacts,
  { ground, from, to }: ClaimedFacts,
  basis: DecisionBasis,
  { settingAskedOn, appointmentOf }: Surroundings,
): ExcusableLimit {
  const start = clock.facts['start'] as CalendarDate;
  const due = deadlinesOf([clock], basis, basis.today).at(-1)?.due ?? null;
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
    adviceAskedOn: settingAskedOn,
    ...appointmentOf(clock),
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

/**
 * An exception must name limits of this case, and for each the limb under which its ground can excuse it.
 * @throws CommandRejected with the reason in plain words.
 */
export function judgeClaim({ data }: ExceptionClaimed, limits: readonly ExcusableLimit[]): void {
  for (const { rule, subject, limb } of data.limits) {
    const limit = limits.find(({ clock }) => clock.rule === rule && clock.subject === subject);
    if (limit === undefined) reject('no-such-limit', { rule, subject });
    if (!limit.answer.possible) reject('exception-cannot-excuse', { rule, reason: limit.answer.reason });
    if (limit.answer.limb !== limb) reject('exception-names-another-limb', { rule, limb, expected: limit.answer.limb });
  }
}
