import type { ClosurePeriod } from '../../workflows/authority/authority.events.js';
import { auditSettingsIn, milestonesWith } from '../../workflows/authority/authority.settings.js';
import { defaultSmallestShown } from '../../projections/suppression.js';
import { factsInForce, lastDay, questionnaireOf } from '../../workflows/authority/authority.state.js';
import type { FactsInForce } from '../../workflows/authority/authority.state.js';
import { usualComplaintLimits } from '../../workflows/complaint/complaint-limits.js';
import type { ComplaintLimits } from '../../workflows/complaint/complaint-limits.js';
import { usualQuestionnaire } from '../../workflows/feedback/questionnaire.js';
import { isCalendarFeedEvent } from '../../workflows/authority/calendar-feeds.js';
import { isStaffEvent } from '../../workflows/authority/staff.js';
import { caseworkLimits } from '../../workflows/casework/casework-limits.js';
import type { CaseworkLimit, CaseworkLimitId } from '../../workflows/casework/casework-limits.js';
import type { LetterheadSet } from '../../workflows/authority/letterhead.js';
import type { AuthoritySettings, Questionnaire } from '../../workflows/kernel/decider.js';
import { usualAuditSettings } from '../../workflows/quality/audit-settings.js';
import type { AuditOf, AuditSettings as AuditYardsticks } from '../../workflows/quality/audit-settings.js';
import type { Actor, Recorded } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ClosedSetting } from '../../workflows/timetable/calendars.js';
import { usualMilestones } from '../../workflows/timetable/local-milestones.js';
import { defaultPolicy, policyNames, policyQuestions } from '../../workflows/timetable/policy-options.js';
import type { PolicyName } from '../../workflows/timetable/policy-options.js';
import type { RecordedSettings } from '../commands/basis.service.js';

/** Where a setting comes from. All null where the authority has recorded nothing and the default stands. */
export interface SettingSource {
  readonly since: CalendarDate | null;
  readonly reason: string | null;
  /** Revision of the authority's stream: what a correction names. */
  readonly revision: number | null;
}

export interface PolicySetting extends SettingSource {
  readonly option: PolicyName;
  readonly question: string;
  readonly value: string;
  readonly default: string;
  readonly values: readonly string[];
}

export interface MilestoneSetting {
  readonly id: string;
  readonly title: string;
  readonly week: number;
  readonly usual: number;
}

export interface CaseworkSetting {
  readonly id: CaseworkLimitId;
  readonly title: string;
  readonly help: string;
  readonly counted: CaseworkLimit['counted'];
  readonly days: number;
  readonly usual: number;
}

export interface ClosuresSetting extends SettingSource {
  readonly academicYear: number;
  readonly kind: ClosedSetting;
  readonly setting: string | null;
  readonly closures: readonly ClosurePeriod[];
}

/** One change as it was recorded. */
export interface SettingChange {
  readonly revision: number;
  readonly type: string;
  readonly occurredOn: CalendarDate;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly data: object;
}

/** An authority's settings in force, as plain JSON. */
export interface AuthoritySettingsView {
  readonly authority: string;
  /** By the end of which day they had been recorded; null: to this moment. */
  readonly knownOn: CalendarDate | null;
  /** Revision of the last event known; -1 where nothing is recorded. */
  readonly revision: number;
  readonly policy: readonly PolicySetting[];
  readonly signOff: SettingSource & { readonly order: AuthoritySettings['signOffOrder'] };
  readonly milestones: SettingSource & { readonly weeks: readonly MilestoneSetting[] };
  readonly closures: readonly ClosuresSetting[];
  /** What quality audits are measured by, and where each part comes from. */
  readonly audits: AuditYardsticks & {
    readonly sources: {
      readonly scale: SettingSource;
      readonly posts: SettingSource;
      readonly criteria: Readonly<Record<AuditOf, SettingSource>>;
    };
  };
  /** Periods of practice, each with what is usual. */
  readonly casework: SettingSource & {
    readonly limits: readonly CaseworkSetting[];
    readonly secondLevel: string | null;
  };
  /** What letters carry; null where the authority has set nothing. */
  readonly letterhead: (SettingSource & LetterheadSet['data']) | null;
  readonly complaintLimits: SettingSource & ComplaintLimits;
  readonly questionnaire: SettingSource & Questionnaire;
  readonly smallestShown: SettingSource & { readonly smallestShown: number };
  /** Every change, oldest first, corrections among them. */
  readonly history: readonly SettingChange[];
}

