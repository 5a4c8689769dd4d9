import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Populations, ShareMeasure } from './measure.js';
import { within } from './measure.js';

type Transfer = Populations['transfer']['item'];

const finalised: Omit<ShareMeasure<'transfer'>, 'id' | 'title' | 'definition' | 'numerator' | 'counted'> = {
  version: 1,
  kind: 'share',
  of: 'transfer',
  denominator: 'Phase transfers whose date lies in the period',
  dateBasis: 'The date by which the plan had to name the new setting',
  leavesOut: 'Transfers called off, and plans that ended or were transferred, before that date',
  source: 'local',
  provision: 'SEND Regulations 2014 reg 18',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
};

/** By a date that the transfer gives: the strict or the customary one. */
function byDate(
  dateOf: (transfer: Transfer) => CalendarDate | null,
  done: (transfer: Transfer, date: CalendarDate) => boolean,
  covers: (transfer: Transfer) => boolean = () => true,
): ShareMeasure<'transfer'>['counted'] {
  return ({ item }, scope) => {
    const date = dateOf(item);
    if (!within(date, scope) || !covers(item)) return 'out';
    if (done(item, date)) return 'inNumerator';
    return item.closedOn !== null && item.closedOn <= date ? 'out' : 'inDenominator';
  };
}

const finalBy = ({ finalisedOn }: Transfer, date: CalendarDate): boolean => finalisedOn !== null && finalisedOn <= date;
const toSecondary = ({ kind }: Transfer): boolean => kind === 'primaryToSecondary';

export const transfersByStrictDate: ShareMeasure<'transfer'> = {
  ...finalised,
  id: 'ehc.transfer.finalisedByStrictDate',
  title: 'Phase transfers finalised by the strict date',
  definition:
    'Of the phase transfers due in the period, those whose amended plan, naming the new setting or type of setting, was sent before 15 February or 31 March: at the latest on 14 February or 30 March. Moves between post-16 settings at another time: five months before.',
  numerator: 'Amended plans sent at the latest on 14 February or 30 March, or five months before the move',
  seeAlso: ['ehc.transfer.finalisedByCustomaryDate'],
  counted: byDate(({ due }) => due, finalBy),
};

export const transfersByCustomaryDate: ShareMeasure<'transfer'> = {
  ...finalised,
  id: 'ehc.transfer.finalisedByCustomaryDate',
  title: 'Phase transfers finalised by the customary date',
  definition:
    'Of the phase transfers due in the period, those whose amended plan, naming the new setting or type of setting, was sent by 15 February or 31 March, the days that practice takes for the last. Moves between post-16 settings at another time: five months before.',
  numerator: 'Amended plans sent at the latest on 15 February or 31 March, or five months before the move',
  seeAlso: ['ehc.transfer.finalisedByStrictDate'],
  counted: byDate(({ customary }) => customary, finalBy),
};

export const yearSixBy15February: ShareMeasure<'transfer'> = {
  ...finalised,
  id: 'ehc.plan.year6By15Feb',
  title: 'Year 6 plans amended by 15 February',
  definition:
    'Of the moves from primary to secondary school due in the period, those whose amended plan, naming the secondary school, was sent by 15 February.',
  numerator: 'Amended plans sent at the latest on 15 February',
  denominator: 'Moves from primary to secondary school whose date lies in the period',
  leavesOut: `${finalised.leavesOut}; transfers of which a return does not say the kind`,
  source: 'plan',
  seeAlso: ['ehc.transfer.finalisedByStrictDate', 'ehc.review.year6ByDecember'],
  counted: byDate(({ customary }) => customary, finalBy, toSecondary),
};

export const yearSixReviewedByDecember: ShareMeasure<'transfer'> = {
  ...finalised,
  id: 'ehc.review.year6ByDecember',
  title: 'Year 6 reviews held by the end of December',
  definition:
    'Of the moves from primary to secondary school, those whose review meeting was held by 31 December of the year before.',
  numerator: 'Review meetings held in the year before the limit and by 31 December',
  denominator: 'Moves from primary to secondary school whose preceding 31 December lies in the period',
  dateBasis: '31 December before the move',
  leavesOut: 'Transfers called off and plans that ended by that day; transfers of which a return does not say the kind',
  source: 'plan',
  seeAlso: ['ehc.plan.year6By15Feb'],
  counted: byDate(
    ({ due }) => (due === null ? null : calendarDate(`${Number(due.slice(0, 4)) - 1}-12-31`)),
    ({ meetings }, date) => meetings.some((on) => on <= date),
    toSecondary,
  ),
};
