import { yearGroupOn } from '../../workflows/plan/school-cohort.js';
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

const firstPost16Year = 12;

export const provisionDeliveredPost16: ShareMeasure<'provisionItem'> = {
  ...provisionDelivered,
  id: 'ehc.provision.sectionFDelivered.post16',
  title: 'Section F provision delivered after 16',
  definition:
    'Of the pieces of provision of young people beyond year 11 that were looked at in the period, those found delivered.',
  denominator: 'Pieces of provision looked at, of young people in year 12 or later on that day',
  leavesOut: `${provisionDelivered.leavesOut}; young people whose year group is not on record`,
  seeAlso: ['ehc.provision.sectionFDelivered'],
  counted(provision, scope) {
    const { row, item } = provision;
    const isPost16 = row.receptionYear !== null && yearGroupOn(row.receptionYear, item.on) >= firstPost16Year;
    return isPost16 ? provisionDelivered.counted(provision, scope) : 'out';
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

export const mostOutcomesMet: ShareMeasure<'planQuality'> = {
  ...outcomesMet,
  id: 'ehc.review.mostOutcomesMet',
  of: 'planQuality',
  title: 'Children with most outcomes achieved',
  definition:
    'Of the children and young people whose outcomes were looked at in reviews, those of whom more than half were found met.',
  numerator: 'Children with more than half of the outcomes looked at found met',
  denominator: 'Children of whom an outcome was looked at',
  seeAlso: ['ehc.review.outcomesMet'],
  counted({ outcomes }, scope) {
    const looked = outcomes.filter(({ on }) => within(on, scope));
    if (looked.length === 0) return 'out';
    return 2 * looked.filter(({ result }) => result === 'met').length > looked.length ? 'inNumerator' : 'inDenominator';
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
  mostOutcomesMet,
  provisionDelivered,
  provisionDeliveredPost16,
];
