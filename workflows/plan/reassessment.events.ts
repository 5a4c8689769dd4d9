import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** CFA 2014 s.44(2): somebody who may do so asked for a re-assessment. */
export type ReassessmentRequested = Fact<
  'ReassessmentRequested',
  {
    readonly reassessmentId: string;
    readonly requestedBy: 'parentOrYoungPerson' | 'setting' | 'healthBody';
  },
  Narrative
>;
/**
 * Reg 25(1): the family was told that there will be a re-assessment; or the authority decided on its own (s.44(3)). The
 * fourteen weeks of reg 27(2) start in the assessment's own stream.
 */
export type DecisionToReassessNotified = Fact<
  'DecisionToReassessNotified',
  {
    readonly reassessmentId: string;
    readonly because: 'requested' | 'ownDecision' | 'order' | 'concession' | 'agreement';
  }
>;
/** Reg 24, 25(1): the family was told that there will be none. */
export type DecisionNotToReassessNotified = Fact<
  'DecisionNotToReassessNotified',
  {
    readonly reassessmentId: string;
    readonly reason: 'assessedWithinSixMonths' | 'notNecessary';
    readonly appealWordingSent: boolean;
  },
  Narrative
>;
/** Reg 27: the re-assessment ended. `occurredOn` is the day the plan was sent, or the day it came to another end. */
export type ReassessmentEnded = Fact<
  'ReassessmentEnded',
  {
    readonly reassessmentId: string;
    readonly needsAssessmentId: string;
    readonly outcome: 'planSent' | 'noChange' | 'withdrawn';
  }
>;

/** SI 2014/1652: money for the family to arrange provision with. */
export type PersonalBudgetAgreed = Fact<
  'PersonalBudgetAgreed',
  { readonly arrangement: 'organised' | 'thirdParty' | 'directPayment' | 'mixed' }
>;
export type DirectPaymentBegan = Fact<'DirectPaymentBegan', { readonly paymentId: string }>;
/** SI 2014/1652 reg 11: how the payments were made and used was looked at. */
export type DirectPaymentReviewed = Fact<'DirectPaymentReviewed', { readonly paymentId: string }, Narrative>;
export type DirectPaymentEnded = Fact<
  'DirectPaymentEnded',
  { readonly paymentId: string; readonly lastPaidOn: CalendarDate | null }
>;

export type ReassessmentEvent =
  ReassessmentRequested | DecisionToReassessNotified | DecisionNotToReassessNotified | ReassessmentEnded;
export type PersonalBudgetEvent =
  PersonalBudgetAgreed | DirectPaymentBegan | DirectPaymentReviewed | DirectPaymentEnded;