const byDefault: SettingSource = { since: null, reason: null, revision: null };

/** What the settings say, each with the day it holds from and the reason given. */
export function authoritySettings(
  { authority, state, history }: RecordedSettings,
  knownOn: CalendarDate | null,
): AuthoritySettingsView {
  const inForce = factsInForce(state, lastDay);
  const { policy, signOff, milestones, closures, letterhead, audits, casework, ...voices } = inForce;
  const practice = casework.at(-1) ?? null;
  const weeks = milestonesWith(milestones?.data.weeks ?? {});
  return {
    authority,
    knownOn,
    revision: history.length - 1,
    policy: policyNames.map((option) => {
      const chosen = policy.get(option);
      const { question, values } = policyQuestions[option];
      const value = chosen?.data.value ?? defaultPolicy[option];
      return { option, question, value, default: defaultPolicy[option], values, ...sourceOf(chosen) };
    }),
    signOff: { order: signOff?.data.order ?? [], ...sourceOf(signOff) },
    milestones: {
      weeks: weeks.map(({ id, title, week }, index) => ({
        id,
        title,
        week,
        usual: usualMilestones[index]?.week ?? week,
      })),
      ...sourceOf(milestones),
    },
    closures: closures.map(
      ({ occurredOn: since, revision, data: { academicYear, kind, setting, closures: list, reason } }) => ({
        academicYear,
        kind,
        setting,
        since,
        reason: reason ?? null,
        revision,
        closures: list.toSorted((a, b) => (a.firstClosedOn < b.firstClosedOn ? -1 : 1)),
      }),
    ),
    audits: {
      ...(auditSettingsIn(inForce) ?? usualAuditSettings),
      sources: {
        scale: sourceOf(audits.scale),
        posts: sourceOf(audits.posts),
        criteria: {
          plan: sourceOf(audits.criteria.plan),
          advice: sourceOf(audits.criteria.advice),
          review: sourceOf(audits.criteria.review),
        },
      },
    },
    casework: {
      limits: caseworkLimits.map(({ usual, ...limit }) => ({
        ...limit,
        usual,
        days: practice?.data.days[limit.id] ?? usual,
      })),
      secondLevel: practice?.data.secondLevel ?? null,
      ...sourceOf(practice),
    },
    letterhead: letterhead === null ? null : { ...letterhead.data, ...sourceOf(letterhead) },
    ...voiceSettings(voices),
    // Calendar feeds and people are no settings and have pages of their own.
    history: history.filter((event) => !isCalendarFeedEvent(event) && !isStaffEvent(event)).map(changeOf),
  };
}

function voiceSettings({
  complaintLimits,
  questionnaires,
  smallestShown,
}: Pick<FactsInForce, 'complaintLimits' | 'questionnaires' | 'smallestShown'>): Pick<
  AuthoritySettingsView,
  'complaintLimits' | 'questionnaire' | 'smallestShown'
> {
  const { firstStage, secondStage } = complaintLimits?.data ?? usualComplaintLimits;
  const asked = questionnaires.at(-1);
  return {
    complaintLimits: { firstStage, secondStage, ...sourceOf(complaintLimits) },
    questionnaire: { ...(asked === undefined ? usualQuestionnaire : questionnaireOf(asked)), ...sourceOf(asked) },
    smallestShown: {
      smallestShown: smallestShown?.data.smallestShown ?? defaultSmallestShown,
      ...sourceOf(smallestShown),
    },
  };
}

interface WithReason {
  readonly occurredOn: CalendarDate;
  readonly revision: number;
  readonly data: { readonly reason: string | null };
}

function sourceOf(fact: WithReason | null | undefined): SettingSource {
  if (fact === null || fact === undefined) return byDefault;
  return { since: fact.occurredOn, reason: fact.data.reason, revision: fact.revision };
}

function changeOf({ revision, type, occurredOn, recordedAt, actor, data }: Recorded): SettingChange {
  return { revision, type, occurredOn, recordedAt, actor, data };
}
