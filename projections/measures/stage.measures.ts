import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { calendarDate, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { TimelinessRow } from '../timeliness/timeliness.projection.js';
import { standingDecision } from './assessment-facts.js';
import type { DurationMeasure } from './measure.js';
import { within } from './measure.js';

interface Stage {
  readonly id: string;
  readonly title: string;
  /** Legal or practice limit in days, for the mark on the bar; null where there is none. */
  readonly limit: number | null;
  readonly begins: (row: TimelinessRow, asAt: CalendarDate) => CalendarDate | null;
  readonly ends: (row: TimelinessRow, asAt: CalendarDate) => CalendarDate | null;
}

const decidedOn = (row: TimelinessRow, asAt: CalendarDate): CalendarDate | null =>
  standingDecision(row.assessDecisions, asAt)?.on ?? null;
const agreedOn = (row: TimelinessRow): CalendarDate | null =>
  row.issueDecisions.find(({ positive }) => positive)?.on ?? null;

/** The stages of an assessment that ended in a plan. */
export const stages: readonly Stage[] = [
  {
    id: 'requestToDecision',
    title: 'Request to decision to assess',
    limit: 42,
    begins: (row) => row.receivedOn,
    ends: decidedOn,
  },
  {
    id: 'decisionToAdvice',
    title: 'Decision to last advice in',
    limit: 42,
    begins: decidedOn,
    ends: (row) => row.adviceCompleteOn,
  },
  {
    id: 'adviceToIssueDecision',
    title: 'Advice in to decision to issue',
    limit: 14,
    begins: (row) => row.adviceCompleteOn,
    ends: agreedOn,
  },
  {
    id: 'issueDecisionToDraft',
    title: 'Decision to draft sent',
    limit: 14,
    begins: agreedOn,
    ends: (row) => row.firstDraftOn,
  },
  {
    id: 'draftToFinal',
    title: 'Draft to final plan',
    limit: 28,
    begins: (row) => row.firstDraftOn,
    ends: (row) => row.planSentToFamilyOn,
  },
];

function durationOf({ id, title, begins, ends }: Stage): DurationMeasure<'assessment'> {
  return {
    id: `ehc.stage.${id}`,
    version: 1,
    kind: 'duration',
    of: 'assessment',
    title,
    definition: `Days from one step to the next (${title.toLowerCase()}), for plans issued in the period.`,
    numerator: 'Days between the two steps',
    denominator: 'Plans issued in the period for which both days are recorded',
    dateBasis: 'The day the plan was issued to the family (plans issued)',
    leavesOut: 'Cases in which one of the two days is not recorded, or the later step came first',
    source: 'local',
    provision: 'SEND Regulations 2014 reg 13(2)',
    inForceFrom: calendarDate('2014-09-01'),
    seeAlso: [],
    days(row, scope) {
      if (!within(row.planSentToFamilyOn, scope)) return null;
      const [from, to] = [begins(row, scope.asAt), ends(row, scope.asAt)];
      if (from === null || to === null || to < from) return null;
      return daysBetween(from, to);
    },
  };
}

/**
 * The same stage by the day on which it ended, whether or not a plan has followed: a change of the process shows here at
 * once, where plans issued show it twenty weeks on.
 */
function endedDurationOf(stage: Stage): DurationMeasure<'assessment'> {
  const { id, title, begins, ends } = stage;
  return {
    ...durationOf(stage),
    id: `ehc.stageEnded.${id}`,
    title: `${title}, by the day it ended`,
    definition: `Days from one step to the next (${title.toLowerCase()}), for every assessment in which the later step was taken in the period.`,
    denominator: 'Assessments in which the later step was taken in the period and both days are recorded',
    dateBasis: 'The day of the later step',
    leavesOut: 'Assessments in which one of the two days is not recorded, or the later step came first; re-assessments',
    seeAlso: [`ehc.stage.${id}`],
    days(row, scope) {
      const [began, ended] = [begins(row, scope.asAt), ends(row, scope.asAt)];
      return began === null || !within(ended, scope) || ended < began ? null : daysBetween(began, ended);
    },
  };
}

export const stageMeasures: readonly DurationMeasure<'assessment'>[] = stages.map(durationOf);
export const endedStageMeasures: readonly DurationMeasure<'assessment'>[] = stages.map(endedDurationOf);

/** The stage that a measure is about; undefined for any other measure. */
export function stageOfMeasure(measure: string): Stage | undefined {
  return stages.find(({ id }) => measure === `ehc.stage.${id}` || measure === `ehc.stageEnded.${id}`);
}
