import { adviceTimelinessProjection } from './advice/advice-timeliness.projection.js';
import { childView, needsAssessmentView, planView } from './case-view/case-view.projection.js';
import type { Projection } from './projection.js';
import { reviewsProjection } from './reviews/reviews.projection.js';
import { timelinessProjection } from './timeliness/timeliness.projection.js';
import { workLists } from './work-list/work-lists.js';

/** Every read model that needs no personal data, and so folds without a key. */
export const projections: readonly Projection[] = [
  childView,
  needsAssessmentView,
  planView,
  ...workLists,
  timelinessProjection,
  adviceTimelinessProjection,
  reviewsProjection,
];
