import type { Fact } from '../kernel/fact.js';
import type { FactCorrected, ReturnFlagsStated } from '../kernel/common-events.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** Where the child is, or is to be, placed; the identifiers of SEN2 items 4.7 and 5.7. */
export interface PlacementDetails {
  readonly urn?: string;
  readonly ukprn?: string;
  readonly senSetting?: string;
  readonly senSettingOther?: string;
}

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
export type ReviewMeetingHeld = Fact<'ReviewMeetingHeld', { readonly reviewId: string }>;
/** Reg 20(10): the family was told what follows from the review. Null: the return gives the day without the outcome. */
export type ReviewDecisionNotified = Fact<
  'ReviewDecisionNotified',
  { readonly reviewId: string; readonly outcome: 'maintain' | 'amend' | 'cease' | null }
>;
/** A return states a review's outcome without its day; dated at the reference date. */
export type ReviewOutcomeStated = Fact<
  'ReviewOutcomeStated',
  { readonly reviewId: string; readonly outcome: 'maintain' | 'amend' | 'cease' }
>;
/** Reg 22(2): notice of proposed amendments was sent; the eight weeks of reg 22(3) start. */
export type AmendmentNoticeSent = Fact<'AmendmentNoticeSent', { readonly reviewId: string | null }>;
/** Reg 18: a phase transfer. `occurredOn` is the day the amended plan was sent or, while it is not, the reference date. */
export type PhaseTransferRecorded = Fact<
  'PhaseTransferRecorded',
  { readonly dueOn: CalendarDate | null; readonly finalisedOn: CalendarDate | null }
>;
export type PlanCeased = Fact<
  'PlanCeased',
  {
    /** SEN2 item 4.6, 1 to 9; null where the return gives none. */
    readonly reason: string | null;
  }
>;

export type PlanEvent =
  | PlanBroughtIn
  | PlacementRecorded
  | ReviewMeetingHeld
  | ReviewDecisionNotified
  | ReviewOutcomeStated
  | AmendmentNoticeSent
  | PhaseTransferRecorded
  | PlanCeased
  | ReturnFlagsStated
  | FactCorrected;
