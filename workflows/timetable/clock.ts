import type { CalendarDate } from './calendar-date.js';
import type { Calendar } from './calendars.js';
import type { ExceptionGround } from './exception-ground.js';
import type { PolicyOptions } from './policy-options.js';
import type { RuleId, RuleKind, RuleSet } from './rule.js';

export type { ExceptionGround };

/** What a decision or a deadline is judged by. */
export interface Basis {
  readonly today: CalendarDate;
  readonly ruleSet: RuleSet;
  readonly calendar: Calendar;
  readonly policy: PolicyOptions;
}

/** An exception claimed against one clock. Its dates describe the facts, never an extension. */
export interface ClaimedException {
  readonly exceptionId: string;
  /** Limb as the reference names it, for example `X13d`. */
  readonly limb: string;
  readonly ground: ExceptionGround;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly evidenced: boolean;
  readonly agreed: boolean;
}

/**
 * One running of one rule in one case: what the workflow knows about it. The workflow says which clocks exist and
 * hands in the facts; the timetable counts.
 */
export interface ClockFacts {
  readonly rule: RuleId;
  /** Tells apart several clocks of one rule: an advice request, a draft, a review. Null where there is only one. */
  readonly subject: string | null;
  /** Dates and codes the rule counts from, by the names in `Rule.facts`: `start` is always the event that day 0 comes from. */
  readonly facts: Readonly<Record<string, string>>;
  /** Stream revision of the event that `start` came from; null where it comes from outside the stream. */
  readonly startRevision: number | null;
  /** The day the duty was done; for a minimum period the day it was acted upon. Null while open. */
  readonly completedOn: CalendarDate | null;
  /** For minimum periods: the family replied (or the protected party agreed), so that acting early is lawful. */
  readonly waivedOn: CalendarDate | null;
  readonly exceptions: readonly ClaimedException[];
  /** The case ended (withdrawn, died, moved): the duty stops that day. */
  readonly closed: { readonly on: CalendarDate; readonly reason: string } | null;
  /** Another clock took this one's place (an order, an agreement, a re-issued draft). */
  readonly supersededBy: { readonly on: CalendarDate; readonly reason: string } | null;
  /** A date stated by an order, a direction or a written agreement governs instead of the period (reg 44(1), reg 42(5)). */
  readonly directedOn: CalendarDate | null;
}

export type DeadlineStatus =
  'running' | 'met' | 'metLate' | 'overdue' | 'cutShort' | 'disapplied' | 'superseded' | 'closed';

/** One clock as it stands on a day. */
export interface Deadline {
  readonly rule: RuleId;
  readonly subject: string | null;
  /** Second and later limits of one rule carry their stage: `draft`, `final`. Null where there is one limit. */
  readonly stage: string | null;
  readonly title: string;
  readonly citation: string;
  readonly kind: RuleKind;
  readonly dutyHolder: string;
  readonly day0: CalendarDate;
  readonly startRevision: number | null;
  /** In plain words: "17 August 2026 + 16 weeks, day 0 not counted". */
  readonly counting: string;
  /** Last day on which the duty is done in time; null for "as soon as practicable" and the like. */
  readonly due: CalendarDate | null;
  /** The working day on or before `due`. */
  readonly actBy: CalendarDate | null;
  readonly status: DeadlineStatus;
  readonly completedOn: CalendarDate | null;
  /** Days past `due`: of completion, or of `asOf` while open; 0 when not late. */
  readonly daysOver: number;
  readonly exception: ClaimedException | null;
  /** Id, version and dates in force of the rule applied. */
  readonly ruleVersion: string;
  /** False for guidance, derived and local lines: never shown as a breach. */
  readonly binding: boolean;
}
