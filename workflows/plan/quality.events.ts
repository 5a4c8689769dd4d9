import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { PlanAudited, ReviewAudited } from '../quality/audit.events.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** What of Section F was found delivered, item by item, in the words of the plan. */
export interface CheckedItems {
  readonly deliveredItems?: readonly string[];
  readonly partlyItems?: readonly string[];
  readonly notDeliveredItems?: readonly string[];
}

/**
 * R37, CFA 2014 s.42: somebody looked whether the provision of Section F is given. What each item is stands sealed; how many
 * there were stands in clear and follows from it.
 */
export type ProvisionDeliveryChecked = Fact<
  'ProvisionDeliveryChecked',
  {
    readonly checkId: string;
    readonly at: 'visit' | 'review' | 'other';
    readonly counted: { readonly delivered: number; readonly partly: number; readonly notDelivered: number };
  },
  CheckedItems & Narrative
>;

/** Part of life or need that an outcome of Section E is about (Code 9.64 to 9.69). */
export type OutcomeArea =
  | 'communication'
  | 'cognition'
  | 'socialEmotional'
  | 'sensoryPhysical'
  | 'independence'
  | 'health'
  | 'care'
  | 'preparingForAdulthood';

/** R33: the plan seeks an outcome, with a target by which anybody can tell whether it was reached. */
export type OutcomeSet = Fact<
  'OutcomeSet',
  {
    readonly outcomeId: string;
    readonly area: OutcomeArea;
    /** When the target is to be reached; null where the plan gives no day. */
    readonly reachBy: CalendarDate | null;
  },
  { readonly outcome?: string; readonly target?: string }
>;

/** R33: how far an outcome was reached, as found in a review or between two, with the evidence. */
export type OutcomeReviewed = Fact<
  'OutcomeReviewed',
  { readonly outcomeId: string; readonly reviewId: string | null; readonly result: OutcomeResult },
  { readonly evidence?: string }
>;
export type OutcomeResult = 'met' | 'partlyMet' | 'notMet';

/** How good a plan is and what comes of it. Facts beside its stages: they may be recorded once there is a plan. */
export type PlanQualityEvent = PlanAudited | ReviewAudited | ProvisionDeliveryChecked | OutcomeSet | OutcomeReviewed;
