import { reject } from '../kernel/command-rejected.js';
import type { Day } from '../kernel/day.js';
import type { Placed } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ClaimedException } from '../timetable/clock.js';
import type { ExceptionGround } from '../timetable/exception-ground.js';
import type { RuleId } from '../timetable/rule.js';
import type { ExceptionEvent, ExcusedLimit } from './exception.events.js';

/** An exception claimed in a case, as everything recorded about it leaves it. */
export interface ExceptionClaim extends Day {
  readonly exceptionId: string;
  readonly ground: ExceptionGround;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly limits: readonly ExcusedLimit[];
  readonly evidenced: boolean;
  readonly agreedOn: CalendarDate | null;
  readonly familyToldOn: CalendarDate | null;
  readonly struckOutOn: CalendarDate | null;
}

/** The claims of a case after one more fact about them. */
export function foldException(
  claims: readonly ExceptionClaim[],
  { type, occurredOn, revision, data }: Placed<ExceptionEvent>,
): readonly ExceptionClaim[] {
  if (type === 'ExceptionClaimed') {
    const claim = { ...data, on: occurredOn, revision, agreedOn: null, familyToldOn: null, struckOutOn: null };
    return [...claims, claim];
  }
  const change = changeBy(type, occurredOn);
  return claims.map((claim) => (claim.exceptionId === data.exceptionId ? { ...claim, ...change } : claim));
}

function changeBy(
  type: Exclude<ExceptionEvent['type'], 'ExceptionClaimed'>,
  on: CalendarDate,
): Partial<ExceptionClaim> {
  switch (type) {
    case 'ExceptionEvidenced':
      return { evidenced: true };
    case 'ExceptionAgreed':
      return { agreedOn: on };
    case 'ExceptionEnded':
      return { to: on };
    case 'ExceptionStruckOut':
      return { struckOutOn: on };
    case 'FamilyToldOfException':
      return { familyToldOn: on };
  }
}

/** Claims that name this very clock; a struck-out claim excuses nothing. */
export function exceptionsAgainst(
  claims: readonly ExceptionClaim[],
  rule: RuleId,
  subject: string | null,
): readonly ClaimedException[] {
  if (claims.length === 0) return [];
  return claims.flatMap(({ exceptionId, ground, from, to, limits, evidenced, agreedOn, struckOutOn }) => {
    const limit = limits.find((excused) => excused.rule === rule && excused.subject === subject);
    if (limit === undefined || struckOutOn !== null) return [];
    return [{ exceptionId, limb: limit.limb, ground, from, to, evidenced, agreed: agreedOn !== null }];
  });
}

/**
 * What must lead somewhere in a fact about exceptions, whether it is new or history.
 * @throws CommandRejected
 */
export function judgeExceptionReference({ type, data }: ExceptionEvent, claims: readonly ExceptionClaim[]): void {
  if (type !== 'ExceptionClaimed') {
    exceptionOf(claims, data.exceptionId);
    return;
  }
  const { exceptionId, from, to, limits } = data;
  if (claims.some((claim) => claim.exceptionId === exceptionId)) reject('exception-already-claimed');
  if (limits.length === 0) reject('exception-needs-a-limit');
  if (to !== null && to < from) reject('ends-before-it-begins', { from, to });
}

/** @throws CommandRejected where the facts of the exception would end before they began. */
export function judgeExceptionEnd(
  { occurredOn, data }: Extract<ExceptionEvent, { type: 'ExceptionEnded' }>,
  claims: readonly ExceptionClaim[],
): void {
  const { from } = exceptionOf(claims, data.exceptionId);
  if (occurredOn < from) reject('ends-before-it-begins', { from, to: occurredOn });
}

function exceptionOf(claims: readonly ExceptionClaim[], exceptionId: string): ExceptionClaim {
  return claims.find((claim) => claim.exceptionId === exceptionId) ?? reject('no-such-exception');
}
