import { adviceWithin6Weeks } from './advice.measures.js';
import * as breakdown from './breakdown.measures.js';
import * as casework from './casework.measures.js';
import * as complaint from './complaint.measures.js';
import * as dispute from './dispute.measures.js';
import { cohortOutcomeMeasures, cohortReceived } from './cohort.measures.js';
import { budgetMeasures, fundingMeasures } from './funding.measures.js';
import { feedbackMeasures } from './feedback.measures.js';
import { impactMeasures } from './impact.measures.js';
import type { Measure } from './measure.js';
import { openAssessments, openCases, openCasesByAge, openPast20Weeks } from './open-case.measures.js';
import { openingVisits, personCentredMeetings, plansWithChildsViews } from './opening.measures.js';
import * as transfer from './phase-transfer.measures.js';
import { placementMeasures } from './placement.measures.js';
import { placementShares } from './placement-shares.measures.js';
import * as ending from './plan-ending.measures.js';
import * as plan from './plan.measures.js';
import { preferenceMeasures, waitMeasures } from './preference.measures.js';
import { qualityMeasures } from './quality.measures.js';
import * as reassessment from './reassessment.measures.js';
import * as request from './request.measures.js';
import * as notification from './notification.measures.js';
import * as evaluation from './request-evaluation.measures.js';
import * as cycle from './review-cycle.measures.js';
import * as review from './review.measures.js';
import { endedStageMeasures, stageMeasures } from './stage.measures.js';
import { takingPartMeasures } from './taking-part.measures.js';
import { transitionMeasures } from './transition.measures.js';

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
  request.refusalsSignposted,
  plan.plansWithin20Weeks,
  plan.plansWithin20WeeksNoExceptions,
  plan.plansFrom20WeeksToYear,
  plan.plansFrom20WeeksToYearNoExceptions,
  plan.plansOverYear,
  plan.plansOverYearNoExceptions,
  plan.plansWithin20WeeksOfCohort,
  plan.plansLateWithoutException,
  plan.plansWithException,
  plan.averageWeeksToPlan,
  plan.averageWeeksToPlanNoExceptions,
  plan.refusalsToIssueWithin16Weeks,
  adviceWithin6Weeks,
  openCases,
  openAssessments,
  openPast20Weeks,
  ...openCasesByAge,
  cohortReceived,
  ...cohortOutcomeMeasures,
  ...stageMeasures,
  ...endedStageMeasures,
  openingVisits,
  personCentredMeetings,
  plansWithChildsViews,
  review.activePlans,
  review.reviewMeetings,
  review.reviewsDecidedWithin4Weeks,
  review.reviewDecisionsFallingDue,
  cycle.reviewsExpected,
  cycle.reviewsOnTime,
  cycle.reviewsHeld,
  cycle.amendedWithin12WeeksOfMeeting,
  cycle.amendedWithin8WeeksOfNotice,
  ...takingPartMeasures,
  reassessment.reassessmentsRequested,
  reassessment.reassessmentsAgreed,
  reassessment.reassessedWithin14Weeks,
  transfer.transfersByStrictDate,
  transfer.transfersByCustomaryDate,
  transfer.yearSixBy15February,
  transfer.yearSixReviewedByDecember,
  ...transitionMeasures,
  ...dispute.disputeCounts,
  dispute.appealableDecisions,
  dispute.mediationRate,
  dispute.appealRate,
  ...dispute.appealOutcomes,
  complaint.complaintsReceived,
  complaint.complaintsAndAppeals,
  complaint.complaintsAnsweredInTime,
  complaint.complaintsUpheld,
  ...feedbackMeasures,
  ending.plansCeased,
  ...ending.plansCeasedByReason,
  ending.plansTransferredOut,
  ending.plansTransferredIn,
  ...placementShares,
  ...placementMeasures,
  ...fundingMeasures,
  ...preferenceMeasures,
  ...waitMeasures,
  ...budgetMeasures,
  breakdown.requestsByDemographic,
  breakdown.assessmentsBegun,
  breakdown.stockByAgeAndNeed,
  breakdown.stockBySchool,
  breakdown.stockBySchoolAndNeed,
  evaluation.ordinaryProvisionEvaluated,
  evaluation.therapyPackEvaluated,
  evaluation.needWeighed,
  evaluation.decisionToDraftWithin12Weeks,
  evaluation.panelDecisions,
  notification.lateHealthNotifications,
  notification.lateEarlyYearsNotifications,
  ...qualityMeasures,
  ...impactMeasures,
  casework.stuckOpen,
  casework.escalationsRaised,
  casework.escalationsRepliedInTime,
  casework.daysToSettleEscalation,
  casework.contactsReceived,
  casework.contactsAnsweredInTime,
];

/** The measure of an id, in its current version; undefined where there is none. */
export function measureById(id: string): Measure | undefined {
  return measures.find((measure) => measure.id === id);
}
