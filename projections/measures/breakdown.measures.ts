import { calendarDate, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { PlanReviewsRow } from '../plan-reviews/plan-reviews.projection.js';
import { standingDecision } from './assessment-facts.js';
import type { CountMeasure } from './measure.js';
import { within } from './measure.js';
import { requestsReceived } from './request.measures.js';

const sinceReform = calendarDate('2014-09-01');

/** The same requests as `ehc.request.received`; what each child was like is opened with keys and never part of a row. */
export const requestsByDemographic: CountMeasure<'assessment'> = {
  ...requestsReceived,
  id: 'ehc.request.received.byDemographic',
  title: 'Requests received by age, ethnicity, gender and need',
  definition:
    'Requests for an EHC needs assessment that arrived in the period, each counted once under the age, ethnicity, gender or primary need that the child had on the day of receipt. What was not recorded by then counts as it was recorded first; what was never recorded counts as not known.',
  source: 'plan',
  seeAlso: ['dfe.requests.received'],
};

export const assessmentsBegun: CountMeasure<'assessment'> = {
  id: 'ehc.assessment.initiated',
  version: 1,
  kind: 'count',
  of: 'assessment',
  title: 'Assessments begun',
  definition: 'Decisions to assess that families were told of in the period and that still stand.',
  numerator: 'Decisions to assess notified in the period',
  denominator: 'None: a count',
  dateBasis: 'The day the family was told',
  leavesOut: 'Decisions that a later one took the place of; re-assessments of children who have a plan',
  source: 'plan',
  provision: 'CFA 2014 s.36(3)',
  inForceFrom: sinceReform,
  seeAlso: ['ehc.request.refused'],
  counts(row, scope) {
    const decision = standingDecision(row.assessDecisions, scope.asAt);
    return decision?.positive === true && within(decision.on, scope);
  },
};

/** True where the authority maintained the plan at the end of that day: made or taken over, and neither ended nor stated as inactive. */
export function liveOn(row: PlanReviewsRow, day: CalendarDate): boolean {
  const since = latest([row.madeOn, row.transferredInOn]);
  if (since === null || since > day || (row.ceasedOn !== null && row.ceasedOn <= day)) return false;
  return row.statedActive.findLast(({ on }) => on <= day)?.active !== false;
}

const stock: Omit<CountMeasure<'plan'>, 'id' | 'title' | 'definition'> = {
  version: 1,
  kind: 'count',
  of: 'plan',
  numerator: 'Plans maintained at the end of the day',
  denominator: 'None: a count',
  dateBasis: 'As at the day the figure speaks of',
  leavesOut: 'Plans not yet made or taken over, ended or transferred by that day, or stated as not active by a return',
  source: 'plan',
  provision: 'CFA 2014 s.37, SEN2 module 5',
  inForceFrom: sinceReform,
  seeAlso: ['dfe.plans.active'],
  counts: (row, { asAt }) => liveOn(row, asAt),
};

export const stockByAgeAndNeed: CountMeasure<'plan'> = {
  ...stock,
  id: 'ehc.stock.byAgeAndNeed',
  title: 'Live plans by age and need',
  definition:
    'Plans that the authority maintained at the end of the day, each counted once under the age and the primary need that the child had on that day.',
};

export const stockBySchool: CountMeasure<'plan'> = {
  ...stock,
  id: 'ehc.stock.bySchool',
  title: 'Live plans by school',
  definition:
    'Plans that the authority maintained at the end of the day, each counted once under the school or college where the child was on that day, with its share of all live plans.',
};

export const stockBySchoolAndNeed: CountMeasure<'plan'> = {
  ...stock,
  id: 'ehc.stock.bySchoolAndNeed',
  title: 'Live plans by school and need',
  definition:
    'Plans that the authority maintained at the end of the day, each counted once under the school or college where the child was and the primary need that held on that day.',
};
