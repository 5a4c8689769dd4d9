import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/**
 * What an authority must do because a dispute ended so: in the words of reg 44(2), which an agreement (reg 42(2)) and a
 * concession (reg 45) borrow.
 */
export type Requirement =
  /** Make an assessment (reg 44(2)(b)). */
  | 'assess'
  /** Make a re-assessment (reg 44(2)(b)). */
  | 'reassess'
  /** Make a plan (reg 44(2)(c)). */
  | 'makePlan'
  /** Think again whether a plan is needed (reg 44(2)(d)). */
  | 'reconsider'
  /** Amend what the plan says, with or without the setting it names (reg 44(2)(e)). */
  | 'amendContent'
  /** Amend only the setting or type of setting named (reg 44(2)(f)). */
  | 'nameSetting'
  /** The appeal against ceasing was allowed: go on maintaining the plan (reg 44(2)(g)). */
  | 'continuePlan'
  /** The same, and amend it (reg 44(2)(h)). */
  | 'continueAndAmend'
  /** The appeal against ceasing was dismissed: the plan ends at once (reg 44(2)(a)). */
  | 'ceasePlan';

/** Which way a requirement came about: the Tribunal's order, an unopposed appeal (reg 45) or a mediation agreement. */
export type OutcomeBy = 'order' | 'concession' | 'agreement';

/**
 * A dispute about a decision of this stream ended, and the authority must now do something in it. `occurredOn` is the day
 * of the order, of the authority's notice to the Tribunal, or of the agreement: the day 0 of what must be done. Recorded
 * by the process manager that follows disputes.
 */
export type DisputeOutcomeRecorded = Fact<
  'DisputeOutcomeRecorded',
  {
    readonly disputeId: string;
    readonly by: OutcomeBy;
    readonly requires: Requirement;
    /** A date the order, direction or written agreement itself states (reg 44(1), reg 42(5)). */
    readonly directedOn: CalendarDate | null;
  }
>;
