import { calendarDate, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { TimelinessRow } from '../timeliness/timeliness.projection.js';
import { afterDispute } from './assessment-facts.js';
import type { CountMeasure, Scope } from './measure.js';
import { within } from './measure.js';
import { openOn } from './open-case.measures.js';

/** Last day of the 20 weeks, SEND Regulations 2014 reg 13(2). */
const lastDayInTime = 140;

/** What can have become of a request by a day: exactly one of these. */
export const cohortOutcomes = [
  {
    id: 'planInTime',
    title: 'Plan in time',
    words: 'whose plan was issued at most 140 days after the request was received',
  },
  {
    id: 'planLate',
    title: 'Plan late',
    words: 'whose plan was issued more than 140 days after the request was received',
  },
  { id: 'openInTime', title: 'Open, within 20 weeks', words: 'that are open and at most 140 days old' },
  { id: 'openLate', title: 'Open past 20 weeks', words: 'that are open and more than 140 days old' },
  {
    id: 'endedWithoutPlan',
    title: 'Ended without a plan',
    words: 'that ended without a plan: refused, withdrawn, moved away or otherwise over',
  },
  {
    id: 'otherLimits',
    title: 'Under an appeal’s limits',
    words:
      'to which other limits apply than the 20 weeks, after an appeal or mediation about the request or the assessment',
  },
] as const;

export type CohortOutcome = (typeof cohortOutcomes)[number]['id'];

/** What had become of a request of the period by the day outcomes are known; null where it is not of the period. */
export function cohortOutcomeOf(row: TimelinessRow, scope: Scope): CohortOutcome | null {
  const { receivedOn, planSentToFamilyOn: sentOn } = row;
  if (!within(receivedOn, scope)) return null;
  if (afterDispute(row, scope)) return 'otherLimits';
  if (sentOn !== null && sentOn <= scope.asAt) {
    return daysBetween(receivedOn, sentOn) <= lastDayInTime ? 'planInTime' : 'planLate';
  }
  if (!openOn(row, scope.asAt)) return 'endedWithoutPlan';
  return daysBetween(receivedOn, scope.asAt) <= lastDayInTime ? 'openInTime' : 'openLate';
}

const cohort: Pick<
  CountMeasure<'assessment'>,
  'version' | 'kind' | 'of' | 'denominator' | 'dateBasis' | 'source' | 'provision' | 'inForceFrom' | 'seeAlso'
> = {
  version: 1,
  kind: 'count',
  of: 'assessment',
  denominator: 'None: a count. The outcomes of a cohort add up to its requests',
  dateBasis: 'The day the request was received, or the authority became responsible (requests received)',
  source: 'plan',
  provision: 'SEND Regulations 2014 reg 13(2)',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: ['dfe.plan.within20w', 'ehc.plan.within20w.cohort'],
};

/** Everything that was received in the period: what the outcomes add up to. */
export const cohortReceived: CountMeasure<'assessment'> = {
  ...cohort,
  id: 'ehc.cohort.received',
  title: 'Cohort of requests received',
  definition:
    'Requests received in the period, and children for whom the authority became responsible in it: the cohort whose outcomes stand beside the published rate.',
  numerator: 'Requests received in the period',
  leavesOut: 'Re-assessments; cases without a day of receipt',
  counts: (row, scope) => within(row.receivedOn, scope),
};

/** One count for each thing that can have become of a cohort. */
export const cohortOutcomeMeasures: readonly CountMeasure<'assessment'>[] = cohortOutcomes.map(
  ({ id, title, words }) => ({
    ...cohort,
    id: `ehc.cohort.${id}`,
    title: `Requests received: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    definition: `Of the requests received in the period, those ${words}, as at the day the figure speaks of.`,
    numerator: `Requests received in the period ${words}`,
    leavesOut: 'Requests of the cohort with another outcome; re-assessments; cases without a day of receipt',
    counts: (row, scope) => cohortOutcomeOf(row, scope) === id,
  }),
);
