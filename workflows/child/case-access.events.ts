import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** Who may open a restricted case besides those it is allocated to: people by id, teams by name. */
export interface CaseOpeners {
  readonly people: readonly string[];
  readonly teams: readonly string[];
  /** The manager who answers for the restriction; always one of the people. */
  readonly manager: string;
}

/** Why somebody had to open a restricted case that is not theirs. */
export type BreakGlassCategory = 'childAtRisk' | 'legalDeadline' | 'colleagueAbsent' | 'audit' | 'other';
/** What came of looking at a use: it was right; it was right but something must be done; it was not. */
export type BreakGlassOutcome = 'justified' | 'followUp' | 'notJustified';

/** From now on only those named and those it is allocated to may open the case. The reason is sealed. */
export type CaseRestricted = Fact<'CaseRestricted', CaseOpeners, Narrative>;
/** Others than before may open the restricted case; the whole list as it is from now on. */
export type CaseAccessChanged = Fact<'CaseAccessChanged', CaseOpeners, Narrative>;
/** Everybody who works with cases may open it again. */
export type CaseRestrictionLifted = Fact<'CaseRestrictionLifted', object, Narrative>;
/** Somebody not among those who may opened the restricted case for a reason, to the end of that day. */
export type CaseOpenedUnderBreakGlass = Fact<
  'CaseOpenedUnderBreakGlass',
  {
    readonly breakGlassId: string;
    readonly personId: string;
    readonly category: BreakGlassCategory;
    /** The last day, in London, on which the case is open to them. */
    readonly until: CalendarDate;
  },
  Narrative
>;
/** A manager or auditor looked at a use of break-glass and said whether it was right. */
export type BreakGlassReviewed = Fact<
  'BreakGlassReviewed',
  { readonly breakGlassId: string; readonly reviewerId: string; readonly outcome: BreakGlassOutcome },
  Narrative
>;

export type CaseAccessEvent =
  CaseRestricted | CaseAccessChanged | CaseRestrictionLifted | CaseOpenedUnderBreakGlass | BreakGlassReviewed;
