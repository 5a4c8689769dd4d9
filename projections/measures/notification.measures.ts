import { healthBodies } from '../../workflows/needs-assessment/early-notification.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ShareMeasure } from './measure.js';
import { within } from './measure.js';

/** Of the notifications of young children that came from some bodies those that came later than agreed. */
function late(id: string, fromHealth: boolean, who: string, provision: string): ShareMeasure<'notification'> {
  return {
    id,
    version: 1,
    kind: 'share',
    of: 'notification',
    title: `Late notifications from ${who}`,
    definition: `Of the notifications of children under school age that came from ${who} in the period, those that came after the day agreed with them.`,
    numerator: 'Notifications received after the day agreed',
    denominator: `Notifications from ${who} received in the period for which a day was agreed`,
    dateBasis: 'The day the notification was received',
    leavesOut: 'Notifications for which no day was agreed; children without a request',
    source: 'plan',
    provision,
    inForceFrom: calendarDate('2014-09-01'),
    seeAlso: [],
    counted({ item: { from, on, agreedBy } }, scope) {
      if (healthBodies.includes(from) !== fromHealth || agreedBy === null || !within(on, scope)) return 'out';
      return on > agreedBy ? 'inNumerator' : 'inDenominator';
    },
  };
}

export const lateHealthNotifications = late(
  'ehc.notification.lateFromHealth',
  true,
  'health services',
  'CFA 2014 s.23, which names no number of days',
);
export const lateEarlyYearsNotifications = late(
  'ehc.notification.lateFromEarlyYears',
  false,
  'early years settings',
  'None: local practice that action plans ask for',
);
