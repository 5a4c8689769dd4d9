import type { AuditSettingFact } from '../quality/audit-settings.js';
import type { FactCorrected } from '../kernel/common-events.js';
import type { AuthoritySettings } from '../kernel/decider.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ClosedSetting } from '../timetable/calendars.js';
import type { PolicyName } from '../timetable/policy-options.js';
import type { CalendarFeedEvent } from './calendar-feed.events.js';
import type { StaffEvent } from './staff.events.js';
import type { LetterheadSet } from './letterhead.js';
import type { VoiceSetting } from './voice-settings.js';

/** Whose closures of which academic year are meant. Every list of one group replaces the one before. */
export interface ClosureGroup {
  /** Calendar year in which the academic year begins: 2026 for 2026/27. */
  readonly academicYear: number;
  readonly kind: ClosedSetting;
  /** One named setting with dates of its own, or null for the authority's settings of the kind. */
  readonly setting: string | null;
}

/** One holiday or other continuous closure. */
export interface ClosurePeriod {
  readonly name: string;
  readonly firstClosedOn: CalendarDate;
  /** The first day on which the setting is open again. */
  readonly reopensOn: CalendarDate;
}

/** The authority settled a question on which the law is silent or disputed. `occurredOn` is the day it holds from. */
export type PolicyOptionChosen = Fact<
  'PolicyOptionChosen',
  {
    readonly option: PolicyName;
    readonly value: string;
    /** Why, for those who read a figure later. Stands in clear and names no child. */
    readonly reason: string;
  }
>;

/** Which sectors must sign a plan off before it is sent, in this order; none where the list is empty. */
export type SignOffOrderSet = Fact<
  'SignOffOrderSet',
  { readonly order: AuthoritySettings['signOffOrder']; readonly reason: string | null }
>;

/** Weeks of the local milestones; those left out stand at their usual week. Replaces what was set before. */
export type LocalMilestonesSet = Fact<
  'LocalMilestonesSet',
  { readonly weeks: Readonly<Partial<Record<string, number>>>; readonly reason: string | null }
>;

/**
 * Periods of practice: when a case counts as stuck, and by when escalations and contacts are answered. Those left out stand
 * at what is usual. Replaces what was set before.
 */
export type CaseworkLimitsSet = Fact<
  'CaseworkLimitsSet',
  {
    readonly days: Readonly<Partial<Record<string, number>>>;
    /** Id of the manager to whom an escalation goes that nobody answers. */
    readonly secondLevel: string | null;
    readonly reason: string | null;
  }
>;

/** When settings are closed in an academic year. Recorded anew for the same year it replaces the earlier list. */
export type SchoolClosuresRecorded = Fact<
  'SchoolClosuresRecorded',
  ClosureGroup & {
    readonly closures: readonly ClosurePeriod[];
    /** Why they are recorded or recorded anew; not known of lists from before anybody was asked. */
    readonly reason?: string;
  }
>;

/** The authority no longer keeps closures of that year. */
export type SchoolClosuresWithdrawn = Fact<'SchoolClosuresWithdrawn', ClosureGroup & { readonly reason: string }>;

export type SettingFact =
  | PolicyOptionChosen
  | SignOffOrderSet
  | LocalMilestonesSet
  | SchoolClosuresRecorded
  | SchoolClosuresWithdrawn
  | LetterheadSet
  | VoiceSetting
  | AuditSettingFact
  | CaseworkLimitsSet;
export type AuthorityEvent = SettingFact | CalendarFeedEvent | StaffEvent | FactCorrected;
