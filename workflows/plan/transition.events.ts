import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** The four areas of preparing for adulthood (SEND Code of Practice 2015, 7.38 and 8.10). */
export type AdulthoodArea = 'employment' | 'independentLiving' | 'community' | 'health';

/** Whether the young person is expected to need adult services, as it was judged on that day; a later day may say otherwise. */
export type AdultServicesNeedJudged = Fact<'AdultServicesNeedJudged', { readonly expected: 'yes' | 'no' | 'notKnown' }>;
/**
 * Information about the young person went to another body. Who it went to is an organisation and a post, never a person's
 * name; what went is said by kind.
 */
export type InformationShared = Fact<
  'InformationShared',
  {
    readonly sharedWith: 'adultSocialCare' | 'adultHealth' | 'collegeOrTraining' | 'employmentService' | 'other';
    readonly organisation: string;
    readonly post: string;
    readonly shared: readonly ('nameAndAge' | 'contact' | 'needs' | 'plan' | 'outcomes' | 'transitionPlan')[];
    readonly consent: 'youngPerson' | 'parent' | 'bestInterests' | 'legalDuty';
  }
>;
/** Care Act 2014 s.58, s.60, s.63: adult care was asked for an assessment of the needs after the 18th birthday. */
export type TransitionAssessmentRequested = Fact<
  'TransitionAssessmentRequested',
  { readonly requestedBy: 'youngPerson' | 'parentOrCarer' | 'setting' | 'authority' }
>;
export type TransitionAssessmentCompleted = Fact<
  'TransitionAssessmentCompleted',
  { readonly result: 'needsLikely' | 'needsNotLikely' | 'declined' }
>;
/** Care Act 2014 s.9, s.10: an adult's or carer's assessment was asked for. The Act sets no weeks: the day agreed is the limit. */
export type CareActAssessmentRequested = Fact<'CareActAssessmentRequested', { readonly dueOn: CalendarDate }>;
export type CareActAssessmentCompleted = Fact<'CareActAssessmentCompleted', { readonly eligible: boolean }>;
/** How the young person moves on was agreed; somebody holding that post answers for it. */
export type TransitionPlanAgreed = Fact<'TransitionPlanAgreed', { readonly ownerPost: string }>;
/** Where the young person went, or is to go, after the school years end at 16 or at 19. */
export type DestinationRecorded = Fact<
  'DestinationRecorded',
  {
    readonly after: 'sixteen' | 'nineteen';
    readonly destination:
      | 'school'
      | 'college'
      | 'supportedInternship'
      | 'apprenticeship'
      | 'training'
      | 'higherEducation'
      | 'employment'
      | 'adultCare'
      | 'noneYet';
  }
>;
/** A group that looks after moves to post-16 confirmed from the case that what was planned is in place. */
export type PostSixteenPlanConfirmed = Fact<'PostSixteenPlanConfirmed', { readonly post: string }>;
/** The plan that was sent on that day is written for preparing for adulthood, with outcomes in these areas. */
export type AdulthoodFormatUsed = Fact<
  'AdulthoodFormatUsed',
  { readonly issuedOn: CalendarDate; readonly areas: readonly AdulthoodArea[] }
>;

export type RiskReason = 'attendance' | 'behaviour' | 'needNotMet' | 'unsettledByMove' | 'familyConcern' | 'other';
/** Somebody fears that the placement will break down around a move to the next phase; the post that answers for it acts. */
export type BreakdownRiskFlagged = Fact<
  'BreakdownRiskFlagged',
  { readonly because: RiskReason; readonly ownerPost: string },
  Narrative
>;
export type RiskLiftedReason = 'settled' | 'moved' | 'brokeDown' | 'byMistake';
/** The flag was taken off. */
export type BreakdownRiskLifted = Fact<'BreakdownRiskLifted', { readonly because: RiskLiftedReason }, Narrative>;

/** Facts about the way to adulthood and the moves before it. They belong to no stage of a plan: each may come at any time after it began. */
export type TransitionEvent =
  | AdultServicesNeedJudged
  | InformationShared
  | TransitionAssessmentRequested
  | TransitionAssessmentCompleted
  | CareActAssessmentRequested
  | CareActAssessmentCompleted
  | TransitionPlanAgreed
  | DestinationRecorded
  | PostSixteenPlanConfirmed
  | AdulthoodFormatUsed
  | BreakdownRiskFlagged
  | BreakdownRiskLifted;

/** Every command that records one of them. */
export const factOfTransitionCommand = {
  JudgeAdultServicesNeed: 'AdultServicesNeedJudged',
  ShareInformation: 'InformationShared',
  RequestTransitionAssessment: 'TransitionAssessmentRequested',
  CompleteTransitionAssessment: 'TransitionAssessmentCompleted',
  RequestCareActAssessment: 'CareActAssessmentRequested',
  CompleteCareActAssessment: 'CareActAssessmentCompleted',
  AgreeTransitionPlan: 'TransitionPlanAgreed',
  RecordDestination: 'DestinationRecorded',
  ConfirmPostSixteenPlan: 'PostSixteenPlanConfirmed',
  RecordAdulthoodFormat: 'AdulthoodFormatUsed',
  FlagBreakdownRisk: 'BreakdownRiskFlagged',
  LiftBreakdownRisk: 'BreakdownRiskLifted',
} as const satisfies Readonly<Record<string, TransitionEvent['type']>>;
