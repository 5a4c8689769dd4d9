import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { TakingPart } from '../plan-reviews/plan-reviews.projection.js';
import type { ShareMeasure } from './measure.js';
import { within } from './measure.js';

const held: Omit<
  ShareMeasure<'review'>,
  'id' | 'title' | 'definition' | 'numerator' | 'counted' | 'denominator' | 'provision'
> = {
  version: 1,
  kind: 'share',
  of: 'review',
  dateBasis: 'The day of the meeting',
  leavesOut: 'Reviews between two annual ones, and reviews that only a return tells of',
  source: 'plan',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: ['ehc.review.held'],
};

/** Of annual reviews recorded here whose meeting lay in the period; what a return leaves unsaid is no breach. */
function ofReviews(
  covers: (part: TakingPart) => boolean,
  done: (part: TakingPart) => boolean,
): ShareMeasure<'review'>['counted'] {
  return ({ item: { kind, meetingOn, takingPart } }, scope) => {
    if (kind === null || kind === 'interim' || !within(meetingOn, scope) || !covers(takingPart)) return 'out';
    return done(takingPart) ? 'inNumerator' : 'inDenominator';
  };
}

const all = (): boolean => true;
const forAdulthood = (part: TakingPart): boolean => part.forAdulthood;

/** Who took part in reviews, and what those from year 9 looked at, in the order pages list them. */
export const takingPartMeasures: readonly ShareMeasure<'review'>[] = [
  {
    ...held,
    id: 'ehc.review.officerAttended',
    title: 'Our officer at reviews out of area',
    definition:
      'Of the annual reviews of children who were placed in the area of another authority on the day of the meeting, those at which an officer of the authority was.',
    numerator: 'Reviews at which our officer was',
    denominator: 'Annual reviews of children out of area whose meeting lay in the period',
    leavesOut: `${held.leavesOut}; placements of which only a return tells, because a return does not say the area`,
    provision: 'None: practice',
    seeAlso: ['ehc.visits.outOfArea6m'],
    counted: ofReviews(
      ({ outOfArea }) => outOfArea,
      ({ officer }) => officer === true,
    ),
  },
  {
    ...held,
    id: 'ehc.review.phaseTransferAttended',
    title: 'Our officer at reviews before a change of phase',
    definition:
      'Of the annual reviews before a change of phase, those at which an officer of the authority was. A review is one of them from a year before the limit of that change until the plan named the new place, or the new phase began.',
    numerator: 'Reviews at which our officer was',
    denominator: 'Annual reviews before a change of phase whose meeting lay in the period',
    leavesOut: `${held.leavesOut}; changes of phase that were called off`,
    provision: 'SEND Regulations 2014 reg 18; attendance is a local standard',
    counted: ofReviews(
      ({ beforeTransfer }) => beforeTransfer,
      ({ officer }) => officer === true,
    ),
  },
  {
    ...held,
    id: 'ehc.review.professionalsRepresented',
    title: 'Reviews with the relevant professionals',
    definition:
      'Of the annual reviews held in the period, those at which every professional body invited was there or gave a report. A review to which none is recorded as invited is not one of them.',
    numerator: 'Reviews at which each professional body invited came or contributed',
    denominator: 'Annual reviews whose meeting lay in the period',
    provision: 'SEND Regulations 2014 regs 20(2)-(4), 21(2)-(4)',
    counted: ofReviews(all, ({ invited, represented }) => invited > 0 && represented === invited),
  },
  {
    ...held,
    id: 'ehc.review.pcpHeld',
    title: 'Person-centred review meetings',
    definition: 'Of the annual reviews held in the period, those whose meeting was person-centred.',
    numerator: 'Reviews whose meeting is recorded as person-centred',
    denominator: 'Annual reviews whose meeting lay in the period',
    provision: 'CFA 2014 s.19; Code of Practice 2015, 9.168',
    seeAlso: ['ehc.review.held', 'ehc.assessment.pcpHeld'],
    counted: ofReviews(all, ({ personCentred }) => personCentred === true),
  },
  {
    ...held,
    id: 'ehc.review.year9AdultNeeds',
    title: 'Adult care, housing and carer looked at from year 9',
    definition:
      'Of the annual reviews held in the period in or after year 9, those that recorded whether adult care, housing and help for the carer will be needed.',
    numerator: 'Reviews with these needs recorded',
    denominator: 'Annual reviews in or after year 9 whose meeting lay in the period',
    leavesOut: `${held.leavesOut}; children whose year group is not known`,
    provision: 'SEND Regulations 2014 reg 20(6); Code of Practice 2015, 8.9-8.12',
    counted: ofReviews(forAdulthood, ({ adultNeeds }) => adultNeeds),
  },
  {
    ...held,
    id: 'ehc.review.hospitalPassportInformed',
    title: 'Families told of the hospital passport',
    definition:
      'Of the annual reviews held in the period in or after year 9 in which the family took part, those in which it was told what a hospital passport is for.',
    numerator: 'Reviews in which the hospital passport was explained',
    denominator: 'Annual reviews in or after year 9 whose meeting lay in the period and in which the family took part',
    leavesOut: `${held.leavesOut}; children whose year group is not known; reviews without a contribution of the family`,
    provision: 'Local standard',
    counted: ofReviews(
      (part) => part.forAdulthood && part.family,
      ({ passportExplained }) => passportExplained === true,
    ),
  },
];
