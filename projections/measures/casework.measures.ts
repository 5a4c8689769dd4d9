import { holdsOn } from '../../workflows/casework/stuck-reasons.js';
import { calendarDate, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { within } from './measure.js';
import type { CountMeasure, Counted, DurationMeasure, ShareMeasure } from './measure.js';

const asPlansAsk = {
  version: 1,
  source: 'plan',
  provision: 'Practice of the authority: its rules for stuck cases and replies',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
} as const;

/** R08: as the rules of the authority have it on the day the figure speaks of. */
export const stuckOpen: CountMeasure<'stuck'> = {
  ...asPlansAsk,
  kind: 'count',
  of: 'stuck',
  id: 'ehc.stuck.open',
  title: 'Stuck cases',
  definition:
    'Assessments and plans that meet at least one rule of the authority for a stuck case: a limit near or missed, advice chased and not in, an exception ended and nothing followed, nothing recorded.',
  numerator: 'Assessments and plans that meet a rule on that day',
  denominator: 'None: a count',
  dateBasis: 'As at the day the figure speaks of',
  leavesOut: 'Limits that an exception has lifted; assessments that are over and plans with no piece of work open, but for their limits', // prettier-ignore
  counts: ({ reasons }, { asAt }) => reasons.some((reason) => holdsOn(reason, asAt)),
};

export const escalationsRaised: CountMeasure<'escalation'> = {
  ...asPlansAsk,
  kind: 'count',
  of: 'escalation',
  id: 'ehc.escalation.raised',
  title: 'Escalations raised',
  definition: 'Stuck cases that were put before a manager, by a rule or by hand.',
  numerator: 'Escalations raised in the period',
  denominator: 'None: a count',
  dateBasis: 'Day on which it was raised',
  leavesOut: 'Nothing',
  counts: ({ raisedOn }, scope) => within(raisedOn, scope),
};

/** A reply that is not there is late from the day after its limit. */
function judged(
  repliedOn: CalendarDate | null,
  replyBy: CalendarDate,
  endedOn: CalendarDate | null,
  asAt: CalendarDate,
): Counted {
  // prettier-ignore
  if (repliedOn !== null && repliedOn <= asAt) return repliedOn <= replyBy ? 'inNumerator' : 'inDenominator';
  if (endedOn !== null && endedOn <= replyBy) return 'out';
  return replyBy < asAt ? 'inDenominator' : 'out';
}

export const escalationsRepliedInTime: ShareMeasure<'escalation'> = {
  ...asPlansAsk,
  kind: 'share',
  of: 'escalation',
  id: 'ehc.escalation.repliedInTime',
  title: 'Escalations replied to in time',
  definition: 'Of the escalations raised, those that a manager replied to within the limit of the authority on the day they were raised.', // prettier-ignore
  numerator: 'Escalations with a first reply by their limit',
  denominator: 'Escalations raised in the period that were replied to or are past their limit',
  dateBasis: 'Day on which it was raised',
  leavesOut: 'Escalations whose limit has not passed, and those settled by their limit without a reply',
  counted: ({ raisedOn, repliedOn, replyBy, settledOn }, scope) =>
    within(raisedOn, scope) ? judged(repliedOn, replyBy, settledOn, scope.asAt) : 'out',
};

export const daysToSettleEscalation: DurationMeasure<'escalation'> = {
  ...asPlansAsk,
  kind: 'duration',
  of: 'escalation',
  id: 'ehc.escalation.daysToSettle',
  title: 'Time to settle an escalation',
  definition: 'Days from the raising of an escalation to its settling.',
  numerator: 'Days from raising to settling',
  denominator: 'Escalations settled in the period',
  dateBasis: 'Day on which it was settled',
  leavesOut: 'Escalations that are open',
  days: ({ raisedOn, settledOn }, scope) => (within(settledOn, scope) ? daysBetween(raisedOn, settledOn) : null),
};

/** R14. */
export const contactsReceived: CountMeasure<'contact'> = {
  ...asPlansAsk,
  kind: 'count',
  of: 'contact',
  id: 'ehc.contact.received',
  title: 'Contacts received',
  definition: 'Calls, e-mails and letters on cases that ask for a reply.',
  numerator: 'Contacts received in the period',
  denominator: 'None: a count',
  dateBasis: 'Day on which it came',
  leavesOut: 'Nothing',
  counts: ({ receivedOn }, scope) => within(receivedOn, scope),
};

export const contactsAnsweredInTime: ShareMeasure<'contact'> = {
  ...asPlansAsk,
  kind: 'share',
  of: 'contact',
  id: 'ehc.contact.responseInTime',
  title: 'Contacts answered in time',
  definition: 'Of the calls, e-mails and letters received, those answered within the limit of the authority on the day they came.', // prettier-ignore
  numerator: 'Contacts answered by their limit',
  denominator: 'Contacts received in the period that were answered or are past their limit',
  dateBasis: 'Day on which it came',
  leavesOut: 'Contacts whose limit has not passed, and those found by their limit to need no reply',
  counted: ({ receivedOn, answeredOn, replyBy, closed }, scope) =>
    within(receivedOn, scope) ? judged(answeredOn, replyBy, closed?.on ?? null, scope.asAt) : 'out',
};
