import type { DayNumber } from './calendar-date.js';
import { workingDays } from './calendars.js';
import { plainDay } from './plain-date.js';
import type { PolicyOptions } from './policy-options.js';
import type { Question } from './reckoning.js';
import { asks, dayOf, missing, requiredDay } from './reckoning.js';

/** The last minute of the working day for P1 (the convention IPSEA gives). */
const endOfWorkingDay = '17:00';

/** The day a rule counts from, why it is not the day given (or empty), and the policy options that mattered. */
export interface DayZero {
  readonly day: DayNumber;
  readonly because: string;
  readonly options: Partial<PolicyOptions>;
}

/**
 * Day 0 of a rule that starts with one event, under P1 and P2 (receipt), P4 (arrival of the notice that starts it) and
 * P6 (which day a plan was last reviewed).
 * @throws MissingFact if a fact it needs was not given.
 */
export function dayZero(question: Question): DayZero {
  const { rule } = question;
  const start = requiredDay(question, 'start');
  if (asks(rule, 'P1')) return dayOfReceipt(question, start);
  if (asks(rule, 'P6')) return dayLastReviewed(question, start);
  return dayOfNotice(question, start);
}

function dayOfReceipt({ facts, basis }: Question, start: DayNumber): DayZero {
  const { policy, calendar } = basis;
  const working = workingDays(calendar);
  if (facts['startIs'] === 'posted') {
    const ordinal = working.countBefore(start + 1) + (policy.P2 === 'secondWorkingDay' ? 1 : 0);
    const because = `posted ${plainDay(start)}, received on the ${policy.P2 === 'secondWorkingDay' ? 'second' : 'next'} working day after`;
    return { day: working.at(ordinal), because, options: { P2: policy.P2 } };
  }
  const at = facts['receivedAt'];
  const outOfHours = (at !== undefined && at > endOfWorkingDay) || !working.includes(start);
  if (!outOfHours) return { day: start, because: '', options: {} };
  if (policy.P1 === 'actual') return { day: start, because: '', options: { P1: policy.P1 } };
  return {
    day: working.onOrAfter(start + 1),
    because: `arrived ${plainDay(start)}${at === undefined ? '' : ` at ${at}`}, out of hours: received on the next working day`,
    options: { P1: policy.P1 },
  };
}

function dayLastReviewed(question: Question, start: DayNumber): DayZero {
  const { P6 } = question.basis.policy;
  const options = { P6 };
  if (P6 === 'decisionNotice') return { day: start, because: '', options };
  const name = P6 === 'meeting' ? 'meetingOn' : 'finalAmendedPlanOn';
  const other = dayOf(question, name);
  if (other !== null)
    return { day: other, because: `the ${P6 === 'meeting' ? 'meeting' : 'final amended plan'}`, options };
  if (question.strict) missing(question.rule, name);
  return { day: start, because: 'the decision notice, as the other date is not known', options };
}

function dayOfNotice(question: Question, start: DayNumber): DayZero {
  const arrived = dayOf(question, 'noticeReceivedOn');
  if (arrived === null) return { day: start, because: '', options: {} };
  const { P4 } = question.basis.policy;
  if (P4 === 'dispatch') return { day: start, because: '', options: { P4 } };
  return { day: arrived, because: `sent ${plainDay(start)}, arrived on this day`, options: { P4 } };
}
