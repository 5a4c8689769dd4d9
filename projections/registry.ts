import { actionPlansProjection } from './action-plans/action-plans.projection.js';
import { adviceTimelinessProjection } from './advice/advice-timeliness.projection.js';
import { arrangementsProjection } from './arrangements/arrangements.projection.js';
import {
  assessmentDecisionsProjection,
  planDecisionsProjection,
} from './appealable-decisions/appealable-decisions.projection.js';
import {
  childView,
  complaintView,
  contactView,
  disputeView,
  escalationView,
  needsAssessmentView,
  planView,
} from './case-view/case-view.projection.js';
import { complaintsProjection } from './complaints/complaints.projection.js';
import { contactsProjection } from './contacts/contacts.projection.js';
import { assessmentFeedbackProjection, planFeedbackProjection } from './feedback/feedback.projection.js';
import { disputesProjection } from './disputes/disputes.projection.js';
import { escalationsProjection } from './escalations/escalations.projection.js';
import { phaseTransfersProjection } from './phase-transfers/phase-transfers.projection.js';
import { placementsProjection } from './placements/placements.projection.js';
import type { Projection } from './projection.js';
import { planReviewsProjection } from './plan-reviews/plan-reviews.projection.js';
import { transitionProjection } from './transition/transition.projection.js';
import { adviceQualityProjection } from './quality/advice-quality.projection.js';
import { planQualityProjection } from './quality/plan-quality.projection.js';
import { stuckAssessmentsProjection, stuckPlansProjection } from './stuck/stuck.projection.js';
import { timelinessProjection } from './timeliness/timeliness.projection.js';
import { workLists } from './work-list/work-lists.js';

/** Every read model that needs no personal data, and so folds without a key. */
export const projections: readonly Projection[] = [
  childView,
  needsAssessmentView,
  planView,
  disputeView,
  complaintView,
  ...workLists,
  timelinessProjection,
  adviceTimelinessProjection,
  planReviewsProjection,
  phaseTransfersProjection,
  placementsProjection,
  arrangementsProjection,
  transitionProjection,
  disputesProjection,
  complaintsProjection,
  assessmentFeedbackProjection,
  planFeedbackProjection,
  assessmentDecisionsProjection,
  planDecisionsProjection,
  planQualityProjection,
  adviceQualityProjection,
  contactView,
  escalationView,
  contactsProjection,
  escalationsProjection,
  stuckAssessmentsProjection,
  stuckPlansProjection,
  actionPlansProjection,
];
