import type { AdviceBody } from '../needs-assessment/needs-assessment.events.js';
import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/**
 * `annual`: the review of CFA 2014 s.44(1). `early`: the same, held before it was due; it begins the twelve months anew.
 * `interim`: looked at again between two reviews (Code 9.178); it does not.
 */
export type ReviewKind = 'annual' | 'early' | 'interim';
/** Who holds the meeting: certain schools can be required to (reg 20(1)), otherwise the authority does. */
export type ReviewHolder = 'setting' | 'authority';
export type ReviewOutcome = 'maintain' | 'amend' | 'cease';

/** A review was arranged, or arranged again: `meetingOn` is the day its meeting is to be held. */
export type ReviewArranged = Fact<
  'ReviewArranged',
  {
    readonly reviewId: string;
    readonly kind: ReviewKind;
    readonly heldBy: ReviewHolder;
    readonly meetingOn: CalendarDate;
    /** Reg 20(6): a review in or after year 9 considers preparing for adulthood. Null where the year group is not known. */
    readonly yearNineOrLater: boolean | null;
  }
>;
/** A review that will not be held after all. */
export type ReviewCalledOff = Fact<
  'ReviewCalledOff',
  { readonly reviewId: string; readonly because: 'postponed' | 'planEnded' | 'notNeeded' | 'other' },
  Narrative
>;
/** Reg 20(3), 21(3): those invited to the meeting were given notice of it. */
export type ReviewInvitationsSent = Fact<
  'ReviewInvitationsSent',
  { readonly reviewId: string; readonly invited: readonly AdviceBody[] }
>;
/** Reg 20(4), 21(4): advice was obtained and sent round before the meeting. */
export type ReviewAdviceCirculated = Fact<'ReviewAdviceCirculated', { readonly reviewId: string }>;
/** What one professional, or the family, put into the review. */
export type ReviewContributionRecorded = Fact<
  'ReviewContributionRecorded',
  {
    readonly reviewId: string;
    readonly from: AdviceBody;
    readonly attended: boolean;
    readonly contribution: 'written' | 'spoken' | 'none';
  }
>;
/**
 * The review meeting was held. A return says no more than that; whoever records it here also says who held it and what kind
 * of review it was, unless the arrangement told so before.
 */
export type ReviewMeetingHeld = Fact<
  'ReviewMeetingHeld',
  {
    readonly reviewId: string;
    readonly kind?: ReviewKind;
    readonly heldBy?: ReviewHolder;
    readonly yearNineOrLater?: boolean | null;
  }
>;
/** Reg 20(7)-(9), 21(7): the written report went to those invited and to the authority. */
export type ReviewReportSent = Fact<'ReviewReportSent', { readonly reviewId: string }>;
/** Reg 20(10): the family was told what follows from the review. Null: the return gives the day without the outcome. */
export type ReviewDecisionNotified = Fact<
  'ReviewDecisionNotified',
  { readonly reviewId: string; readonly outcome: ReviewOutcome | null }
>;
/** A return states a review's outcome without its day; dated at the reference date. */
export type ReviewOutcomeStated = Fact<
  'ReviewOutcomeStated',
  { readonly reviewId: string; readonly outcome: ReviewOutcome }
>;
/**
 * The authority's own check that a review was whole. It may wait for its answers; the notice of the decision never waits
 * for it.
 */
export type ReviewClosed = Fact<
  'ReviewClosed',
  {
    readonly reviewId: string;
    readonly primaryNeed: 'confirmed' | 'changed';
    readonly settingSuitable: 'suitable' | 'suitableWithChanges' | 'notSuitable';
    /** How many of the plan's outcomes were found met, partly met and not met. */
    readonly outcomes: { readonly met: number; readonly partlyMet: number; readonly notMet: number };
    /** Reg 20(6): preparing for adulthood was considered; null where the review was before year 9. */
    readonly preparingForAdulthood: boolean | null;
  },
  Narrative
>;

export type ReviewEvent =
  | ReviewArranged
  | ReviewCalledOff
  | ReviewInvitationsSent
  | ReviewAdviceCirculated
  | ReviewContributionRecorded
  | ReviewMeetingHeld
  | ReviewReportSent
  | ReviewDecisionNotified
  | ReviewOutcomeStated
  | ReviewClosed;

/**
 * Who was at the meeting for the authority, what part the child had in it, and whether it was built around the child.
 * `viewsGathered` is how the child's views came in (CFA 2014 s.19).
 */
export type ReviewAttendanceRecorded = Fact<
  'ReviewAttendanceRecorded',
  {
    readonly reviewId: string;
    readonly officerAttended: boolean;
    /** Null where nobody of the authority was there. */
    readonly officerPost: string | null;
    readonly childAttended: boolean;
    readonly viewsGathered: 'inPerson' | 'inWriting' | 'throughSomeone' | 'notGathered';
    readonly personCentred: boolean;
  }
>;
type AdulthoodNeed = 'needed' | 'notNeeded' | 'notKnown';
/** Reg 20(6), Code 8.9 to 8.12: what adulthood will ask for was looked at in a review from year 9. */
export type AdulthoodNeedsRecorded = Fact<
  'AdulthoodNeedsRecorded',
  {
    readonly reviewId: string;
    readonly adultCare: AdulthoodNeed;
    readonly housing: AdulthoodNeed;
    readonly carer: AdulthoodNeed;
    /** What is to be expected in year 11 and after 16 was talked about. */
    readonly expectationsRaised: boolean;
  },
  Narrative
>;
/** The family was told in a review what a hospital passport is for, and whether the health checklist has been done. */
export type HospitalPassportExplained = Fact<
  'HospitalPassportExplained',
  { readonly reviewId: string; readonly passportExplained: boolean; readonly healthChecklistDone: boolean }
>;

/** What is recorded beside a review's own steps, at any stage of it once its meeting was held. */
export type ReviewSideEvent = ReviewAttendanceRecorded | AdulthoodNeedsRecorded | HospitalPassportExplained;

export const factOfReviewSideCommand = {
  RecordReviewAttendance: 'ReviewAttendanceRecorded',
  RecordAdulthoodNeeds: 'AdulthoodNeedsRecorded',
  ExplainHospitalPassport: 'HospitalPassportExplained',
} as const satisfies Readonly<Record<string, ReviewSideEvent['type']>>;
