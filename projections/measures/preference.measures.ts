import { calendarDate, daysBetween } from '../../workflows/timetable/calendar-date.js';
import { answerOn, unsettledStep, waitsOn } from '../arrangements/arrangements.projection.js';
import type { CountMeasure, DurationMeasure, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const words = {
  version: 1,
  source: 'plan' as const,
  inForceFrom: calendarDate('2014-09-01'),
};

/** Of the preferences answered in a period, those that were met, or those that were not. */
function answered(result: 'met' | 'notMet'): ShareMeasure<'preference'> {
  const not = result === 'met' ? '' : 'not ';
  return {
    ...words,
    kind: 'share',
    of: 'preference',
    id: `ehc.placement.preference${result === 'met' ? 'Met' : 'NotMet'}`,
    title: `Preferences ${not}met`,
    definition: `Of the families that asked for a particular school or college and were answered in the period with a final or amended plan, those whose plan does ${not}name it${result === 'met' ? '' : ''} in section I. Where it was answered more than once, the last answer counts.`,
    numerator: `Preferences ${not}met`,
    denominator: 'Preferences that were answered in the period',
    dateBasis: 'The day of the final or amended plan that answered it',
    leavesOut:
      'Preferences that are not answered yet, or that the family gave up or changed before there was an answer',
    provision: 'CFA 2014 s.38, s.39',
    seeAlso: [result === 'met' ? 'ehc.placement.preferenceNotMet' : 'ehc.placement.preferenceMet'],
    counted({ item }, scope) {
      const answer = answerOn(item, scope.asAt);
      if (answer === null || answer.result === 'withdrawn' || !within(answer.on, scope)) return 'out';
      return answer.result === result ? 'inNumerator' : 'inDenominator';
    },
  };
}

const unsettled: CountMeasure<'preference'> = {
  ...words,
  kind: 'count',
  of: 'preference',
  id: 'ehc.placement.preferenceUnsettled',
  title: 'Preferences not met and not settled',
  definition:
    'Families whose plan does not name the school or college that they asked for, and about which something more is to be done.',
  numerator: 'Preferences not met about which something more is to be done',
  denominator: 'None: a count',
  dateBasis: 'As at the day the figure speaks of',
  leavesOut:
    'Preferences that the family has changed since, or where it accepts the setting named; plans that had ended by that day',
  provision: 'CFA 2014 s.38, s.39',
  seeAlso: ['ehc.placement.preferenceNotMet'],
  counts: ({ row, item }, { asAt }) => unsettledStep(row, item, asAt) !== null,
};

/** Figures about what families ask for, in the order pages list them. */
export const preferenceMeasures = [answered('met'), answered('notMet'), unsettled] as const;

const aboutWaits = {
  ...words,
  of: 'specialPlaceWait' as const,
  dateBasis: 'As at the day the figure speaks of',
  leavesOut:
    'Children who have begun in a placement of the kind that was agreed; places not sought any more; plans that had ended by that day; children whose family only asked for such a school',
  provision: 'None: a local figure',
};

const waiting: CountMeasure<'specialPlaceWait'> = {
  ...aboutWaits,
  kind: 'count',
  id: 'ehc.placement.waitingSpecial',
  title: 'Waiting for a special school place',
  definition:
    'Children for whom a place in a special school or other specialist provision has been agreed, or is named in the plan, and who have not begun there.',
  numerator: 'Children who wait',
  denominator: 'None: a count',
  seeAlso: ['ehc.placement.waitingSpecialDays'],
  counts: ({ row, item }, { asAt }) => waitsOn(row, item, asAt),
};

const daysWaited: DurationMeasure<'specialPlaceWait'> = {
  ...aboutWaits,
  kind: 'duration',
  id: 'ehc.placement.waitingSpecialDays',
  title: 'Days waited for a special school place',
  definition:
    'How long the children who wait for a place in a special school or other specialist provision have waited, from the day it was agreed.',
  numerator: 'Days from the day the place was agreed',
  denominator: 'Children who wait',
  seeAlso: ['ehc.placement.waitingSpecial'],
  days: ({ row, item }, { asAt }) => (waitsOn(row, item, asAt) ? daysBetween(item.on, asAt) : null),
};

/** Figures about places waited for. */
export const waitMeasures = [waiting, daysWaited] as const;
