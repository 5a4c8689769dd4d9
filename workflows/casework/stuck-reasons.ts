import { addDays, daysBetween } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Calendar } from '../timetable/calendars.js';
import type { RuleId } from '../timetable/rule.js';
import type { Casework, StuckRule } from './casework-limits.js';
import { stuckRules } from './casework-limits.js';
import { afterWorkingDays, beforeWorkingDays } from './working-days.js';

/** A statutory limit that runs and has not been met. */
export interface OpenLimit {
  readonly rule: RuleId;
  readonly subject: string | null;
  readonly stage: string | null;
  readonly body: string | null;
  readonly due: CalendarDate;
}

/** What the rules are put to: all that can hold an assessment or a plan up. */
export interface StuckFacts {
  readonly limits: readonly OpenLimit[];
  /** Day on which the last event was written down; null where no piece of work is open. */
  readonly lastRecordedOn: CalendarDate | null;
  /** Advice that was chased and has not come, by the day of the last chasing. */
  readonly chased: readonly { readonly body: string; readonly on: CalendarDate }[];
  /** Last days of exceptions that are over. */
  readonly exceptionsEnded: readonly CalendarDate[];
}

/**
 * Why a case is stuck: the days on which one rule holds if nothing more happens. Nothing here turns on today, so that what
 * was stuck on a past day can be worked out again.
 */
export interface StuckReason {
  readonly rule: StuckRule;
  readonly since: CalendarDate;
  /** Last day on which it holds; null: until something happens. A limit that is near is missed the day after. */
  readonly until: CalendarDate | null;
  /** The limit it is about; null where it is about none. */
  readonly limit: OpenLimit | null;
  /** Which body is waited for. */
  readonly body: string | null;
  /** The day it counts from: the limit, the chasing, the end of the exception, the last record. */
  readonly from: CalendarDate;
}

/** The rules that a case meets or will meet, each with its days. */
export function stuckReasons(
  facts: StuckFacts,
  calendar: Calendar,
  { days }: Pick<Casework, 'days'>,
): readonly StuckReason[] {
  const { limits, chased, exceptionsEnded, lastRecordedOn } = facts;
  return [
    ...limits.flatMap((limit): StuckReason[] => {
      const about = { limit, body: limit.body, from: limit.due };
      return [
        {
          rule: 'limitNear',
          since: beforeWorkingDays(limit.due, days.limitNear, calendar),
          until: limit.due,
          ...about,
        },
        { rule: 'limitMissed', since: afterWorkingDays(limit.due, days.limitMissed, calendar), until: null, ...about },
      ];
    }),
    ...chased.map(({ body, on }): StuckReason => {
      const since = afterWorkingDays(on, days.adviceSilent, calendar);
      return { rule: 'adviceSilent', since, until: null, limit: null, body, from: on };
    }),
    ...exceptionsEnded
      .filter((on) => nothingFollowed(on, lastRecordedOn, calendar))
      .map((on): StuckReason => {
        const since = afterWorkingDays(on, days.exceptionOver, calendar);
        return { rule: 'exceptionOver', since, until: null, limit: null, body: null, from: on };
      }),
    ...(lastRecordedOn === null ? [] : [silence(lastRecordedOn, days.nothingRecorded)]),
  ];
}

function silence(from: CalendarDate, days: number): StuckReason {
  return { rule: 'nothingRecorded', since: addDays(from, days), until: null, limit: null, body: null, from };
}

/** The end itself may be written down on the next working day: that is not something that followed. */
function nothingFollowed(on: CalendarDate, lastRecordedOn: CalendarDate | null, calendar: Calendar): boolean {
  return lastRecordedOn !== null && lastRecordedOn <= afterWorkingDays(on, 1, calendar);
}

/** One rule that a case meets on a day, with the reason that has held longest. */
export interface RuleMet extends StuckReason {
  /** How many reasons of the rule hold: several limits may be missed at once. */
  readonly many: number;
  /** Days for which it has held. */
  readonly days: number;
}

/** The rules that are met on a day, in the order pages list them. */
export function rulesMet(reasons: readonly StuckReason[], day: CalendarDate): readonly RuleMet[] {
  const holding = reasons.filter((reason) => holdsOn(reason, day));
  return stuckRules.flatMap((rule) => {
    const ofRule = holding.filter((reason) => reason.rule === rule);
    const [first, ...rest] = ofRule;
    if (first === undefined) return [];
    const longest = rest.reduce((best, one) => (one.since < best.since ? one : best), first);
    return [{ ...longest, many: ofRule.length, days: daysBetween(longest.since, day) }];
  });
}

/** Whether the reason holds on a day. */
export function holdsOn({ since, until }: StuckReason, day: CalendarDate): boolean {
  return since <= day && (until === null || day <= until);
}

/** Since when a case has been stuck by the rules it meets; null where it meets none. */
export function stuckSince(met: readonly RuleMet[]): CalendarDate | null {
  return met.reduce<CalendarDate | null>((first, { since }) => (first === null || since < first ? since : first), null);
}
