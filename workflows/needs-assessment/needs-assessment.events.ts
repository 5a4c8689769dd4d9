import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { DisputeOutcomeRecorded } from '../dispute/dispute-outcome.events.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import type { FeedbackEvent } from '../feedback/feedback.events.js';
import type { CaseAllocated, FactCorrected, Narrative, NoteAdded, ReturnFlagsStated } from '../kernel/common-events.js';
import type { AdviceAudited } from '../quality/audit.events.js';
import type { Recipient } from '../kernel/sent-plan.js';
import type { LetterEvent } from '../letters/letter.events.js';
import type { EarlyNotificationReceived } from './early-notification.js';
import type { RequestEvaluationEvent } from './request-evaluation.events.js';

/** Who asked for the assessment; the codes of SEN2 item 2.2, with the reading the return gives them. */
export type Requester = 'parentOrYoungPerson' | 'school' | 'health' | 'socialCare' | 'other' | 'notStated';

/** The bodies and persons whose advice reg 6(1) names. */
export type AdviceBody =
  | 'parentOrYoungPerson'
  | 'education'
  | 'educationalPsychology'
  | 'health'
  | 'paediatrics'
  | 'speechAndLanguage'
  | 'occupationalTherapy'
  | 'physiotherapy'
  | 'camhs'
  | 'socialCare'
  | 'sensoryService'
  | 'preparingForAdulthood'
  | 'other';

export type Sector = 'education' | 'health' | 'socialCare';
export type RefusalReason =
  | 'needsMetFromOrdinaryProvision'
  | 'noSpecialEducationalNeed'
  | 'evidenceDoesNotShowNeed'
  | 'notResponsible'
  | 'other'
  | 'notStated';

/** CFA 2014 s.36(1): a request for an EHC needs assessment arrived. Day 0 of the 6, 16 and 20 weeks. */
export type RequestReceived = Fact<
  'RequestReceived',
  {
    readonly childId: string;
    readonly requestedBy: Requester;
    readonly channel: 'email' | 'post' | 'portal' | 'telephone' | 'inPerson' | 'notStated';
    /** The child was in relevant youth accommodation (SEN2 item 2.3). */
    readonly inYouthAccommodation: boolean;
  },
  Narrative
>;
/** CFA 2014 s.24, reg 5(1)(b): the authority became responsible without a request; the same day 0. */
export type ResponsibilityBegan = Fact<
  'ResponsibilityBegan',
  {
    readonly childId: string;
    /** `movedInDuringAssessment`: the former authority was assessing and no plan was made; this one decides afresh (D5). */
    readonly how: 'broughtToAttention' | 'movedIn' | 'movedInDuringAssessment' | 'releasedFromCustody' | 'other';
  },
  Narrative
>;
/**
 * CFA 2014 s.44(2), (3), regs 25 to 27: an assessment of a child who has a plan began. `occurredOn` is the day on which the
 * family was told, or of the authority's own decision: day 0 of the 14 weeks, unless an order, a concession or an agreement
 * requires it. Recorded by the process manager that follows the plan.
 */
export type ReassessmentBegan = Fact<
  'ReassessmentBegan',
  {
    readonly childId: string;
    readonly planId: string;
    /** The request or decision in the plan's own stream. */
    readonly reassessmentId: string;
    readonly because: 'requested' | 'ownDecision' | 'order' | 'concession' | 'agreement';
  }
>;
/** Reg 4: others were told that an assessment is being considered. */
export type ConsiderationNotified = Fact<'ConsiderationNotified', { readonly told: readonly string[] }>;
/** Reg 5(1): the family was told that there will be an assessment. */
export type DecisionToAssessNotified = Fact<
  'DecisionToAssessNotified',
  { readonly overturns: 'order' | 'mediation' | 'concession' | 'ownReview' | null }
>;
/** Reg 5(1), 5(3): the family was told that there will be no assessment. */
export type DecisionNotToAssessNotified = Fact<
  'DecisionNotToAssessNotified',
  {
    readonly reasons: readonly RefusalReason[];
    readonly signposted: readonly string[];
    readonly appealWordingSent: boolean;
  },
  Narrative
>;
/** Reg 6, reg 8(1): one body was asked for advice. Its own six weeks start the day it receives this. */
export type AdviceRequested = Fact<
  'AdviceRequested',
  { readonly adviceId: string; readonly body: AdviceBody; readonly organisation: string | null }
>;
/** Reg 6(4): existing advice is used because its giver, the authority and the family all agree. No clock. */
export type ExistingAdviceAdopted = Fact<
  'ExistingAdviceAdopted',
  { readonly adviceId: string; readonly body: AdviceBody; readonly adviceDatedOn: CalendarDate }
>;
export type AdviceReceived = Fact<'AdviceReceived', { readonly adviceId: string }>;
/** Sent back as inadequate: the due date of that advice does not move. */
export type AdviceReturned = Fact<'AdviceReturned', { readonly adviceId: string }, Narrative>;
export type AdviceAccepted = Fact<'AdviceAccepted', { readonly adviceId: string }>;
export type AdviceChased = Fact<
  'AdviceChased',
  { readonly adviceId: string; readonly channel: 'email' | 'post' | 'telephone' | 'inPerson' },
  Narrative
>;
/** Reg 8(2)(c): the child missed that body's appointment. */
export type AppointmentMissed = Fact<'AppointmentMissed', { readonly adviceId: string }>;

/** The family was told that a plan will be made (no statutory limit of its own). */
export type DecisionToIssueNotified = Fact<
  'DecisionToIssueNotified',
  { readonly overturns: 'order' | 'mediation' | 'concession' | 'ownReview' | null }
