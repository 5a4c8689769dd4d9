import type { CalendarDate, DayNumber } from './calendar-date.js';
import { dayNumber, fromDayNumber } from './calendar-date.js';
import { workingDays } from './calendars.js';
import type { Basis, ClaimedException, ClockFacts, Deadline } from './clock.js';
import { completionOf, stageCompletedOn } from './completion.js';
import { judge } from './deadline-status.js';
import { applied, citationOf } from './due-dates.js';
import { canExcuse, limbFor } from './exceptions.js';
import { plainDate } from './plain-date.js';
import type { Limit } from './reckoning.js';
import type { Rule } from './rule.js';
import { isBinding } from './rule.js';
import { latestRule, versionsOf } from './rule-sets.js';
import { notInForceInWords } from './timetable-errors.js';

export { dueOf, dueOn } from './due-dates.js';
export type { DueDate, RuleDue } from './due-dates.js';

const noDate: readonly Limit[] = [{ stage: null, day: null }];

/**
 * Every clock as it stands at the end of `asOf`, one line a limit, in the order given. `Deadline.exception` is a claim
 * whose ground and dates can reach that clock; it lifts the limit once there is evidence. Whether a manager has agreed is
 * the authority's own check and stands beside it: the law asks for the facts, not for an approval.
 * @throws MissingFact if a clock lacks a fact its rule cannot do without.
 */
export function deadlinesOf(clocks: readonly ClockFacts[], basis: Basis, asOf: CalendarDate): Deadline[] {
  const lines: Deadline[] = [];
  for (const clock of clocks) addLines(lines, clock, basis, asOf);
  return lines;
}

function addLines(lines: Deadline[], clock: ClockFacts, basis: Basis, asOf: CalendarDate): void {
  const { rule: inForce, reckoning } = applied(clock.rule, clock.facts, basis, false);
  const day0 = fromDayNumber(reckoning.day0);
  if (inForce === null) {
    lines.push(lineOutOfForce(clock, basis, day0, asOf));
    return;
  }
  const limits = reckoning.limits.length === 0 ? noDate : directed(reckoning.limits, clock.directedOn);
  const counting = clock.directedOn === null ? reckoning.counting : directedInWords(clock.directedOn);
  const done = completionOf(inForce, clock.facts, clock.completedOn, basis.policy).on;
  for (let index = 0; index < limits.length; index += 1) {
    const { stage, day } = limits[index] ?? { stage: null, day: null };
    const last = index === limits.length - 1;
    const completedOn = stage === null || last ? done : stageCompletedOn(stage, clock.facts, done);
    const line = { clock, rule: inForce, stage, day, day0, counting, completedOn };
    lines.push(lineOf(line, basis, asOf));
  }
}

interface Line {
  readonly clock: ClockFacts;
  readonly rule: Rule;
  readonly stage: string | null;
  readonly day: DayNumber | null;
  readonly day0: CalendarDate;
  readonly counting: string;
  readonly completedOn: CalendarDate | null;
}

function lineOf(line: Line, basis: Basis, asOf: CalendarDate): Deadline {
  const { clock, rule, stage, day, completedOn } = line;
  const due = day === null ? null : fromDayNumber(day);
  const exception = clock.exceptions.length === 0 ? null : bestClaim(line, due, basis);
  const { status, daysOver } = judge(
    { rule, clock, due, completedOn, excused: exception?.evidenced === true, notNeeded: notNeeded(line) },
    asOf,
  );
  return {
    rule: clock.rule,
    subject: clock.subject,
    stage,
    title: rule.title,
    citation: citationOf(rule, clock.facts, basis),
    kind: rule.kind,
    dutyHolder: rule.dutyHolder,
    day0: line.day0,
    startRevision: clock.startRevision,
    counting: line.counting,
    due,
    actBy: day === null ? null : fromDayNumber(workingDays(basis.calendar).onOrBefore(day)),
    status,
    completedOn,
    daysOver,
    exception,
    ruleVersion: versionInWords(rule),
    binding: isBinding(rule),
  };
}

/**
 * A refusal makes the final plan needless, and whatever tells the family that there will be a plan the refusal (reg 45, an
 * appeal about assessing).
 */
function notNeeded({ clock: { rule, facts, completedOn }, stage }: Line): boolean {
  if (rule !== 'K9') return false;
  const refused = facts['refuseOn'] !== undefined;
  if (stage !== 'refuse') return stage === 'final' && refused;
  return !refused && (completedOn !== null || facts['agreedOn'] !== undefined || facts['draftOn'] !== undefined);
}

/** The claim that reaches the clock, one with evidence before one without. */
function bestClaim(line: Line, due: CalendarDate | null, basis: Basis): ClaimedException | null {
  const reaching = line.clock.exceptions.filter((claim) => reaches(claim, line, due, basis));
  return reaching.find(({ evidenced }) => evidenced) ?? reaching[0] ?? null;
}

function reaches(claim: ClaimedException, line: Line, due: CalendarDate | null, { ruleSet }: Basis): boolean {
  const { rule, day0, completedOn } = line;
  if (limbFor(rule, claim.ground, ruleSet) !== claim.limb) return false;
  // When advice was asked is judged as the claim is recorded: a claim does not carry that day, and clocks need not.
  if (claim.ground === 'schoolClosure' || claim.ground === 'earlyYearsClosure') return due !== null;
  const { ground, from, to } = claim;
  return canExcuse({ rule: rule.id, ground, from, to, clockStart: day0, clockDue: due, completedOn, ruleSet }).possible;
}

/**
 * A date stated by an order, direction or agreement governs the last stage; earlier stages keep their own limit unless
 * it would fall later (reg 44(1), reg 42(5)).
 */
function directed(limits: readonly Limit[], directedOn: CalendarDate | null): readonly Limit[] {
  if (directedOn === null) return limits;
  const stated = dayNumber(directedOn);
  return limits.map(({ stage, day }, index) => ({
    stage,
    day: index === limits.length - 1 || day === null ? stated : Math.min(day, stated),
  }));
}

function directedInWords(directedOn: CalendarDate): string {
  return `${plainDate(directedOn)}, the date stated in the order, direction or agreement`;
}

/** Imported history can hold a clock that no rule governed: it is shown as such, and binds nobody. */
function lineOutOfForce(clock: ClockFacts, basis: Basis, day0: CalendarDate, asOf: CalendarDate): Deadline {
  const rule = latestRule(basis.ruleSet, clock.rule);
  const counting = notInForceInWords(clock.rule, day0, versionsOf(basis.ruleSet, clock.rule));
  const line = { clock, rule, stage: null, day: null, day0, counting, completedOn: clock.completedOn };
  return { ...lineOf(line, basis, asOf), ruleVersion: `${clock.rule}, not in force`, binding: false };
}

const versionWords = new WeakMap<Rule, string>();

function versionInWords(rule: Rule): string {
  const known = versionWords.get(rule);
  if (known !== undefined) return known;
  const until = rule.inForce.to === null ? '' : ` to ${plainDate(rule.inForce.to)}`;
  const words = `${rule.id} version ${rule.version}, in force from ${plainDate(rule.inForce.from)}${until}`;
  versionWords.set(rule, words);
  return words;
}
