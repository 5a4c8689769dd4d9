import type { Plain } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { PlacementDetails } from './plan.events.js';
import type { PlanStage } from './plan.machine.js';

export type ReviewOutcome = 'maintain' | 'amend' | 'cease';

export interface Review {
  readonly reviewId: string;
  readonly meetingOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
  readonly outcome: ReviewOutcome | null;
}
export interface Placement {
  readonly placementId: string;
  readonly kind: 'named' | 'attended';
  readonly rank: 1 | 2 | null;
  /** Null where the source gave no day. */
  readonly enteredOn: CalendarDate | null;
  readonly leftOn: CalendarDate | null;
  /** Absent where read without keys. */
  readonly details: PlacementDetails | null;
}

/** Everything recorded about one maintained plan. */
export interface Plan {
  readonly stage: PlanStage;
  readonly childId: string | null;
  readonly needsAssessmentId: string | null;
  /** The day the plan was first made, wherever that was. */
  readonly madeOn: CalendarDate | null;
  readonly reviews: readonly Review[];
  readonly placements: readonly Placement[];
  readonly amendmentNotices: readonly CalendarDate[];
  readonly phaseTransfers: readonly {
    readonly dueOn: CalendarDate | null;
    readonly finalisedOn: CalendarDate | null;
  }[];
  readonly ceased: { readonly on: CalendarDate; readonly reason: string | null } | null;
  /** As every return stated them, with its reference date, oldest first. */
  readonly returnFlags: readonly {
    readonly on: CalendarDate;
    readonly year: number;
    readonly flags: Readonly<Record<string, Plain>>;
  }[];
}

export const notMade: Plan = {
  stage: 'notMade',
  childId: null,
  needsAssessmentId: null,
  madeOn: null,
  reviews: [],
  placements: [],
  amendmentNotices: [],
  phaseTransfers: [],
  ceased: null,
  returnFlags: [],
};
