import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ExceptionGround } from '../timetable/exception-ground.js';
import type { RuleId } from '../timetable/rule.js';

/** A limit that an exception is said to excuse, and the limb of the law that would do it. */
export interface ExcusedLimit {
  readonly rule: RuleId;
  /** Advice request, order or review, where the case may have several limits of the rule. */
  readonly subject: string | null;
  readonly limb: string;
}
/** Somebody claims that the law's own reasons made a limit impractical to keep. Adds no day to anything. */
export type ExceptionClaimed = Fact<
  'ExceptionClaimed',
  {
    readonly exceptionId: string;
    readonly ground: ExceptionGround;
    readonly from: CalendarDate;
    readonly to: CalendarDate | null;
    readonly limits: readonly ExcusedLimit[];
    readonly evidenced: boolean;
  },
  Narrative
>;
export type ExceptionEvidenced = Fact<'ExceptionEvidenced', { readonly exceptionId: string }, Narrative>;
/** The approver is the actor of the event. */
export type ExceptionAgreed = Fact<'ExceptionAgreed', { readonly exceptionId: string }>;
/** The facts behind the exception ended on this day. */
export type ExceptionEnded = Fact<'ExceptionEnded', { readonly exceptionId: string }>;
/** The claim, or the evidence for it, was not accepted: the limits stand again. */
export type ExceptionStruckOut = Fact<'ExceptionStruckOut', { readonly exceptionId: string }, Narrative>;
/** Code 9.42: the family was told of the delay. */
export type FamilyToldOfException = Fact<'FamilyToldOfException', { readonly exceptionId: string }>;

export type ExceptionEvent =
  ExceptionClaimed | ExceptionEvidenced | ExceptionAgreed | ExceptionEnded | ExceptionStruckOut | FamilyToldOfException;

/** Commands that record one fact about an exception, with the fact each wishes for; of every workflow that has limits. */
export const factOfExceptionCommand = {
  ClaimException: 'ExceptionClaimed',
  EvidenceException: 'ExceptionEvidenced',
  AgreeException: 'ExceptionAgreed',
  EndException: 'ExceptionEnded',
  StrikeOutException: 'ExceptionStruckOut',
  TellFamilyOfException: 'FamilyToldOfException',
} as const satisfies Readonly<Record<string, ExceptionEvent['type']>>;
