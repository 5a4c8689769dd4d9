import type { DisputeOutcomeRecorded } from '../dispute/dispute-outcome.events.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import type { FeedbackEvent } from '../feedback/feedback.events.js';
import type { CaseAllocated, FactCorrected, NoteAdded, ReturnFlagsStated } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { LetterEvent } from '../letters/letter.events.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { AmendmentEvent } from './amendment.events.js';
import type { CeasingEvent } from './ceasing.events.js';
import type { FundingEvent } from './funding.events.js';
import type { MoveEvent } from './move.events.js';
import type { PhaseTransferEvent } from './phase-transfer.events.js';
import type { PlacementEvent } from './placement.events.js';
import type { PreferenceEvent } from './preference.events.js';
import type { PlanQualityEvent } from './quality.events.js';
import type { PersonalBudgetEvent, ReassessmentEvent } from './reassessment.events.js';
import type { ReviewEvent, ReviewSideEvent } from './review.events.js';
import type { TransitionEvent } from './transition.events.js';

/** Where the child is, or is to be, placed; the identifiers of SEN2 items 4.7 and 5.7. */
export interface PlacementDetails {
  readonly urn?: string;
  readonly ukprn?: string;
  readonly senSetting?: string;
  readonly senSettingOther?: string;
}

/** An assessment of this authority ended in a plan: `occurredOn` is the day it was made, on which it went to the family. */
export type PlanMade = Fact<'PlanMade', { readonly childId: string; readonly needsAssessmentId: string }>;
/** A maintained plan came under this authority's care with the day it was first made: by import or by transfer. */
export type PlanBroughtIn = Fact<
  'PlanBroughtIn',
  {
    readonly childId: string;
    /** The assessment that ended in this plan, where the log holds it. */
    readonly needsAssessmentId: string | null;
    /** The authority the plan came from in the year (SEN2 item 5.1). */
    readonly fromAuthority: string | null;
  }
>;
/** A placement: as named in the plan (`named`) or as it is happening (`attended`). `occurredOn` is the entry date. */
export type PlacementRecorded = Fact<
  'PlacementRecorded',
  {
    readonly placementId: string;
    readonly kind: 'named' | 'attended';
    readonly rank: 1 | 2 | null;
    readonly leftOn: CalendarDate | null;
    /** False where the source gives no day: the fact then stands at the plan's start or the reference date. */
    readonly dateKnown: boolean;
    readonly senUnit: boolean | null;
    readonly resourcedProvision: boolean | null;
    /** SEN2 residential and work-based codes, as stated. */
    readonly residential: string | null;
    readonly workBased: string | null;
  },
  PlacementDetails
>;

/** Facts of the plan's stages: each of them is an event of its machine. */
export type PlanStageEvent =
  | PlanMade
  | PlanBroughtIn
  | PlacementRecorded
  | PlacementEvent
  | ReviewEvent
  | AmendmentEvent
  | PhaseTransferEvent
  | ReassessmentEvent
  | PersonalBudgetEvent
  | MoveEvent
  | CeasingEvent
  | DisputeOutcomeRecorded;

/** Facts that belong to no stage: they may be recorded at any time after the plan began. */
export type PlanSideEvent =
  | TransitionEvent
  | FundingEvent
  | PreferenceEvent
  | ReviewSideEvent
  | ExceptionEvent
  | FeedbackEvent
  | LetterEvent
  | PlanQualityEvent
  | CaseAllocated
  | NoteAdded
  | ReturnFlagsStated
  | FactCorrected;

export type PlanEvent = PlanStageEvent | PlanSideEvent;
