import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ComplaintOutcome } from '../../workflows/complaint/complaint.events.js';
import type { CountMeasure, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const complaints = {
  version: 1,
  source: 'plan',
  provision: 'None: a promise of the authority’s own',
  inForceFrom: calendarDate('2014-09-01'),
} as const;
const leavesOut = 'Complaints recorded by mistake';

export const complaintsReceived: CountMeasure<'complaint'> = {
  ...complaints,
  kind: 'count',
  of: 'complaint',
  id: 'ehc.complaints.received',
  title: 'Complaints received',
  definition: 'Complaints that came in the period, about a child’s case or about a team or the service.',
  numerator: 'Complaints received in the period',
  denominator: 'None: a count',
  dateBasis: 'The day it was received',
  leavesOut,
  seeAlso: ['ehc.complaints.count'],
  counts: (row, scope) => !row.mistaken && within(row.receivedOn, scope),
};

export const complaintsAndAppeals: CountMeasure<'complaintOrAppeal'> = {
  ...complaints,
  kind: 'count',
  of: 'complaintOrAppeal',
  id: 'ehc.complaints.count',
  title: 'Complaints and appeals',
  definition:
    'Complaints that came, and appeals that the Tribunal received, in the period. Contacts with patient advice services are not held here and do not count.',
  numerator: 'Complaints received and appeals received by the Tribunal in the period',
  denominator: 'None: a count',
  dateBasis:
    'The day it was received; for an appeal the day the Tribunal received it, or the first day the record shows it',
  leavesOut: `${leavesOut}, and disputes recorded by mistake`,
  seeAlso: ['ehc.complaints.received', 'ehc.tribunal.lodged'],
  counts: (row, scope) =>
    !row.mistaken && within('replies' in row ? row.receivedOn : (row.appeal?.receivedOn ?? null), scope),
};

/** By the day the answer fell due, so that complaints still unanswered count against the authority. */
export const complaintsAnsweredInTime: ShareMeasure<'complaintReply'> = {
  ...complaints,
  kind: 'share',
  of: 'complaintReply',
  id: 'ehc.complaints.answeredInTime',
  title: 'Complaints answered in time',
  definition:
    'Of the answers to complaints, at either stage, that fell due in the period, those given by the day that was promised.',
  numerator: 'Answers given on or before the last working day promised',
  denominator: 'Answers whose last day lies in the period',
  dateBasis: 'The day the answer fell due, so that complaints without an answer count',
  leavesOut: `${leavesOut}; those withdrawn, closed or with the Ombudsman before the answer fell due; those for which no day was promised`,
  seeAlso: ['ehc.complaints.received'],
  counted({ row, item: { due, answeredOn } }, scope) {
    if (row.mistaken || !within(due, scope)) return 'out';
    if (answeredOn !== null && answeredOn <= due) return 'inNumerator';
    const ended = [row.overOn, row.ombudsmanOn].some((on) => on !== null && on <= due);
    return ended && answeredOn === null ? 'out' : 'inDenominator';
  },
};

const upheld: readonly (ComplaintOutcome | null)[] = ['upheld', 'partlyUpheld'];

export const complaintsUpheld: ShareMeasure<'complaintReply'> = {
  ...complaints,
  kind: 'share',
  of: 'complaintReply',
  id: 'ehc.complaints.outcome.upheld',
  title: 'Complaints upheld, in full or in part',
  definition:
    'Of the answers to complaints given in the period, at either stage, those that upheld it in full or in part.',
  numerator: 'Answers that upheld the complaint in full or in part',
  denominator: 'Answers given in the period',
  dateBasis: 'The day of the answer',
  leavesOut,
  seeAlso: ['ehc.complaints.answeredInTime'],
  counted({ row, item: { answeredOn, outcome } }, scope) {
    if (row.mistaken || !within(answeredOn, scope)) return 'out';
    return upheld.includes(outcome) ? 'inNumerator' : 'inDenominator';
  },
};
