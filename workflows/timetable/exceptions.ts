import type { CalendarDate } from './calendar-date.js';
import { daysBetween, earliest, latest } from './calendar-date.js';
import type { SchoolClosure } from './calendars.js';
import { closureReason } from './closure-reason.js';
import type { ExceptionGround } from './exception-ground.js';
import { plainCount, plainDate } from './plain-date.js';
import type { ExceptionLimb, Rule, RuleId, RuleSet } from './rule.js';
import { englandRules, latestRule, ruleInForce } from './rule-sets.js';
import { xcov } from './rules/exception-limbs.js';

/** An exception somebody claims, put to one clock with that clock's own dates. */
export interface ExcuseQuestion {
  readonly rule: RuleId;
  readonly ground: ExceptionGround;
  /** First and last day of the facts, both included; null while they go on. */
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly clockStart: CalendarDate;
  readonly clockDue: CalendarDate | null;
  readonly completedOn: CalendarDate | null;
  /** Known closures; without them `from` to `to` are taken as the closed days. */
  readonly closures?: readonly SchoolClosure[];
  /** The day the head's (or early years lead's) advice was asked for. */
  readonly adviceAskedOn?: CalendarDate | null;
  /** For a missed appointment: the body whose appointment it was, and the body this clock belongs to. */
  readonly missedBody?: string | null;
  readonly clockBody?: string | null;
  readonly ruleSet?: RuleSet;
}

/** Whether the ground can excuse the clock; the words can stand on a form. It is never decided automatically (P10). */
export type ExcuseAnswer =
  | {
      readonly possible: true;
      readonly limb: string;
      readonly citation: string;
      /** How the facts lie in the clock's period, for example "33 of its 43 days". */
      readonly hint: string | null;
      /** Why the causal link may be hard to show. */
      readonly doubtful?: string;
    }
  | { readonly possible: false; readonly reason: string };

/**
 * The limb under which a ground can excuse a rule, or null if it cannot. Orders take any reg 13(3) reason; an agreement
 * carried out as an order (I6) arguably takes what the order would.
 */
export function limbFor(rule: RuleId | Rule, ground: ExceptionGround, ruleSet: RuleSet = englandRules): string | null {
  return limbOf(typeof rule === 'string' ? latestRule(ruleSet, rule) : rule, ground, ruleSet)?.id ?? null;
}

/** The same limb with its source and the least length of an absence. */
export function limbOf(rule: Rule, ground: ExceptionGround, ruleSet: RuleSet = englandRules): ExceptionLimb | null {
  if (ground === 'coronavirus') return rule.relaxedIn2020 || rule.id === 'L2' ? xcov : null;
  const limbs = rule.id === 'I6' ? latestRule(ruleSet, 'K1').exceptions : rule.exceptions;
  const own = limbs.find((limb) => limb.ground === ground);
  if (own !== undefined) return own;
  if (ground !== 'schoolClosure' && ground !== 'earlyYearsClosure') return null;
  return limbs.find((limb) => limb.ground === 'otherRegulation13Reason') ?? null;
}

/** Judges a claimed exception against one clock's own period. */
export function canExcuse(question: ExcuseQuestion): ExcuseAnswer {
  const ruleSet = question.ruleSet ?? englandRules;
  const rule = ruleInForce(ruleSet, question.rule, question.clockStart) ?? latestRule(ruleSet, question.rule);
  const limb = limbOf(rule, question.ground, ruleSet);
  if (limb === null) return { possible: false, reason: outOfReach(rule, question.ground) };
  const reason = impossible(question, limb);
  if (reason !== null) return { possible: false, reason };
  const doubtful = doubt(question, rule);
  const answer = { possible: true, limb: limb.id, citation: limb.citation, hint: hintOf(question) } as const;
  return doubtful === null ? answer : { ...answer, doubtful };
}

function outOfReach(rule: Rule, ground: ExceptionGround): string {
  if (ground === 'coronavirus') return 'The coronavirus relaxation of 2020 did not reach this limit';
  if (rule.exceptions.length === 0) {
    return rule.id.startsWith('E')
      ? 'Reviews have no exceptions: nothing excuses this limit'
      : 'The law gives no exception to this limit';
  }
  switch (ground) {
    case 'missedAppointment':
      return 'A missed appointment excuses only that body’s advice. Choose another ground or another limit';
    case 'schoolClosure':
    case 'earlyYearsClosure':
      return 'A school or early years closure does not excuse a body’s advice: reg 8(2) has no such ground';
    case 'otherRegulation13Reason':
      return 'This ground belongs to Tribunal orders and unopposed appeals. Choose the reason itself';
    case 'exceptionalCircumstances':
    case 'absentFromArea':
      return 'This ground does not reach this limit. Choose another ground or another limit';
  }
}

