import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Measure, Populations, Scope, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const sinceReform = calendarDate('2014-09-01');
const asked = { version: 1, kind: 'share', source: 'plan', inForceFrom: sinceReform } as const;

export const provisionDelivered: ShareMeasure<'provisionItem'> = {
  ...asked,
  id: 'ehc.provision.sectionFDelivered',
  of: 'provisionItem',
  title: 'Section F provision delivered',
  definition:
    'Of the pieces of provision that were looked at in the period, at a visit, a review or another occasion, those found delivered. What is delivered only in part is not.',
  numerator: 'Pieces of provision found delivered',
  denominator: 'Pieces of provision looked at',
  dateBasis: 'The day it was looked at',
  leavesOut: 'Provision that nobody looked at in the period',
  provision: 'CFA 2014 s.42',
  seeAlso: ['ehc.qa.provisionQuantified'],
  counted({ item: { on, found } }, scope) {
    if (!within(on, scope)) return 'out';
    return found === 'delivered' ? 'inNumerator' : 'inDenominator';
  },
};

export const outcomesMet: ShareMeasure<'reviewedOutcome'> = {
  ...asked,
  id: 'ehc.review.outcomesMet',
  of: 'reviewedOutcome',
  title: 'Outcomes achieved at review',
  definition:
    'Of the outcomes looked at in reviews, those found met. They count one by one where they are on record with their target, and otherwise by the numbers given when the review was closed.',
  numerator: 'Outcomes found met',
  denominator: 'Outcomes found met, met in part or not met',
  dateBasis: 'The day of the review meeting; the day it was looked at between two reviews',
  leavesOut: 'Outcomes that nobody looked at in the period',
  provision: 'SEND Regulations 2014 reg 20(5), CFA 2014 s.37(2)(b)',
  seeAlso: ['ehc.review.primaryNeedChecked'],
  counted({ item: { on, result } }, scope) {
    if (!within(on, scope)) return 'out';
    return result === 'met' ? 'inNumerator' : 'inDenominator';
  },
};

/** R19, R43: both are asked for by the authority’s own check, without which a review cannot be closed. */
function checked({ item }: Populations['reviewQuality'], scope: Scope): ReturnType<ShareMeasure['counted']> {
  const { kind, meetingOn, decidedOn, closedOn } = item;
  if (kind === 'interim' || !within(meetingOn, scope) || decidedOn === null || decidedOn > scope.asAt) return 'out';
  return closedOn !== null && closedOn <= scope.asAt ? 'inNumerator' : 'inDenominator';
}

export const primaryNeedChecked: ShareMeasure<'reviewQuality'> = {
  ...asked,
  id: 'ehc.review.primaryNeedChecked',
  of: 'reviewQuality',
  title: 'Primary need checked at review',
  definition:
    'Of the annual reviews whose meeting was held in the period and whose decision was notified, those in which the primary need was confirmed or changed. No review can be closed without it.',
  numerator: 'Reviews closed with the primary need confirmed or changed',
  denominator: 'Annual reviews with a meeting in the period and a decision',
  dateBasis: 'The day of the review meeting',
  leavesOut: 'Reviews between two annual ones; reviews that are not decided yet',
  provision: 'SEND Regulations 2014 reg 20',
  seeAlso: ['ehc.review.settingDecisionRecorded'],
  counted: checked,
};

export const settingDecisionRecorded: ShareMeasure<'reviewQuality'> = {
  ...primaryNeedChecked,
  id: 'ehc.review.settingDecisionRecorded',
  title: 'Setting suitability decided at review',
  definition:
    'Of the annual reviews whose meeting was held in the period and whose decision was notified, those that recorded whether the school or college is suitable. No review can be closed without it.',
  numerator: 'Reviews closed with a decision on the school or college',
  seeAlso: ['ehc.review.primaryNeedChecked'],
};

/** In the order pages list them. */
export const impactMeasures: readonly Measure[] = [
  primaryNeedChecked,
  settingDecisionRecorded,
  outcomesMet,
  provisionDelivered,
];
