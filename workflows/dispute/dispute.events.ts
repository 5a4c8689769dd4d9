import type { CaseAllocated, FactCorrected, Narrative, NoteAdded } from '../kernel/common-events.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Requirement } from './dispute-outcome.events.js';

/** The decisions that a family may appeal against (CFA 2014 s.51(2)). */
export type AppealableDecision =
  | 'refusalToAssess'
  | 'refusalToIssue'
  | 'planContent'
  | 'settingNamed'
  | 'refusalToReassess'
  | 'refusalToAmend'
  | 'ceasing';

/** What the family wants to talk about at mediation (CFA 2014 s.53, s.54). */
export type MediationIssue = 'education' | 'health' | 'socialCare';

/**
 * A family disagrees with a decision of the authority and does something about it. `occurredOn` is the day of the first
 * step; `noticeSentOn` the day the notice of the decision was sent, from which the two months count.
 */
export type DisputeOpened = Fact<
  'DisputeOpened',
  {
    readonly childId: string;
    readonly about: AppealableDecision;
    /** The stream that holds the decision: `needsAssessment-<id>` or `plan-<id>`. */
    readonly aboutStream: string;
    readonly noticeSentOn: CalendarDate;
  },
  Narrative
>;

/** CFA 2014 s.55: the parent or young person contacted the mediation adviser. */
export type MediationAdviserContacted = Fact<'MediationAdviserContacted'>;
/** Reg 34: the family told the adviser that it does not want mediation; the adviser's three working days begin. */
export type MediationDeclined = Fact<'MediationDeclined'>;
/** Regs 35 to 38: the authority (or, on health alone, the health body) was told that the family wants mediation. */
export type MediationRequested = Fact<'MediationRequested', { readonly issues: readonly MediationIssue[] }>;
/** Regs 35, 36: each relevant health body was told of the issues. */
export type HealthBodyToldOfMediation = Fact<'HealthBodyToldOfMediation'>;
/** Mediation was arranged; `heldOn` is the day it is to take place, `withAuthority` whether somebody who may settle attends. */
export type MediationArranged = Fact<
  'MediationArranged',
  { readonly heldOn: CalendarDate; readonly withAuthority: boolean }
>;
/** The authority told the adviser that it cannot arrange mediation in time. */
export type MediationNotArranged = Fact<'MediationNotArranged', object, Narrative>;
/** Mediation took place and was concluded. */
export type MediationHeld = Fact<'MediationHeld', { readonly settled: boolean }, Narrative>;
/** CFA 2014 s.55(4), (5): the certificate was issued; the alternative month of the time to appeal begins. */
export type MediationCertificateIssued = Fact<
  'MediationCertificateIssued',
  { readonly because: 'noMediationWanted' | 'mediationEnded' | 'couldNotBeArranged' }
>;
/**
 * Reg 42: an agreement. `requires` is what the authority must do of what could have been appealed, as if ordered (42(2));
 * `otherMatters` says that it also holds something that could not be appealed (42(3)); `agreedOn...` dates that the parties
 * agreed in writing govern instead (42(5)).
 */
export type AgreementReached = Fact<
  'AgreementReached',
  {
    readonly requires: Requirement | null;
    readonly requiredBy: CalendarDate | null;
    readonly otherMatters: boolean;
    readonly otherMattersBy: CalendarDate | null;
  },
  Narrative
>;
/** What an agreement holds that could not be appealed has been done (reg 42(3)). */
export type OtherMattersCarriedOut = Fact<'OtherMattersCarriedOut'>;

/** The Tribunal received the appeal. */
export type AppealReceived = Fact<
  'AppealReceived',
  {
    /** The Tribunal's own number. */
    readonly appealNumber: string | null;
    /** The appeal is about the school or other institution alone, for which no certificate is needed (CFA 2014 s.55(3)). */
    readonly settingOnly: boolean;
  }
>;
/** The Tribunal sent the appeal to the authority: its thirty working days begin. A date in the letter governs instead. */
export type AppealSentToAuthority = Fact<'AppealSentToAuthority', { readonly responseDirectedBy: CalendarDate | null }>;
export type AppealResponseFiled = Fact<'AppealResponseFiled', { readonly opposes: boolean }>;
/**
 * The authority told the Tribunal that it will not oppose. Before a response was filed the appeal is unopposed and reg 45
 * governs; after it, a consent order does.
 */
export type AppealConceded = Fact<'AppealConceded', { readonly requires: Requirement }>;
export type AppealWithdrawn = Fact<'AppealWithdrawn', { readonly by: 'family' | 'tribunal' }>;
export type HearingArranged = Fact<'HearingArranged', { readonly heldOn: CalendarDate }>;
export type HearingHeld = Fact<'HearingHeld'>;
/** The Tribunal's decision. `requires` is null where the appeal was dismissed and nothing follows. */
export type TribunalOrderMade = Fact<
  'TribunalOrderMade',
  {
    readonly result: 'allowed' | 'allowedInPart' | 'dismissed' | 'byConsent';
    readonly requires: Requirement | null;
    /** A date that the order or a direction states (reg 44(1)). */
    readonly directedOn: CalendarDate | null;
  },
  Narrative
>;
/** SI 2017/1306: the Tribunal recommended something on health or social care, beside its order or without one. */
export type RecommendationMade = Fact<
  'RecommendationMade',
  { readonly recommendationId: string; readonly to: 'health' | 'socialCare' },
  Narrative
>;
/** SI 2017/1306 reg 7: the body wrote whether it will follow the recommendation, and if not why. */
export type RecommendationAnswered = Fact<
  'RecommendationAnswered',
  { readonly recommendationId: string; readonly follows: 'fully' | 'inPart' | 'no' },
  Narrative
>;
/** The family takes it no further, or the time to appeal has passed: nothing more is to come. */
export type DisputeClosed = Fact<
  'DisputeClosed',
  { readonly because: 'familySatisfied' | 'timeToAppealOver' | 'childMovedOut' | 'childDied' | 'openedByMistake' }
>;

export type MediationEvent =
  | MediationAdviserContacted
  | MediationDeclined
  | MediationRequested
  | HealthBodyToldOfMediation
  | MediationArranged
  | MediationNotArranged
  | MediationHeld
  | MediationCertificateIssued
  | AgreementReached
  | OtherMattersCarriedOut;
export type AppealEvent =
  | AppealReceived
  | AppealSentToAuthority
  | AppealResponseFiled
  | AppealConceded
  | AppealWithdrawn
  | HearingArranged
  | HearingHeld
  | TribunalOrderMade
  | RecommendationMade
  | RecommendationAnswered;
export type DisputeEvent =
  | DisputeOpened
  | MediationEvent
  | AppealEvent
  | DisputeClosed
  | ExceptionEvent
  | CaseAllocated
  | NoteAdded
  | FactCorrected;
