import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AmendmentLine } from '../plan-reviews/plan-reviews.projection.js';
import type { CountMeasure, Populations, Scope, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const sinceReform = calendarDate('2014-09-01');
const eightWeeks = 56;
const twelveWeeks = 84;

/** Whether a review was owed by its day: the plan had been made or last reviewed by then, and had not ended before. */
function owed({ item }: Populations['reviewTurn'], { asAt }: Scope): boolean {
  const ended = item.closedOn !== null && item.closedOn <= asAt && item.closedOn <= item.due;
  return item.since <= asAt && !ended;
}

export const reviewsExpected: CountMeasure<'reviewTurn'> = {
  id: 'ehc.review.expected',
  version: 1,
  kind: 'count',
  of: 'reviewTurn',
  title: 'Annual reviews expected',
  definition:
    'Annual reviews whose last day lies in the period: the day before the anniversary of the plan or of its last review decision. Days still to come count.',
  numerator: 'Reviews whose last day lies in the period',
  denominator: 'None: a count',
  dateBasis: 'The last day for the review and its decision',
  leavesOut: 'Plans that ended, were transferred or were kept in custody by that day; reviews between two annual ones',
  source: 'local',
  provision: 'CFA 2014 s.44(1), SEND Regulations 2014 reg 15(5)',
  inForceFrom: sinceReform,
  seeAlso: ['ehc.review.onTime', 'ehc.review.held'],
  counts: (turn, scope) => turn.item.due >= scope.from && turn.item.due <= scope.to && owed(turn, scope),
};

export const reviewsOnTime: ShareMeasure<'reviewTurn'> = {
  ...reviewsExpected,
  kind: 'share',
  id: 'ehc.review.onTime',
  title: 'Annual reviews carried out in time',
  definition:
    'Of the annual reviews whose last day lay in the period, those carried out by then: the meeting was held and the family was told of the decision.',
  numerator: 'Reviews whose decision was notified by their last day',
  denominator: 'Annual reviews whose last day lay in the period',
  seeAlso: ['ehc.review.expected', 'ehc.review.within4w'],
  counted(turn, scope) {
    const { due, doneOn } = turn.item;
    if (!within(due, scope) || !owed(turn, scope)) return 'out';
    return doneOn !== null && doneOn <= due ? 'inNumerator' : 'inDenominator';
  },
};

export const reviewsHeld: CountMeasure<'review'> = {
  ...reviewsExpected,
  of: 'review',
  id: 'ehc.review.held',
  title: 'Annual reviews held',
  definition: 'Annual reviews whose meeting was held in the period, early ones included.',
  numerator: 'Review meetings held in the period',
  dateBasis: 'The day of the meeting',
  leavesOut: 'Reviews between two annual ones; reviews of which no meeting is recorded',
  seeAlso: ['ehc.review.expected', 'dfe.reviews.meetings'],
  counts: ({ item: { kind, meetingOn } }, scope) => kind !== 'interim' && within(meetingOn, scope),
};

/** In time, late or still owed by the day a limit fell; left out where something else came of it by then. */
function byLimit(due: CalendarDate, doneOn: CalendarDate | null, ends: readonly (CalendarDate | null)[], scope: Scope) {
  if (!within(due, scope)) return 'out' as const;
  if (doneOn !== null && doneOn <= due) return 'inNumerator' as const;
  return ends.some((on) => on !== null && on <= due) ? ('out' as const) : ('inDenominator' as const);
}

const amended = {
  version: 1,
  kind: 'share',
  source: 'local',
  inForceFrom: sinceReform,
  leavesOut:
    'Plans that ended, and proposals that were dropped, before the limit fell due; notices that only a return tells of, because a return does not say when the amended plan followed',
  numerator: 'Final amended plans that had reached everyone who must have them by then',
} as const;

/** The notice that followed from a review and that was recorded here, the last where it was served again. */
export function noticeAfterReview({ row, item }: Populations['review']): AmendmentLine | undefined {
  return row.amendments.findLast(({ reviewId, stated }) => reviewId === item.reviewId && !stated);
}

/** Decided here, with the notice still to come: where a return alone tells of either, the amended plan may long have followed. */
function owesNotice({ row, item: { reviewId, kind, outcome } }: Populations['review']): boolean {
  const stated = row.amendments.some((amendment) => amendment.reviewId === reviewId);
  return outcome === 'amend' && kind !== null && !stated;
}

export const amendedWithin12WeeksOfMeeting: ShareMeasure<'review'> = {
  ...amended,
  version: 2,
  id: 'ehc.review.finalWithin12w',
  of: 'review',
  title: 'Final amended plans within 12 weeks of the review meeting',
  definition:
    'Of the reviews that led to amending the plan and whose 12 weeks after the meeting ended in the period, those whose final amended plan was out by then.',
  leavesOut:
    'Plans that ended, and proposals that were dropped, before the limit fell due; reviews whose outcome or notice only a return tells of, because a return does not say when the amended plan followed',
  denominator: 'Reviews that led to amending the plan, whose 84th day after the meeting lies in the period',
  dateBasis: 'The day the 12 weeks ended, so that plans still to be amended count',
  provision: 'SEND Regulations 2014 regs 20(10), 22(3); R (L, M & P) v Devon CC [2022] EWHC 493 (Admin)',
  seeAlso: ['ehc.review.finalWithin8w'],
  counted(review, scope) {
    const { meetingOn } = review.item;
    const notice = noticeAfterReview(review);
    if (meetingOn === null || (notice === undefined && !owesNotice(review))) return 'out';
    const ends = [notice?.notAmendedOn ?? null, review.row.ceasedOn];
    return byLimit(addDays(meetingOn, twelveWeeks), notice?.finalOn ?? null, ends, scope);
  },
};

export const amendedWithin8WeeksOfNotice: ShareMeasure<'amendment'> = {
  ...amended,
  id: 'ehc.review.finalWithin8w',
  of: 'amendment',
  title: 'Final amended plans within 8 weeks of the notice',
  definition:
    'Of the notices of proposed amendments whose 8 weeks ended in the period, in a review or outside one, those whose final amended plan was out by then.',
  denominator: 'Notices whose 56th day lies in the period',
  dateBasis: 'The day the 8 weeks ended, so that plans still to be amended count',
  provision: 'SEND Regulations 2014 regs 22(3), 28',
  seeAlso: ['ehc.review.finalWithin12w'],
  counted({ row, item: { noticeOn, finalOn, notAmendedOn, stated } }, scope) {
    return stated ? 'out' : byLimit(addDays(noticeOn, eightWeeks), finalOn, [notAmendedOn, row.ceasedOn], scope);
  },
};
