import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** SEN2 item 4.6: why a plan ended. */
export type CeaseReason = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** Reg 31(1): the authority told the family that it is considering ceasing the plan (CFA 2014 s.45(1)). */
export type CeasingConsidered = Fact<
  'CeasingConsidered',
  { readonly ground: 'noLongerResponsible' | 'noLongerNecessary' },
  Narrative
>;
/** Reg 31(1): the family and the setting named were informed and consulted. */
export type CeaseConsulted = Fact<'CeaseConsulted', { readonly settingConsulted: boolean }, Narrative>;
/** The authority decided to cease, outside a review or in one. */
export type CeaseDecided = Fact<'CeaseDecided', { readonly reason: CeaseReason }>;
/** Reg 31(2)-(3): the family, the setting and the health body were told, with appeal wording. */
export type CeaseNoticeSent = Fact<
  'CeaseNoticeSent',
  { readonly reason: CeaseReason; readonly appealWordingSent: boolean }
>;
/** The plan goes on after all: the authority thought again, or was ordered or agreed to continue it. */
export type PlanContinued = Fact<
  'PlanContinued',
  { readonly because: 'ownReview' | 'order' | 'agreement' | 'concession' }
>;
/** CFA 2014 s.46: the authority uses its power to keep the plan to the end of the academic year of the 25th birthday. */
export type PlanKeptToYearEnd = Fact<
  'PlanKeptToYearEnd',
  { readonly setting: 'furtherEducation' | 'other'; readonly courseEndsOn: CalendarDate | null }
>;
export type PlanCeased = Fact<
  'PlanCeased',
  {
    /** SEN2 item 4.6, 1 to 9; null where the return gives none. */
    readonly reason: string | null;
  }
>;
/** What became of a dispute about ceasing, as far as it keeps the plan alive (CFA 2014 s.45(4)). */
export type DisputeProgressRecorded = Fact<
  'DisputeProgressRecorded',
  {
    readonly disputeId: string;
    readonly step: 'certificateIssued' | 'appealReceived' | 'appealDetermined';
  }
>;

export type CeasingEvent =
  | CeasingConsidered
  | CeaseConsulted
  | CeaseDecided
  | CeaseNoticeSent
  | PlanContinued
  | PlanKeptToYearEnd
  | PlanCeased
  | DisputeProgressRecorded;
