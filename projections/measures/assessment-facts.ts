import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { DatedDecision, TimelinessRow } from '../timeliness/timeliness.projection.js';
import type { Scope } from './measure.js';

/** The decision whether to assess that stands on a day: after a dispute the later one, as the SEN2 return states it. */
export function standingDecision(decisions: readonly DatedDecision[], asAt: CalendarDate): DatedDecision | null {
  return decisions.findLast(({ on }) => on <= asAt) ?? null;
}

export type RequestOutcome = 'agreed' | 'refused' | 'withdrawn' | 'undecided';

/** What had come of a request by a day; the outcomes of SEN2 item 2.5. */
export function requestOutcome(row: TimelinessRow, asAt: CalendarDate): RequestOutcome {
  // A return that says "awaiting" settles what was known on its reference date, even if a later one dates the decision earlier.
  const statedThen = row.returnFlags.find(({ on }) => on === asAt)?.flags['requestOutcome'];
  if (statedThen === 'A') return 'undecided';
  const decision = standingDecision(row.assessDecisions, asAt);
  if (decision !== null) return decision.positive ? 'agreed' : 'refused';
  // The end of an assessment implies the decision that began it, where a return states only the end.
  if (row.planSentToFamilyOn !== null && row.planSentToFamilyOn <= asAt) return 'agreed';
  if (standingDecision(row.issueDecisions, asAt) !== null) return 'agreed';
  return row.ended !== null && row.ended.on <= asAt ? 'withdrawn' : 'undecided';
}

/** A flag as the latest return up to a day states it; null where none does. */
export function statedFlag(row: TimelinessRow, name: string, asAt: CalendarDate): boolean | null {
  const flags = row.returnFlags.findLast(({ on }) => on <= asAt)?.flags;
  const value = flags?.[name];
  return typeof value === 'boolean' ? value : null;
}

/**
 * Plans issued after an appeal or mediation about the request or the assessment: other limits than the twenty weeks
 * apply to them (reg 44, 45, 42), so the published measure leaves them out.
 */
export function afterDispute(row: TimelinessRow, { asAt }: Scope): boolean {
  if (outcomeBeforePlan(row, asAt)) return true;
  const stated = ['requestMediation', 'requestTribunal', 'assessmentMediation', 'assessmentTribunal'];
  return (
    stated.some((flag) => statedFlag(row, flag, asAt) === true) ||
    [...row.assessDecisions, ...row.issueDecisions].some(({ on, afterDispute: overturned }) => overturned && on <= asAt)
  );
}

/** A dispute that ended once the plan was out changed nothing about the limit that the plan was held to. */
function outcomeBeforePlan({ firstOutcomeOn, planSentToFamilyOn }: TimelinessRow, asAt: CalendarDate): boolean {
  if (firstOutcomeOn === null || firstOutcomeOn > asAt) return false;
  return planSentToFamilyOn === null || firstOutcomeOn <= planSentToFamilyOn;
}

const limbsOfTwentyWeeks = ['X13a', 'X13b', 'X13c', 'X13d'];

/** SEN2 item 3.7: a reg 13(3) exception with evidence; as the return states it, where one does. */
export function exceptionToTwentyWeeks(row: TimelinessRow, { asAt }: Scope): boolean {
  const stated = statedFlag(row, 'week20', asAt);
  return stated ?? row.evidencedExceptions.some((limb) => limbsOfTwentyWeeks.includes(limb));
}

/** Days from day 0 to the plan, where both are known and the plan was issued in the period; null otherwise. */
export function daysToPlan(row: TimelinessRow, scope: Scope): number | null {
  const issued = row.planSentToFamilyOn;
  if (row.receivedOn === null || issued === null) return null;
  if (issued < scope.from || issued > scope.to || issued > scope.asAt) return null;
  return daysBetween(row.receivedOn, issued);
}

/** Days from day 0 to the refusal to issue that stands, where it was notified in the period; null otherwise. */
export function daysToRefusalToIssue(row: TimelinessRow, scope: Scope): number | null {
  const decision = standingDecision(row.issueDecisions, scope.asAt);
  if (row.receivedOn === null || decision === null || decision.positive) return null;
  if (decision.on < scope.from || decision.on > scope.to) return null;
  return daysBetween(row.receivedOn, decision.on);
}

/** Days from day 0 to the decision whether to assess, where it was notified in the period; null otherwise. */
export function daysToDecision(row: TimelinessRow, scope: Scope): number | null {
  const decision = standingDecision(row.assessDecisions, scope.asAt);
  if (row.receivedOn === null || decision === null) return null;
  if (decision.on < scope.from || decision.on > scope.to) return null;
  return daysBetween(row.receivedOn, decision.on);
}
