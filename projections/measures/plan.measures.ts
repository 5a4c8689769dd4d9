import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { TimelinessRow } from '../timeliness/timeliness.projection.js';
import { afterDispute, daysToPlan, daysToRefusalToIssue, exceptionToTwentyWeeks } from './assessment-facts.js';
import type { DurationMeasure, Scope, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const sinceReform = calendarDate('2014-09-01');
/** Bands over 20 weeks are published for 2023 and later. */
const sinceBands = calendarDate('2023-01-01');

const weeks20 = 140;
const oneYear = 365;

/** Days to a plan that the published measure covers; null where the plan is outside it. */
function daysInScope(row: TimelinessRow, scope: Scope, leaveOutExceptions: boolean): number | null {
  if (afterDispute(row, scope)) return null;
  if (leaveOutExceptions && exceptionToTwentyWeeks(row, scope)) return null;
  return daysToPlan(row, scope);
}

interface Band {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly inForceFrom: ShareMeasure['inForceFrom'];
  readonly holds: (days: number) => boolean;
}

const bands = {
  within20: {
    id: 'within20w',
    title: 'Plans issued within 20 weeks',
    words: 'at most 140 days after the request was received',
    inForceFrom: sinceReform,
    holds: (days) => days <= weeks20,
  },
  from20ToYear: {
    id: 'from20wTo1yr',
    title: 'Plans issued after 20 weeks and within a year',
    words: 'between 141 and 365 days after the request was received',
    inForceFrom: sinceBands,
    holds: (days) => days > weeks20 && days <= oneYear,
  },
  overYear: {
    id: 'over1yr',
    title: 'Plans issued after more than a year',
    words: 'more than 365 days after the request was received',
    inForceFrom: sinceBands,
    holds: (days) => days > oneYear,
  },
} as const satisfies Readonly<Record<string, Band>>;

function issued(band: Band, leaveOutExceptions: boolean): ShareMeasure<'assessment'> {
  const suffix = leaveOutExceptions ? 'ExcludingExceptions' : '';
  return {
    id: `dfe.plan.${band.id}${suffix}`,
    version: 1,
    kind: 'share',
    of: 'assessment',
    title: leaveOutExceptions ? `${band.title}, leaving out exceptions` : `${band.title}, all`,
    definition:
      `Of the new plans issued in the period, those issued ${band.words}.` +
      (leaveOutExceptions
        ? ' A plan with an exception to the 20 weeks leaves both numbers, even if it was issued in time.'
        : ''),
    numerator: `Plans issued ${band.words}`,
    denominator: 'New plans issued in the period',
    dateBasis: 'The day the plan was issued to the family (plans issued)',
    leavesOut:
      'Plans issued after an appeal or mediation about the request or the assessment, because other limits apply to them' +
      (leaveOutExceptions ? '; plans with an exception to the 20 weeks' : ''),
    source: 'dfe',
    provision: 'SEND Regulations 2014 reg 13(2), exceptions reg 13(3)',
    inForceFrom: band.inForceFrom,
    seeAlso: ['ehc.plan.within20w.cohort'],
    counted(row, scope) {
      const days = daysInScope(row, scope, leaveOutExceptions);
      if (days === null) return 'out';
      return band.holds(days) ? 'inNumerator' : 'inDenominator';
    },
  };
}

export const plansWithin20Weeks = issued(bands.within20, false);
export const plansWithin20WeeksNoExceptions = issued(bands.within20, true);
export const plansFrom20WeeksToYear = issued(bands.from20ToYear, false);
export const plansFrom20WeeksToYearNoExceptions = issued(bands.from20ToYear, true);
export const plansOverYear = issued(bands.overYear, false);
export const plansOverYearNoExceptions = issued(bands.overYear, true);

/** The honest twin of the published rate: by the requests that came in, so that a backlog cannot hide. */
export const plansWithin20WeeksOfCohort: ShareMeasure<'assessment'> = {
  id: 'ehc.plan.within20w.cohort',
  version: 1,
  kind: 'share',
  of: 'assessment',
  title: 'Plans that fell due and were issued in time',
  definition:
    'Of the assessments whose 20 weeks ended in the period and that did not end without a plan, those whose plan was issued by then.',
  numerator: 'Plans issued at most 140 days after receipt',
  denominator: 'Assessments whose 140th day lies in the period and that ended in a plan or are still open',
  dateBasis: 'The day the limit fell due, so that overdue open cases count',
  leavesOut: 'Refusals to assess or to issue, withdrawals, moves and deaths; plans after an appeal or mediation',
  source: 'plan',
  provision: 'SEND Regulations 2014 reg 13(2)',
  inForceFrom: sinceReform,
  seeAlso: ['dfe.plan.within20w', 'dfe.plan.within20wExcludingExceptions'],
  counted(row, scope) {
    if (row.receivedOn === null || afterDispute(row, scope)) return 'out';
    const due = addDays(row.receivedOn, weeks20);
    if (!within(due, scope)) return 'out';
    const sentOn = row.planSentToFamilyOn;
    if (sentOn !== null && sentOn <= due) return 'inNumerator';
    if (sentOn !== null && sentOn <= scope.asAt) return 'inDenominator';
    const ended = row.ended !== null && row.ended.on <= scope.asAt;
    const lastAssess = row.assessDecisions.findLast(({ on }) => on <= scope.asAt);
    const lastIssue = row.issueDecisions.findLast(({ on }) => on <= scope.asAt);
    return ended || lastAssess?.positive === false || lastIssue?.positive === false ? 'out' : 'inDenominator';
  },
};

export const refusalsToIssueWithin16Weeks: ShareMeasure<'assessment'> = {
  id: 'dfe.assessment.refusedToIssueWithin16w',
  version: 1,
  kind: 'share',
  of: 'assessment',
  title: 'Told within 16 weeks that there will be no plan',
  definition:
    'Of the decisions not to issue a plan that families were told of in the period, those told at most 112 days after the request was received.',
  numerator: 'Decisions not to issue notified at most 112 days after receipt',
  denominator: 'Decisions not to issue notified in the period',
  dateBasis: 'The day the family was told (decisions made)',
  leavesOut: 'Assessments whose day of receipt is not known',
  source: 'dfe',
  provision: 'SEND Regulations 2014 reg 10(1)',
  inForceFrom: sinceReform,
  seeAlso: [],
  counted(row, scope) {
    const days = daysToRefusalToIssue(row, scope);
    if (days === null) return 'out';
    return days <= 112 ? 'inNumerator' : 'inDenominator';
  },
};

export const plansLateWithoutException: ShareMeasure<'assessment'> = {
  ...plansWithin20Weeks,
  id: 'ehc.plan.lateNoException',
  title: 'Plans issued late without an exception',
  definition: 'Of the new plans issued in the period, those issued after 20 weeks without an evidenced exception.',
  numerator: 'Plans issued after day 140 without an exception to the 20 weeks',
  source: 'plan',
  counted(row, scope) {
    const days = daysInScope(row, scope, false);
    if (days === null) return 'out';
    return days > weeks20 && !exceptionToTwentyWeeks(row, scope) ? 'inNumerator' : 'inDenominator';
  },
};

export const plansWithException: ShareMeasure<'assessment'> = {
  ...plansWithin20Weeks,
  id: 'ehc.plan.completedWithException',
  title: 'Plans issued with an exception',
  definition:
    'Of the new plans issued in the period, those with an evidenced exception to the 20 weeks, whether they were issued in time or not.',
  numerator: 'Plans with an evidenced exception to the 20 weeks',
  source: 'plan',
  seeAlso: ['dfe.plan.within20w', 'ehc.plan.lateNoException'],
  counted(row, scope) {
    if (daysInScope(row, scope, false) === null) return 'out';
    return exceptionToTwentyWeeks(row, scope) ? 'inNumerator' : 'inDenominator';
  },
};

function weeksToPlan(leaveOutExceptions: boolean): DurationMeasure<'assessment'> {
  return {
    id: `dfe.plan.weeks${leaveOutExceptions ? 'ExcludingExceptions' : ''}`,
    version: 1,
    kind: 'duration',
    of: 'assessment',
    title: `Weeks from request to plan${leaveOutExceptions ? ', leaving out exceptions' : ''}`,
    definition: 'Mean and median time from receiving the request to issuing the plan, for plans issued in the period.',
    numerator: 'Days from receipt to the plan',
    denominator: 'New plans issued in the period',
    dateBasis: 'The day the plan was issued to the family (plans issued)',
    leavesOut:
      'Plans issued after an appeal or mediation about the request or the assessment' +
      (leaveOutExceptions ? '; plans with an exception to the 20 weeks' : ''),
    source: 'dfe',
    provision: 'SEND Regulations 2014 reg 13(2)',
    inForceFrom: calendarDate('2025-01-01'),
    seeAlso: ['dfe.plan.within20w'],
    days: (row, scope) => daysInScope(row, scope, leaveOutExceptions),
  };
}

export const averageWeeksToPlan = weeksToPlan(false);
export const averageWeeksToPlanNoExceptions = weeksToPlan(true);
