import type { Command } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { SettingFact } from './authority.events.js';

/** Every command that changes a setting, with the fact it wishes for. */
export const factOfAuthorityCommand = {
  ChoosePolicyOption: 'PolicyOptionChosen',
  SetSignOffOrder: 'SignOffOrderSet',
  SetLocalMilestones: 'LocalMilestonesSet',
  RecordSchoolClosures: 'SchoolClosuresRecorded',
  WithdrawSchoolClosures: 'SchoolClosuresWithdrawn',
  SetLetterhead: 'LetterheadSet',
  SetComplaintLimits: 'ComplaintLimitsSet',
  SetQuestionnaire: 'QuestionnaireSet',
  SetSmallestShown: 'SmallestShownSet',
  SetAuditScale: 'AuditScaleSet',
  SetAuditCriteria: 'AuditCriteriaSet',
  SetAuditorPosts: 'AuditorPostsSet',
  SetCaseworkLimits: 'CaseworkLimitsSet',
} as const satisfies Readonly<Record<string, SettingFact['type']>>;

export type AuthorityCommandType = keyof typeof factOfAuthorityCommand;
type FactOf<C extends AuthorityCommandType> = Extract<SettingFact, { type: (typeof factOfAuthorityCommand)[C] }>;

export interface ChangeSetting<C extends AuthorityCommandType> extends Command<C> {
  /** The day it holds from: today or earlier. */
  readonly on: CalendarDate;
  readonly data: FactOf<C>['data'];
}

export type AuthorityCommand = { [C in AuthorityCommandType]: ChangeSetting<C> }[AuthorityCommandType];
