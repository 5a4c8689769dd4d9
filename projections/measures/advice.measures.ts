import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ShareMeasure } from './measure.js';
import { within } from './measure.js';

/** Advice by the day it fell due; the exempt (reg 8(2)) are left out and shown apart. */
export const adviceWithin6Weeks: ShareMeasure<'advice'> = {
  id: 'ehc.advice.within6w',
  version: 1,
  kind: 'share',
  of: 'advice',
  title: 'Advice given within 6 weeks',
  definition:
    'Of the requests for advice whose 6 weeks ended in the period, those answered by then. Each body has its own 6 weeks, from the day it was asked.',
  numerator: 'Advice received by its due date',
  denominator: 'Requests for advice that fell due in the period',
  dateBasis: 'The day the advice fell due, so that advice still out counts',
  leavesOut:
    'Advice excused by regulation 8(2), and advice no longer needed because the assessment ended before it fell due',
  source: 'plan',
  provision: 'SEND Regulations 2014 reg 8(1)',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
  counted({ item }, scope) {
    if (!within(item.dueOn, scope) || item.excepted) return 'out';
    if (item.receivedOn !== null && item.receivedOn <= item.dueOn) return 'inNumerator';
    return item.closedOn !== null && item.closedOn <= item.dueOn ? 'out' : 'inDenominator';
  },
};
