import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { calendarDate, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { TimelinessRow } from '../timeliness/timeliness.projection.js';
import { standingDecision } from './assessment-facts.js';
import type { CountMeasure, ShareMeasure } from './measure.js';

/** Weeks since the request at which the age bands of open cases begin. */
export const ageBands = [
  { id: 'weeks0to6', title: '0 to 6', from: 0, upTo: 6 },
  { id: 'weeks6to12', title: '6 to 12', from: 6, upTo: 12 },
  { id: 'weeks12to16', title: '12 to 16', from: 12, upTo: 16 },
  { id: 'weeks16to20', title: '16 to 20', from: 16, upTo: 20 },
  { id: 'weeks20to26', title: '20 to 26', from: 20, upTo: 26 },
  { id: 'weeks26to52', title: '26 to 52', from: 26, upTo: 52 },
  { id: 'over52', title: 'Over 52', from: 52, upTo: null },
] as const;

export type AgeBand = (typeof ageBands)[number]['id'];

/** True where the request had come and neither a plan, a refusal nor another end had, by that day. */
export function openOn(row: TimelinessRow, day: CalendarDate): boolean {
  if (row.receivedOn === null || row.receivedOn > day) return false;
  if (row.planSentToFamilyOn !== null && row.planSentToFamilyOn <= day) return false;
  if (row.ended !== null && row.ended.on <= day) return false;
  const assess = standingDecision(row.assessDecisions, day);
  const issue = standingDecision(row.issueDecisions, day);
  return assess?.positive !== false && issue?.positive !== false;
}

/** The band of an open case: day 42 is still in the first six weeks, day 43 is past them. */
export function ageBandOf(row: TimelinessRow, day: CalendarDate): AgeBand | null {
  if (row.receivedOn === null || !openOn(row, day)) return null;
  const days = daysBetween(row.receivedOn, day);
  return ageBands.find(({ upTo }) => upTo === null || days <= upTo * 7)?.id ?? null;
}

const open: Omit<CountMeasure<'assessment'>, 'id' | 'title' | 'definition' | 'numerator' | 'counts'> = {
  version: 1,
  kind: 'count',
  of: 'assessment',
  denominator: 'None: a count',
  dateBasis: 'As at the day the figure speaks of',
  leavesOut: 'Cases that ended in a plan, a refusal, a withdrawal, a move or a death; cases without a day of receipt',
  source: 'plan',
  provision: 'SEND Regulations 2014 reg 13(2)',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
};

export const openCases: CountMeasure<'assessment'> = {
  ...open,
  id: 'ehc.plan.inProgress',
  title: 'Open cases',
  definition: 'Requests and assessments that have neither ended in a plan nor otherwise.',
  numerator: 'Open requests and assessments',
  counts: (row, { asAt }) => openOn(row, asAt),
};

export const openAssessments: CountMeasure<'assessment'> = {
  ...open,
  id: 'ehc.assessment.inProgress',
  title: 'Assessments in progress',
  definition: 'Open cases that were agreed to assessment: neither ended in a plan nor otherwise.',
  numerator: 'Open cases with a decision to assess',
  leavesOut: `${open.leavesOut}; requests that are not decided yet`,
  seeAlso: ['ehc.plan.inProgress'],
  counts: (row, { asAt }) => openOn(row, asAt) && standingDecision(row.assessDecisions, asAt)?.positive === true,
};

/** One count for each age band of open cases. */
export const openCasesByAge: readonly CountMeasure<'assessment'>[] = ageBands.map(({ id, title }) => ({
  ...open,
  id: `ehc.open.${id}`,
  title: `Open cases, ${title.toLowerCase()} weeks`,
  definition: `Open requests and assessments by weeks since the request: ${title.toLowerCase()}.`,
  numerator: 'Open requests and assessments of that age',
  counts: (row, { asAt }) => ageBandOf(row, asAt) === id,
}));

export const openPast20Weeks: ShareMeasure<'assessment'> = {
  ...open,
  kind: 'share',
  id: 'ehc.open.past20w',
  title: 'Open now and past 20 weeks',
  definition: 'Of the requests and assessments that are open, those more than 140 days after the request was received.',
  numerator: 'Open cases past day 140',
  denominator: 'Open requests and assessments',
  counted(row, { asAt }) {
    if (row.receivedOn === null || !openOn(row, asAt)) return 'out';
    return daysBetween(row.receivedOn, asAt) > 140 ? 'inNumerator' : 'inDenominator';
  },
};