>;
/** Reg 10(1): the family was told that no plan will be made. */
export type DecisionNotToIssueNotified = Fact<
  'DecisionNotToIssueNotified',
  { readonly reasons: readonly RefusalReason[]; readonly appealWordingSent: boolean },
  Narrative
>;
/** Reg 13(1): a draft plan was served on the family; the service day is day 1 of fifteen. Serving again restarts them. */
export type DraftPlanServed = Fact<
  'DraftPlanServed',
  { readonly draftId: string; readonly method: 'email' | 'post' | 'inPerson' }
>;
export type RepresentationsReceived = Fact<
  'RepresentationsReceived',
  { readonly draftId: string; readonly settingPreferred: boolean; readonly finished: boolean },
  Narrative
>;
export type DraftMeetingRequested = Fact<'DraftMeetingRequested', { readonly draftId: string }>;
export type DraftMeetingHeld = Fact<'DraftMeetingHeld', { readonly draftId: string }>;
/** CFA 2014 s.39(2), s.40: a setting was consulted before being named. */
export type SettingConsulted = Fact<
  'SettingConsulted',
  { readonly consultationId: string },
  { readonly setting?: string; readonly urn?: string }
>;
export type SettingReplied = Fact<
  'SettingReplied',
  {
    readonly consultationId: string;
    readonly view: 'canMeetNeed' | 'cannotMeetNeed' | 'noPlace' | 'noView';
    /** Limbs of CFA 2014 s.39(4) that the setting relies on. */
    readonly grounds: readonly ('unsuitable' | 'incompatibleEducation' | 'incompatibleResources')[];
  },
  Narrative
>;
/** A sector agreed the plan, with the post of the person who did; a local quality rule, not law. */
export type PlanSignedOff = Fact<'PlanSignedOff', { readonly sector: Sector; readonly post: string }>;
/** Reg 13(2), reg 14: the final plan went to one recipient. */
export type FinalPlanSent = Fact<
  'FinalPlanSent',
  {
    readonly recipient: Recipient;
    /** False where the plan names a type of setting or none (section I): reg 13(2) then has no setting to send to. */
    readonly namesSetting: boolean;
    readonly appealWordingSent: boolean;
    /** Why the record stands although a step before it is missing or a minimum period was cut short. */
    readonly outOfTurn: 'imported' | 'alreadyHappened' | null;
  },
  { readonly setting?: string; readonly urn?: string }
>;

export type RequestWithdrawn = Fact<
  'RequestWithdrawn',
  {
    readonly by: 'family' | 'authorityPrompted' | 'notStated';
    /** False where a return says "withdrawn" without a day: the fact then stands at the return's reference date. */
    readonly dateKnown: boolean;
  },
  Narrative
>;
export type ChildMovedOut = Fact<'ChildMovedOut', { readonly toAuthority: string | null; readonly dateKnown: boolean }>;
export type ChildDied = Fact<'ChildDied'>;

/** An assessment whose beginning is not known, as a return of a later year states it (SEN2 outcome H). */
export type AssessmentBroughtIn = Fact<'AssessmentBroughtIn', { readonly childId: string }>;

/** Somebody of the authority saw the child and the family at the beginning of an assessment; a local standard, not law. */
export type FamilyVisitRecorded = Fact<
  'FamilyVisitRecorded',
  { readonly place: 'home' | 'setting' | 'office' | 'online'; readonly visitorPost: string },
  Narrative
>;
/** A meeting built around the child, in which what the child and the family want was put together (Code 9.22). */
export type PersonCentredMeetingHeld = Fact<
  'PersonCentredMeetingHeld',
  { readonly childAttended: boolean; readonly outcomesAgreed: boolean },
  Narrative
>;

/**
 * What the child or young person thinks and wants for section A (SEND Regulations 2014 reg 12(1)(a)): how it was learnt and by
 * which post; the words themselves are sealed.
 */
export type ChildViewsRecorded = Fact<
  'ChildViewsRecorded',
  { readonly learntHow: readonly ViewsWay[]; readonly learntBy: string },
  Narrative
>;
export type ViewsWay = 'conversation' | 'inWriting' | 'pictures' | 'observation' | 'throughSomeone';

/** Facts of the stages: each of them is an event of the machine. */
export type NeedsAssessmentStageEvent =
  | RequestReceived
  | ResponsibilityBegan
  | ReassessmentBegan
  | AssessmentBroughtIn
  | ConsiderationNotified
  | DecisionToAssessNotified
  | DecisionNotToAssessNotified
  | AdviceRequested
  | ExistingAdviceAdopted
  | AdviceReceived
  | AdviceReturned
  | AdviceAccepted
  | AdviceChased
  | AppointmentMissed
  | DecisionToIssueNotified
  | DecisionNotToIssueNotified
  | DraftPlanServed
  | RepresentationsReceived
  | DraftMeetingRequested
  | DraftMeetingHeld
  | SettingConsulted
  | SettingReplied
  | PlanSignedOff
  | FinalPlanSent
  | DisputeOutcomeRecorded
  | RequestWithdrawn
  | ChildMovedOut
  | ChildDied;

/** Facts that belong to no stage: they may be recorded at any time after the case began. */
export type NeedsAssessmentSideEvent =
  | FamilyVisitRecorded
  | PersonCentredMeetingHeld
  | ChildViewsRecorded
  | ExceptionEvent
  | FeedbackEvent
  | LetterEvent
  | RequestEvaluationEvent
  | EarlyNotificationReceived
  | AdviceAudited
  | CaseAllocated
  | NoteAdded
  | ReturnFlagsStated
  | FactCorrected;

export type NeedsAssessmentEvent = NeedsAssessmentStageEvent | NeedsAssessmentSideEvent;
