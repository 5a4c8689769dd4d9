import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CountMeasure, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const fourteenWeeks = 98;

const reassessments = {
  version: 1,
  of: 'reassessment',
  source: 'local',
  inForceFrom: calendarDate('2014-09-01'),
} as const;

export const reassessmentsRequested: CountMeasure<'reassessment'> = {
  ...reassessments,
  kind: 'count',
  id: 'ehc.reassessment.requested',
  title: 'Re-assessments asked for',
  definition: 'Requests for a re-assessment that arrived in the period.',
  numerator: 'Requests received in the period',
  denominator: 'None: a count',
  dateBasis: 'The day the request was received',
  leavesOut: 'Re-assessments that the authority decided on by itself, or that an order or agreement requires',
  provision: 'CFA 2014 s.44(2)',
  seeAlso: ['ehc.reassessment.agreed'],
  counts: ({ item: { requestedOn } }, scope) => within(requestedOn, scope),
};

export const reassessmentsAgreed: ShareMeasure<'reassessment'> = {
  ...reassessments,
  kind: 'share',
  id: 'ehc.reassessment.agreed',
  title: 'Requests for a re-assessment that were agreed',
  definition:
    'Of the requests for a re-assessment on which the family was told the decision in the period, those agreed to.',
  numerator: 'Decisions to re-assess',
  denominator: 'Decisions on requests, to re-assess or not, notified in the period',
  dateBasis: 'The day the family was told',
  leavesOut: 'Requests without a decision; re-assessments that nobody asked for',
  provision: 'SEND Regulations 2014 regs 24, 25(1)',
  seeAlso: ['ehc.reassessment.requested'],
  counted({ item: { requestedOn, decidedOn, agreed } }, scope) {
    if (requestedOn === null || !within(decidedOn, scope)) return 'out';
    return agreed === true ? 'inNumerator' : 'inDenominator';
  },
};

export const reassessedWithin14Weeks: ShareMeasure<'reassessment'> = {
  ...reassessments,
  kind: 'share',
  id: 'ehc.reassessment.within14w',
  title: 'Re-assessments finished within 14 weeks',
  definition:
    'Of the re-assessments whose 14 weeks ended in the period, counted from the day the family was told, those that had ended in a plan, or in the decision to leave the plan as it is, by then.',
  numerator: 'Re-assessments that had ended at most 98 days after the family was told',
  denominator: 'Re-assessments whose 98th day lies in the period',
  dateBasis: 'The day the 14 weeks ended, so that those still open count',
  leavesOut: 'Re-assessments withdrawn, and plans that ended, before that day. Exceptions are not left out',
  provision: 'SEND Regulations 2014 reg 27(2)',
  seeAlso: ['ehc.reassessment.agreed'],
  counted({ row, item: { decidedOn, agreed, endedOn, outcome } }, scope) {
    const due = decidedOn === null || agreed !== true ? null : addDays(decidedOn, fourteenWeeks);
    if (!within(due, scope)) return 'out';
    if (endedOn !== null && endedOn <= due) return outcome === 'withdrawn' ? 'out' : 'inNumerator';
    return row.ceasedOn !== null && row.ceasedOn <= due ? 'out' : 'inDenominator';
  },
};