/** Why the facts cannot have stopped this clock, or null if they can have. */
function impossible(question: ExcuseQuestion, limb: ExceptionLimb): string | null {
  const { from, to, clockStart, clockDue, completedOn, ground } = question;
  if (to !== null && to < from) return 'The last day must be on or after the first';
  if (clockDue === null) return 'This limit has no date that could be lifted';
  if (ground === 'coronavirus') return outsideRelaxation(clockDue);
  const name = factsInWords(ground);
  if (completedOn !== null && completedOn < from) {
    return `It was met on ${plainDate(completedOn)}, before ${name} began`;
  }
  if (ground === 'schoolClosure' || ground === 'earlyYearsClosure') return closureReason(question, ground, clockDue);
  if (clockDue < from) return `It fell due on ${plainDate(clockDue)}, before ${name} began`;
  if (to !== null && to < clockStart) return `Its time began on ${plainDate(clockStart)}, after ${name} had ended`;
  if (ground === 'missedAppointment') return otherBody(question);
  return limb.leastDays === null ? null : tooShort(question, clockDue, limb.leastDays);
}

function outsideRelaxation(due: CalendarDate): string | null {
  const [relaxation] = englandRules.rules.L2;
  if (relaxation === undefined || !('window' in relaxation.within)) throw new Error('L2 has no window');
  const [first, last] = relaxation.within.window;
  if (due >= first && due <= last) return null;
  return `Only limits that fell from ${plainDate(first)} to ${plainDate(last)} were relaxed; this one falls on ${plainDate(due)}`;
}

function otherBody({ missedBody, clockBody }: ExcuseQuestion): string | null {
  if (missedBody == null || clockBody == null || missedBody === clockBody) return null;
  return 'The appointment was another body’s: it excuses only that body’s advice';
}

function tooShort(question: ExcuseQuestion, due: CalendarDate, leastDays: number): string | null {
  const inside = daysInside(question, due);
  const weeks = plainCount(leastDays / 7, 'week');
  const away = question.to === null ? null : daysBetween(question.from, question.to) + 1;
  if (away !== null && away < leastDays) {
    return `An absence must be at least ${weeks} (${leastDays} days); this one is ${plainCount(away, 'day')}`;
  }
  if (inside >= leastDays) return null;
  const of = away === null ? plainCount(inside, 'day') : `${inside} of its ${away} days`;
  return `At least ${weeks} (${leastDays} days) of the absence must lie within this limit’s time; only ${of} can`;
}

/** Days of the facts that lie within the clock's period, first and last day included. */
function daysInside({ from, to, clockStart }: ExcuseQuestion, due: CalendarDate): number {
  const first = latest([from, clockStart]) ?? from;
  const last = earliest([to, due]) ?? due;
  return Math.max(0, daysBetween(first, last) + 1);
}

function hintOf(question: ExcuseQuestion): string | null {
  const { clockDue, clockStart, ground } = question;
  if (clockDue === null || (ground !== 'absentFromArea' && ground !== 'exceptionalCircumstances')) return null;
  return `${daysInside(question, clockDue)} of its ${daysBetween(clockStart, clockDue) + 1} days`;
}

function doubt(question: ExcuseQuestion, rule: Rule): string | null {
  const { to, clockDue, completedOn, ground } = question;
  if (clockDue === null) return null;
  if (completedOn !== null && completedOn <= clockDue) {
    return `it was met in time on ${plainDate(completedOn)}, so there is nothing to excuse`;
  }
  if (rule.id === 'I6') return 'whether an agreement takes the exceptions of an order is arguable';
  if (ground !== 'absentFromArea' && ground !== 'exceptionalCircumstances') return null;
  if (to === null) return ground === 'absentFromArea' ? 'no last day is known yet' : null;
  const left = daysBetween(to, clockDue);
  return left > daysInside(question, clockDue)
    ? `still ${plainCount(left, 'day')} after ${factsInWords(ground)} ended`
    : null;
}

function factsInWords(ground: ExceptionGround): string {
  if (ground === 'absentFromArea') return 'the absence';
  return ground === 'exceptionalCircumstances' ? 'the circumstances' : 'this';
}
