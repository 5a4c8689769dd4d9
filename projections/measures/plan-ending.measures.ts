import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CountMeasure } from './measure.js';
import { within } from './measure.js';

const endings: Omit<CountMeasure<'plan'>, 'id' | 'title' | 'definition' | 'numerator' | 'counts'> = {
  version: 1,
  kind: 'count',
  of: 'plan',
  denominator: 'None: a count',
  dateBasis: 'The day the plan ended',
  leavesOut: 'Plans that were continued after all',
  source: 'local',
  provision: 'CFA 2014 s.45, SEN2 item 4.6',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
};

export const plansCeased: CountMeasure<'plan'> = {
  ...endings,
  id: 'ehc.plan.ceased',
  title: 'Plans that ended',
  definition: 'Plans that ended in the period, for whatever reason, transfers to other authorities included.',
  numerator: 'Plans that ended in the period',
  counts: (row, scope) => within(row.ceasedOn, scope),
};

/** SEN2 item 4.6, in the words of the return. */
const reasons: Readonly<Record<string, string>> = {
  1: 'the greatest age was reached',
  2: 'needs were met without a plan',
  3: 'went on to higher education',
  4: 'went on to paid employment',
  5: 'transferred to another authority',
  6: 'no longer wished to engage',
  7: 'left England',
  8: 'died',
  9: 'another reason',
};

function endedBecause(reason: string | null, words: string): CountMeasure<'plan'> {
  return {
    ...endings,
    id: reason === null ? 'ehc.plan.ceased.noReason' : `ehc.plan.ceased.reason${reason}`,
    title: `Plans that ended: ${words}`,
    definition:
      reason === null
        ? 'Plans that ended in the period and of which no reason is recorded.'
        : `Plans that ended in the period with reason ${reason} of the SEN2 return: ${words}.`,
    numerator: `Plans that ended in the period: ${words}`,
    seeAlso: ['ehc.plan.ceased'],
    counts: (row, scope) => within(row.ceasedOn, scope) && row.ceaseReason === reason,
  };
}

/** One count for each reason; together they are all plans that ended. */
export const plansCeasedByReason: readonly CountMeasure<'plan'>[] = [
  ...Object.entries(reasons).map(([reason, words]) => endedBecause(reason, words)),
  endedBecause(null, 'no reason recorded'),
];

export const plansTransferredOut: CountMeasure<'plan'> = {
  ...endings,
  id: 'ehc.plan.transferredOut',
  title: 'Plans transferred to another authority',
  definition: 'Plans that were transferred to another authority in the period.',
  numerator: 'Plans transferred away in the period',
  dateBasis: 'The day of transfer; where only a return tells of it, the day the plan ended here',
  leavesOut: 'None',
  provision: 'SEND Regulations 2014 reg 15(2)',
  seeAlso: ['ehc.plan.transferredIn'],
  counts: (row, scope) => within(row.transferredOutOn ?? (row.ceaseReason === '5' ? row.ceasedOn : null), scope),
};

export const plansTransferredIn: CountMeasure<'plan'> = {
  ...endings,
  id: 'ehc.plan.transferredIn',
  title: 'Plans transferred from another authority',
  definition: 'Plans that another authority transferred to this one in the period.',
  numerator: 'Plans transferred here in the period',
  dateBasis: 'The day of transfer',
  leavesOut: 'Plans of which only a return tells that they came from elsewhere, because it gives no day',
  provision: 'SEND Regulations 2014 reg 15(3)',
  seeAlso: ['ehc.plan.transferredOut'],
  counts: (row, scope) => within(row.transferredInOn, scope),
};
