import { adviceWithin6Weeks } from './advice.measures.js';
import type { Measure } from './measure.js';
import { openCases, openCasesByAge, openPast20Weeks } from './open-case.measures.js';
import * as plan from './plan.measures.js';
import * as request from './request.measures.js';
import * as review from './review.measures.js';
import { stageMeasures } from './stage.measures.js';

/** Every measure this release can work out, in the order pages list them. */
export const measures: readonly Measure[] = [
  request.requestsReceived,
  request.requestsAgreed,
  request.requestsRefused,
  request.requestsUndecided,
  request.requestsWithdrawn,
  request.decidedWithin6Weeks,
  request.decisionsFallingDue,
  request.requestsRefusedRate,
  plan.plansWithin20Weeks,
  plan.plansWithin20WeeksNoExceptions,
  plan.plansFrom20WeeksToYear,
  plan.plansFrom20WeeksToYearNoExceptions,
  plan.plansOverYear,
  plan.plansOverYearNoExceptions,
  plan.plansWithin20WeeksOfCohort,
  plan.plansLateWithoutException,
  plan.averageWeeksToPlan,
  plan.averageWeeksToPlanNoExceptions,
  plan.refusalsToIssueWithin16Weeks,
  adviceWithin6Weeks,
  openCases,
  openPast20Weeks,
  ...openCasesByAge,
  ...stageMeasures,
  review.activePlans,
  review.reviewMeetings,
  review.reviewsDecidedWithin4Weeks,
  review.reviewDecisionsFallingDue,
];

/** The measure of an id, in its current version; undefined where there is none. */
export function measureById(id: string): Measure | undefined {
  return measures.find((measure) => measure.id === id);
}
